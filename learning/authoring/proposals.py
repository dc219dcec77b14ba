"""Chooses the questions for a new quiz on a brief: a balanced mix of types and sections.

All of them can be marked automatically, and none needs Chinese characters.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from content.models import Brief
from learning.cards.characters import asks_characters
from learning.grading import formats
from learning.grading.expects import Expects
from learning.models import Question
from learning.quizzes.drawing import Drawn, markable_formats


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question that can be chosen. ``items`` are what it asks about; no two questions of a quiz
    share one."""

    drawn: Drawn
    section: int | None
    items: frozenset[str]

    @property
    def sorts(self) -> tuple[tuple[str, object], ...]:
        """The groups that a quiz is balanced over, the most important first."""
        question = self.drawn.question
        return (
            ("type", question.type),
            ("section", self.section),
            ("expects", question.body["expects"]),
        )


def proposable(brief: Brief, seed: int) -> list[Proposal]:
    """The questions that a quiz on a brief may ask, in an order that depends on ``seed``."""
    questions = (
        Question.objects.current()
        .filter(brief=brief, position__lt=Question.DETAILS_FROM)
        .select_related("passage")
        .prefetch_related("parts")
    )
    found = [_proposal(question) for question in questions if not asks_characters(question)]
    return sorted(filter(None, found), key=lambda one: _sort_key(one.drawn.question, seed))


def balanced(offered: Iterable[Proposal], size: int) -> list[Proposal]:
    """Choose ``size`` of them: each sort about equally often, earlier ones first, and never two on
    one item."""
    left, chosen = list(offered), list[Proposal]()
    counts: Counter[tuple[str, object]] = Counter()
    while left and len(chosen) < size:
        best = min(left, key=lambda one: [counts[sort] for sort in one.sorts])
        chosen.append(best)
        counts.update(best.sorts)
        left = [one for one in left if one.items.isdisjoint(best.items)]
    return chosen


def following(offered: list[Proposal], present: int, others: Collection[int]) -> Proposal | None:
    """The next proposal after ``present`` that shares no item with the other questions of the quiz.
    It wraps around, so repeated replacing shows each one before any comes back."""
    taken = {item for one in offered if one.drawn.question.pk in others for item in one.items}
    places = [one.drawn.question.pk for one in offered]
    start = places.index(present) + 1 if present in places else 0
    around = [*offered[start:], *offered[: max(0, start - 1)]]
    return next((one for one in around if one.items.isdisjoint(taken)), None)


def _proposal(question: Question) -> Proposal | None:
    format = format_in_quiz(question)
    if format is None:
        return None
    passage = question.passage
    section = (passage.section_id or passage.pk) if passage else None
    items = {question.sibling_key, *(part.sibling_key for part in question.parts.all())}
    return Proposal(Drawn(question, format), section, frozenset(items))


def format_in_quiz(question: Question) -> str | None:
    """The format in which a quiz asks it, None if it cannot be marked. A written question keeps its
    own; a generated one is multiple choice if possible, which is quickest on a phone."""
    if question.is_written:
        return str(question.body["formats"][0])
    offered = [one for one in question.body["formats"] if one in markable_formats()]
    if question.body["expects"] == Expects.CHARACTERS or not offered:
        return None
    return formats.CHOICE if formats.CHOICE in offered else offered[0]


def _sort_key(question: Question, seed: int) -> str:
    return hashlib.sha256(f"{seed}\x1f{question.uid}".encode()).hexdigest()
