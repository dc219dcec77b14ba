"""Questions that users write: added, changed, tagged, filed, retired and brought back.

Their authors get cards of them. ``generated`` has the questions of briefs.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, product
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Count, F
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from content.models import Brief
from learning.bank.copies import follow_key, locked_original, study_original, worded
from learning.bank.images import Picture, keep_picture
from learning.bank.texts import link_pictures, standing_name
from learning.cards.making import add_cards, make_cards
from learning.cards.suspension import retire_with
from learning.kinds.adapted import has_card
from learning.kinds.checking import check_written
from learning.kinds.limits import MOST_TAGS
from learning.kinds.written import OWN, WrittenQuestion
from learning.models import Card, Question, QuestionQuerySet, Tag, User
from learning.models.people import TWICE, lock_user
from learning.search_index.upkeep import put_questions

MOST_WRITTEN = 5000
TOO_MANY_TAGS = f"A question has {MOST_TAGS} tags at most."
AT_ONCE = 1000  # rows of one statement
Tagged = Question.tags.through


class OverLimit(Exception):
    """There are as many questions or tags as allowed; the text says which."""


class CopiedBefore(Exception):
    """The user has a version of the original already: ``copy``."""

    def __init__(self, copy: Question) -> None:
        self.copy = copy


class ChangedMeanwhile(Exception):
    """The question has changed since the page showed it."""


@dataclass(frozen=True, slots=True)
class Filing:
    """How a question is filed: its brief, the ``subject`` there ("people/zhao-min"; "" for none in
    particular), and its tags."""

    about: Brief | None = None
    subject: str = ""
    tags: tuple[str, ...] = ()


UNFILED = Filing()


def filing_of(question: Question) -> Filing:
    """How a question is filed now."""
    tags = tuple(tag.name for tag in question.tags.all())
    return Filing(question.about, question.subject, tags)


def add_question(
    owner: User,
    written: WrittenQuestion,
    filing: Filing,
    now: datetime,
    original: Question | None = None,
    picture: Picture | None = None,
) -> Question:
    """Add a question, and a card for its author. The same question again within a minute returns
    the first. ``picture`` is the new picture that the question names, if any.

    A version of an ``original`` shares its card while it has the same answer. Raises
    ``InvalidBody``, ``CopiedBefore``, ``OverLimit`` and ``TooManyImages``.
    """
    with transaction.atomic():
        lock_user(owner)
        if original:
            same_row = Question.objects.select_for_update(of=("self",), no_key=True)
            original = same_row.get(pk=original.pk)
        written = standing_name(owner, written)
        body = worded(written, original)
        if original and (copy := Question.objects.filter(owner=owner, copy_of=original).first()):
            if copy.body == body:
                return copy
            raise CopiedBefore(copy)
        if Question.objects.written_by(owner).count() >= MOST_WRITTEN:
            raise OverLimit(f"You have written {MOST_WRITTEN} questions, as many as there may be.")
        just_now = Question.objects.written_by(owner).filter(offered_at__gt=now - TWICE)
        if same := next((one for one in just_now if one.body == body), None):
            return same
        question = create_question(owner, written, now, filing, original)
        if filing.tags:
            question.tags.set(_tags(owner, filing.tags))
            put_questions([question.pk])
        if picture:
            keep_picture(owner, question, picture, now)
        link_pictures(owner, [question])
        if question.owns_card:
            add_cards(owner, [question])
        elif original:
            study_original(owner, original)
        return question


def create_question(
    owner: User,
    written: WrittenQuestion,
    now: datetime,
    filing: Filing = UNFILED,
    original: Question | None = None,
) -> Question:
    """Save the row only, in the caller's transaction. Raises ``InvalidBody``."""
    check_written(written)
    question = unsaved_question(owner, written, now, filing, original)
    question.save(force_insert=True)
    put_questions([question.pk])
    return question


def add_many_questions(
    owner: User,
    many: Sequence[tuple[WrittenQuestion, Filing]],
    now: datetime,
    *,
    with_cards: bool = True,
) -> list[Question]:
    """Add questions, and cards of them, in few statements, and return the questions. The caller has
    locked the owner in a transaction and checked each question. Raises ``OverLimit``."""
    if refusal := no_room(owner, len(many)):
        raise OverLimit(refusal)
    rows = [unsaved_question(owner, question, now, filing) for question, filing in many]
    questions: list[Question] = bulk_create_with_history(rows, Question, batch_size=AT_ONCE)
    tags = {tag.name: tag for tag in _tags(owner, chain(*(filing.tags for _, filing in many)))}
    links = (
        Tagged(question=question, tag=tags[name])
        for question, (_, filing) in zip(questions, many, strict=True)
        for name in filing.tags
    )
    Tagged.objects.bulk_create(links, batch_size=AT_ONCE)
    put_questions(question.pk for question in questions)
    link_pictures(owner, questions)
    if with_cards:
        add_cards(owner, [one for one in questions if one.owns_card])
    return questions


def no_room(owner: User, more: int) -> str:
    """Why the owner may not write ``more`` questions; "" if they may."""
    written = Question.objects.written_by(owner).count()
    if written + more <= MOST_WRITTEN:
        return ""
    return (
        f"You have written {written} questions, and may have {MOST_WRITTEN}: there is no room "
        f"for {more} more."
    )


def unsaved_question(
    owner: User,
    written: WrittenQuestion,
    now: datetime,
    filing: Filing,
    original: Question | None = None,
    taken_from: Question | None = None,
) -> Question:
    """The row of a new question. A copy of a colleague's question, ``taken_from``, keeps what that
    adapts of a brief."""
    uid = uuid4().hex
    body = worded(written, original, taken_from.body if taken_from else None)
    return Question(
        uid=uid,
        origin=Question.Origin.AUTHORED,
        type=OWN,
        owner=owner,
        passage_id=original.passage_id if original else None,
        copy_of=original,
        taken_from=taken_from,
        taken_at=now if taken_from else None,
        owns_card=has_card(body),
        about=filing.about,
        subject=filing.subject or f"{OWN}/{uid}",
        sibling_key=f"{OWN}/{uid}",
        weight="core",
        position=0,
        body=body,
        offered_at=now,
        changed_at=now,
    )


def change_question(
    question: Question,
    written: WrittenQuestion,
    filing: Filing,
    seen: datetime | None,
    now: datetime,
    picture: Picture | None = None,
) -> None:
    """Change a question; its cards and answers stay. ``seen`` is the ``changed_at`` that the form
    was made from. Raises ``ChangedMeanwhile``, ``InvalidBody`` and ``TooManyImages``."""
    check_written(written)
    owner = question.owner
    assert owner is not None
    with transaction.atomic():
        if picture or written.reading_text:
            lock_user(owner)
        original = locked_original(question) if question.copy_of_id else None
        locked = Question.objects.select_for_update(no_key=True).get(pk=question.pk)
        written = standing_name(owner, written, locked.body.get("reading_text", ""))
        body = worded(written, original, locked.body)
        subject = filing.subject or f"{OWN}/{locked.uid}"
        filed = (locked.about, locked.subject) == (filing.about, subject)
        as_it_is = locked.body == body and filed
        if locked.changed_at != seen and not as_it_is:
            raise ChangedMeanwhile
        locked.tags.set(_tags(owner, filing.tags))
        if as_it_is:
            put_questions([locked.pk])
            return
        if picture:
            keep_picture(owner, locked, picture, now)
        locked.body, locked.changed_at = body, now
        locked.about, locked.subject = filing.about, subject
        had_card, locked.owns_card = locked.owns_card, has_card(body)
        locked.save(update_fields=["body", "about", "subject", "owns_card", "changed_at"])
        put_questions([locked.pk])
        link_pictures(owner, [locked])
        # Makes open pages with the old wording stale.
        Card.objects.filter(question=locked).update(seq=F("seq") + 1)
        Card.objects.filter(question=locked, user=owner).update(brief=filing.about)
        if had_card != locked.owns_card:
            follow_key(locked, original)


def tag_questions(
    owner: User, questions: QuestionQuerySet, names: Collection[str], now: datetime
) -> None:
    """Add tags to questions. Raises ``OverLimit`` if one would have too many."""
    if len(names) > MOST_TAGS:  # before making a row for each
        raise OverLimit(TOO_MANY_TAGS)
    with transaction.atomic():
        locked = list(questions.order_by("pk").select_for_update(no_key=True))
        tags = _tags(owner, names)
        links = (Tagged(question=question, tag=tag) for question, tag in product(locked, tags))
        Tagged.objects.bulk_create(links, ignore_conflicts=True)
        filed = Question.objects.filter(pk__in=[question.pk for question in locked])
        if filed.annotate(filed=Count("tags")).filter(filed__gt=MOST_TAGS).exists():
            raise OverLimit(TOO_MANY_TAGS)
        filed.update(changed_at=now)  # makes forms without these tags stale
        put_questions(question.pk for question in locked)


def file_under(questions: QuestionQuerySet, about: Brief | None, now: datetime) -> None:
    """File questions under a brief, or under none; they lose a subject in another brief."""
    with transaction.atomic():
        locked = questions.exclude(about=about) if about else questions.exclude(about=None)
        ids = _change_each(locked, now, about=about, subject=None)
        own = Card.objects.filter(question__in=ids, user=F("question__owner"))
        Card.objects.filter(pk__in=own.values("pk")).update(brief=about)


def retire_questions(questions: QuestionQuerySet, now: datetime) -> None:
    """Retire questions, and suspend their cards."""
    with transaction.atomic():
        retire_with(_change_each(questions.current(), now, retired_at=now))


def bring_back_questions(owner: User, questions: QuestionQuerySet, now: datetime) -> None:
    """Bring retired questions and their cards back."""
    with transaction.atomic():
        ids = _change_each(questions.exclude(retired_at=None), now, retired_at=None)
        asked = Question.objects.filter(pk__in=ids, owns_card=True)
        cards = Card.objects.filter(question__in=asked, suspension=Card.Suspension.RETIRED)
        cards.update(suspended=False, suspension="")
        if ids:
            make_cards(owner, asked)  # a version may have come to need one meanwhile


def _change_each(questions: QuestionQuerySet, now: datetime, **changed: Any) -> list[int]:
    """Change questions, record a version of each, and return their ids. A question left without a
    subject gets its own uid for one."""
    locked = list(questions.order_by("pk").select_for_update(no_key=True))
    if not locked:
        return []
    owner = locked[0].owner
    for question in locked:
        question.changed_at = now
        question.owner = owner  # one object for all: none is loaded again
        for name, value in changed.items():
            setattr(question, name, value)
        question.subject = question.subject or f"{OWN}/{question.uid}"
    fields = sorted({"changed_at", "subject", *changed})
    bulk_update_with_history(locked, Question, fields)
    put_questions(question.pk for question in locked)
    return [question.pk for question in locked]


def tag_names(text: str) -> list[str]:
    """The tags in a line of text, separated by commas."""
    names = (" ".join(name.casefold().split()) for name in text.split(","))
    return list(dict.fromkeys(name for name in names if name))


def _tags(owner: User, names: Iterable[str]) -> Collection[Tag]:
    wanted = list(dict.fromkeys(names))
    Tag.objects.bulk_create((Tag(owner=owner, name=name) for name in wanted), ignore_conflicts=True)
    return Tag.objects.filter(owner=owner, name__in=wanted)
