"""A brief of one's own that begins as a copy of another one. The copier's cards go with it."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from content.material import Material
from content.models import Brief, Passage
from content.sandbox import LONG_SECONDS, LimitExceeded, run_limited
from content.storage.bulk import update_rows
from content.storage.store import load, save
from learning.briefs.copied_cards import move_cards
from learning.briefs.copied_questions import CopiedQuestions, copied_questions
from learning.briefs.drafts import MOST_ITEMS, Naming
from learning.briefs.forms import MOST_BRIEFS, TOO_MANY_BRIEFS
from learning.briefs.made import MadeOfBrief, made_of_brief
from learning.models import AnswerWording, Bookmark, Question, Reading, User
from learning.models.people import lock_user

TOO_LONG = f"Only briefs with up to {MOST_ITEMS} entries can be copied."
TOO_SLOW = "Making its questions takes too long."
CHANGED = "The brief changed meanwhile. Try again."


class NotCopied(Exception):
    """No copy was made; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A brief to copy as it was ``read``, and what the copy will have."""

    original: Brief
    read: Material
    material: Material
    questions: CopiedQuestions
    made: MadeOfBrief


def own_copy(user: User, brief: Brief) -> Brief | None:
    return Brief.objects.filter(owner=user, copied_from=brief).order_by("pk").first()


def prepared_copy(original: Brief, key: str) -> Copy:
    """What takes long about a copy; its slug ends in ``key``. Raises ``NotCopied``."""
    read = load(original)
    if sum(1 for _ in read.items()) > MOST_ITEMS:
        raise NotCopied(TOO_LONG)
    naming = Naming(kept="", key=key, taken=None)
    material = replace(read, slug=naming.slug(read.slug))
    asked = Question.objects.current().filter(brief=original, origin=Question.Origin.GENERATED)
    uids = frozenset(asked.values_list("uid", flat=True))
    try:
        questions = run_limited(copied_questions, material, read.slug, uids, seconds=LONG_SECONDS)
    except LimitExceeded as error:
        raise NotCopied(TOO_SLOW) from error
    return Copy(original, read, material, questions, made_of_brief(material, questions.rows))


def store_copy(copy: Copy, user: User, now: datetime) -> Brief:
    """The copy as a private brief of the user's, with their cards, and where they are in the text.

    There is one copy for each person: a form that is sent twice leads to the same. Raises
    ``NotCopied``, and ``Brief.DoesNotExist`` if the brief is not open to everybody any more.
    """
    with transaction.atomic():
        lock_user(user)
        if stored := own_copy(user, copy.original):
            return stored
        original = _locked(copy.original)
        if load(original) != copy.read:
            raise NotCopied(CHANGED)
        if user.briefs.count() >= MOST_BRIEFS:
            raise NotCopied(TOO_MANY_BRIEFS)
        brief = Brief.objects.create(
            slug=copy.material.slug, title=original.title, owner=user, copied_from=original
        )
        _copy_wordings(original, brief)
        brief = save(copy.material, owner=user, now=now, made=copy.made)
        pairs = _link_questions(copy.questions)
        move_cards(user, pairs, Brief.objects.get(pk=brief.pk))
        _copy_place(user, original, brief, now)
    return brief


def _locked(original: Brief) -> Brief:
    """As it stays until the commit: nobody closes, changes or deletes it meanwhile."""
    return Brief.objects.open_to_all().select_for_update(no_key=True).get(pk=original.pk)


def _copy_wordings(original: Brief, brief: Brief) -> None:
    """Answers that count as right in the one count in the other, too."""
    accepted = list(AnswerWording.objects.filter(brief=original, is_accepted=True))
    for row in accepted:
        row.pk, row.brief, row.decided_by = None, brief, None
    AnswerWording.objects.bulk_create(accepted)


def _link_questions(copied: CopiedQuestions) -> dict[Question, Question]:
    """Each question of the original with its counterpart, which is marked as taken from it."""
    own = {row.uid: uid for row, uid in zip(copied.rows, copied.originals, strict=True)}
    found = {one.uid: one for one in Question.objects.filter(uid__in=[*own, *own.values()])}
    pairs = {found[original]: found[uid] for uid, original in own.items() if original in found}
    for original, question in pairs.items():
        question.taken_from = original
    update_rows(Question, list(pairs.values()), ("taken_from",))
    return pairs


def _copy_place(user: User, original: Brief, brief: Brief, now: datetime) -> None:
    """What the user has read, and where they stopped: they go on in the copy."""
    passages = {one.slug: one for one in Passage.objects.filter(brief=brief)}
    read = Reading.objects.filter(user=user, section__brief=original).select_related("section")
    Reading.objects.bulk_create(
        Reading(user=user, section=passages[one.section.slug], read_at=one.read_at)
        for one in read
        if one.section.slug in passages
    )
    marks = Bookmark.objects.filter(user=user, brief=original)
    for mark in marks.select_related("section", "passage"):
        if mark.section.slug in passages:
            Bookmark.objects.create(
                user=user,
                brief=brief,
                section=passages[mark.section.slug],
                passage=passages.get(mark.passage.slug) if mark.passage else None,
                opened_at=now,
            )
