"""Questions that somebody writes themselves: added, changed, tagged, retired and brought back.

Each joins its author's queue as a card. ``generated`` keeps those of briefs.
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
from learning.cards.making import add_cards, make_cards
from learning.cards.suspension import retire_with
from learning.kinds.adapted import shares_card
from learning.kinds.checking import check_written
from learning.kinds.limits import MOST_TAGS
from learning.kinds.written import OWN, WrittenQuestion
from learning.models import Card, Question, QuestionQuerySet, Tag, User
from learning.models.people import TWICE, hold

MOST_WRITTEN = 5000
TOO_MANY_TAGS = f"A question has {MOST_TAGS} tags at most."
AT_ONCE = 1000  # rows of one statement
Tagged = Question.tags.through


class OverLimit(Exception):
    """More than anybody needs; the text says of what."""


class CopiedBefore(Exception):
    """There is a version of one's own already: ``copy``."""

    def __init__(self, copy: Question) -> None:
        self.copy = copy


class ChangedMeanwhile(Exception):
    """The question is not any more as the page showed it."""


@dataclass(frozen=True, slots=True)
class Filing:
    """Under what a question is found again: the brief that it is about, the ``subject`` in it
    ("people/zhao-min"; "" for no certain one), and its tags."""

    about: Brief | None = None
    subject: str = ""
    tags: tuple[str, ...] = ()


UNFILED = Filing()


def add_question(
    owner: User,
    written: WrittenQuestion,
    filing: Filing,
    now: datetime,
    original: Question | None = None,
    picture: Picture | None = None,
) -> Question:
    """A new question with its author's card; the same one twice within a minute is one. A new
    ``picture`` is the one that it names.

    One's own version of an ``original`` has that question's card as long as it has its answer.
    Raises ``InvalidBody`` where it cannot be asked, ``CopiedBefore``, ``OverLimit`` and
    ``TooManyImages``.
    """
    with transaction.atomic():
        hold(owner)
        if original:
            same_row = Question.objects.select_for_update(of=("self",), no_key=True)
            original = same_row.get(pk=original.pk)
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
        question.tags.set(_tags(owner, filing.tags))
        if picture:
            keep_picture(owner, question, picture, now)
        if question.owns_card or original is None:
            add_cards(owner, [question])
        else:
            study_original(owner, original)
        return question


def create_question(
    owner: User,
    written: WrittenQuestion,
    now: datetime,
    filing: Filing = UNFILED,
    original: Question | None = None,
) -> Question:
    """Its row, within the caller's transaction. Raises ``InvalidBody``."""
    check_written(written)
    question = unsaved_question(owner, written, now, filing, original)
    question.save(force_insert=True)
    return question


def add_many_questions(
    owner: User, many: Sequence[tuple[WrittenQuestion, Filing]], now: datetime
) -> None:
    """New questions with their author's cards, in few statements, within the transaction of a
    caller who holds the owner and has checked each. Raises ``OverLimit``."""
    if refusal := no_room(owner, len(many)):
        raise OverLimit(refusal)
    rows = [unsaved_question(owner, question, now, filing) for question, filing in many]
    questions = bulk_create_with_history(rows, Question, batch_size=AT_ONCE)
    tags = {tag.name: tag for tag in _tags(owner, chain(*(filing.tags for _, filing in many)))}
    links = (
        Tagged(question=question, tag=tags[name])
        for question, (_, filing) in zip(questions, many, strict=True)
        for name in filing.tags
    )
    Tagged.objects.bulk_create(links, batch_size=AT_ONCE)
    add_cards(owner, questions)


def no_room(owner: User, more: int) -> str:
    """Why somebody may not write so many more; "" where they may."""
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
    """Its row, not stored yet; with what it was ``taken_from`` it shares what that has of a
    brief."""
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
        owns_card=not shares_card(body),
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
    """Word it anew; its cards, and what was answered, stay. ``seen`` is the ``changed_at`` of the
    page on which it was changed. Raises ``ChangedMeanwhile``, ``InvalidBody`` and
    ``TooManyImages``."""
    check_written(written)
    owner = question.owner
    assert owner is not None
    with transaction.atomic():
        if picture:
            hold(owner)
        original = locked_original(question) if question.copy_of_id else None
        held = Question.objects.select_for_update(no_key=True).get(pk=question.pk)
        body = worded(written, original, held.body)
        subject = filing.subject or f"{OWN}/{held.uid}"
        filed = (held.about, held.subject) == (filing.about, subject)
        as_it_is = held.body == body and filed
        if held.changed_at != seen and not as_it_is:
            raise ChangedMeanwhile
        held.tags.set(_tags(owner, filing.tags))
        if as_it_is:
            return
        if picture:
            keep_picture(owner, held, picture, now)
        held.body, held.changed_at = body, now
        held.about, held.subject = filing.about, subject
        had_card, held.owns_card = held.owns_card, not shares_card(body)
        held.save(update_fields=["body", "about", "subject", "owns_card", "changed_at"])
        # A page that asks it as it was is out of date.
        Card.objects.filter(question=held).update(seq=F("seq") + 1)
        Card.objects.filter(question=held, user=owner).update(brief=filing.about)
        if had_card != held.owns_card:
            follow_key(held, original)


def tag_questions(
    owner: User, questions: QuestionQuerySet, names: Collection[str], now: datetime
) -> None:
    """File all of them under these tags too. Raises ``OverLimit`` where one would have too many."""
    if len(names) > MOST_TAGS:  # before a row for each is made
        raise OverLimit(TOO_MANY_TAGS)
    with transaction.atomic():
        held = list(questions.order_by("pk").select_for_update(no_key=True))
        tags = _tags(owner, names)
        links = (Tagged(question=question, tag=tag) for question, tag in product(held, tags))
        Tagged.objects.bulk_create(links, ignore_conflicts=True)
        filed = Question.objects.filter(pk__in=[question.pk for question in held])
        if filed.annotate(filed=Count("tags")).filter(filed__gt=MOST_TAGS).exists():
            raise OverLimit(TOO_MANY_TAGS)
        filed.update(changed_at=now)  # a page that shows fewer of them is out of date


def file_under(questions: QuestionQuerySet, about: Brief | None, now: datetime) -> None:
    """Let all of them be about a brief, or about none; those that were on something in another
    brief are on nothing certain then."""
    with transaction.atomic():
        held = questions.exclude(about=about) if about else questions.exclude(about=None)
        ids = _each(held, now, about=about, subject=None)
        own = Card.objects.filter(question__in=ids, user=F("question__owner"))
        Card.objects.filter(pk__in=own.values("pk")).update(brief=about)


def retire_questions(questions: QuestionQuerySet, now: datetime) -> None:
    """Ask them no more."""
    with transaction.atomic():
        retire_with(_each(questions.current(), now, retired_at=now))


def bring_back_questions(owner: User, questions: QuestionQuerySet, now: datetime) -> None:
    """Ask them again, where each card was."""
    with transaction.atomic():
        ids = _each(questions.exclude(retired_at=None), now, retired_at=None)
        asked = Question.objects.filter(pk__in=ids, owns_card=True)
        cards = Card.objects.filter(question__in=asked, suspension=Card.Suspension.RETIRED)
        cards.update(suspended=False, suspension="")
        if ids:
            make_cards(owner, asked)  # a version may have come to need one meanwhile


def _each(questions: QuestionQuerySet, now: datetime, **changed: Any) -> list[int]:
    """Change them all, each with a version of its own, and give their ids; without a ``subject``
    they are on nothing but themselves."""
    held = list(questions.order_by("pk").select_for_update(no_key=True))
    if not held:
        return []
    owner = held[0].owner
    for question in held:
        question.changed_at, question.owner = now, owner  # one row, known for all their versions
        for name, value in changed.items():
            setattr(question, name, value)
        question.subject = question.subject or f"{OWN}/{question.uid}"
    fields = sorted({"changed_at", "subject", *changed})
    bulk_update_with_history(held, Question, fields)
    return [question.pk for question in held]


def tag_names(text: str) -> list[str]:
    """The tags that a line names, parted by commas."""
    names = (" ".join(name.casefold().split()) for name in text.split(","))
    return list(dict.fromkeys(name for name in names if name))


def _tags(owner: User, names: Iterable[str]) -> Collection[Tag]:
    wanted = list(dict.fromkeys(names))
    Tag.objects.bulk_create((Tag(owner=owner, name=name) for name in wanted), ignore_conflicts=True)
    return Tag.objects.filter(owner=owner, name__in=wanted)
