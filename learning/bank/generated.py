"""Keeps the generated questions of a brief up to date in the database."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from content.material import Weight
from content.models import Brief, Passage
from content.storage import store
from content.storage.bulk import add_rows, update_rows
from learning.bank.copies import follow_originals
from learning.briefs.wordings import with_accepted_wordings
from learning.cards.characters import ABOUT_CHARACTERS
from learning.cards.suspension import follow_visibility, retire_with
from learning.models import Card, Question, User
from learning.quality.fairness import fair_rows
from learning.questions.bank_rows import BankRow

COLUMNS = (
    *("type", "passage_id", "subject", "sibling_key", "confusable_key", "weight", "position"),
    *("body", "owns_card", "retired_at"),
)
FIELDS = [name.removesuffix("_id") for name in COLUMNS]


@dataclass(frozen=True, slots=True)
class Changes:
    """How many questions a refresh made, changed, retired and brought back."""

    made: int = 0
    changed: int = 0
    retired: int = 0
    returned: int = 0


@dataclass(slots=True)
class _Plan:
    made: list[Question] = field(default_factory=list)
    changed: list[Question] = field(default_factory=list)
    moved: list[Question] = field(default_factory=list)
    retired: list[Question] = field(default_factory=list)
    returned: list[Question] = field(default_factory=list)


def refresh(brief: Brief, now: datetime, made: Sequence[BankRow] | None = None) -> Changes:
    """Bring the generated questions of a brief up to date, matched by uid.

    Questions that the brief no longer yields are retired with their cards, never deleted; those
    that it yields again are brought back. No new one breaks a rule. Nothing is written if nothing
    has changed. Generating takes seconds, which block other writers: pass ``made`` if it was done
    before.
    """
    with transaction.atomic():
        generated = _rows(brief) if made is None else made
        generated = with_accepted_wordings(brief, generated)
        plan = _plan(brief, generated)
        for question in (*plan.made, *plan.returned, *plan.changed):
            question.offered_at = now
        add_rows(Question, plan.made)
        update_rows(Question, [*plan.changed, *plan.returned], (*FIELDS, "offered_at"))
        _retire(plan.retired, now)
        _bring_back(plan.returned)
        _move_cards(plan.moved)
        if follow_visibility(brief):  # cards can be made only now that it is open
            Question.objects.filter(brief=brief).update(offered_at=now)
        keys = dict(_stored(brief).values_list("uid", "pk"))
        _link(Question.parts.through, brief, keys, {row.uid: row.parts for row in generated})
        _link(Question.kept_apart.through, brief, keys, {row.uid: row.apart for row in generated})
        if other := [*plan.changed, *plan.retired, *plan.returned]:
            follow_originals(other)
    return Changes(len(plan.made), len(plan.changed), len(plan.retired), len(plan.returned))


def _rows(brief: Brief) -> tuple[BankRow, ...]:
    asked = _stored(brief).filter(retired_at=None).values_list("uid", flat=True)
    return fair_rows(store.load(brief), set(asked))


def _stored(brief: Brief) -> QuerySet[Question]:
    return Question.objects.filter(brief=brief, origin=Question.Origin.GENERATED)


def _plan(brief: Brief, generated: Iterable[BankRow]) -> _Plan:
    passages = dict(Passage.objects.filter(brief=brief).values_list("slug", "pk"))
    plan, left = _Plan(), {question.uid: question for question in _stored(brief)}
    for place, question in enumerate(generated):
        values = _columns(question, place, passages)
        row = left.pop(question.uid, None)
        if row is None:
            origin = Question.Origin.GENERATED
            plan.made.append(Question(uid=question.uid, origin=origin, brief=brief, **values))
        elif differing := [name for name in COLUMNS if getattr(row, name) != values[name]]:
            (plan.returned if row.retired_at else plan.changed).append(row)
            if "position" in differing:
                plan.moved.append(row)
            for name in differing:
                setattr(row, name, values[name])
    plan.retired = [row for row in left.values() if row.retired_at is None]
    return plan


def _columns(question: BankRow, place: int, passages: dict[str, int]) -> dict[str, Any]:
    essential = question.weight == Weight.CORE
    return {
        "type": question.type,
        "passage_id": passages[question.passage],
        "subject": question.subject,
        "sibling_key": _key(question.sibling, 220),
        "confusable_key": _key(question.confusable, 100),
        "weight": str(question.weight),
        "position": place if essential else Question.DETAILS_FROM + place,
        "body": question.body,
        "owns_card": question.owns_card,
        "retired_at": None,
    }


def _key(text: str, length: int) -> str:
    """A key cut to the length of its column; a cut one ends in a hash."""
    if len(text) <= length:
        return text
    return f"{text[: length - 33]}-{hashlib.sha256(text.encode()).hexdigest()[:32]}"


def _retire(questions: list[Question], now: datetime) -> None:
    if questions:
        ids = [question.pk for question in questions]
        Question.objects.filter(pk__in=ids).update(retired_at=now)
        retire_with(ids)


def _bring_back(questions: list[Question]) -> None:
    if questions:
        cards = Card.objects.filter(question__in=questions, suspension=Card.Suspension.RETIRED)
        unwanted = cards.filter(ABOUT_CHARACTERS, user__characters__in=User.Characters.left_out())
        ids = list(unwanted.values_list("pk", flat=True))
        Card.objects.filter(pk__in=ids).update(suspension=Card.Suspension.CHARACTERS)
        cards.update(suspended=False, suspension="")


def _move_cards(questions: list[Question]) -> None:
    if questions:
        position = Question.objects.filter(pk=OuterRef("question")).values("position")
        cards = Card.objects.filter(question__in=questions)
        cards.update(position=Subquery(position))


def _link(
    through: Any, brief: Brief, keys: Mapping[str, int], to: Mapping[str, Collection[str]]
) -> None:
    """Link each question of a brief to the others that ``to`` names by their uids."""
    stored = through.objects.filter(from_question__brief=brief)
    linked = {
        (one, other): pk
        for pk, one, other in stored.values_list("pk", "from_question", "to_question")
    }
    wanted = {(keys[uid], keys[other]) for uid, others in to.items() for other in others}
    if gone := [pk for pair, pk in linked.items() if pair not in wanted]:
        through.objects.filter(pk__in=gone).delete()
    new = sorted(wanted - linked.keys())
    add_rows(through, [through(from_question_id=one, to_question_id=other) for one, other in new])
