"""Which questions of a brief a quiz for others is proposed with: a few of each sort, of each part.

All that is asked can be marked, and nobody needs to read Chinese characters for it.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from content.models import Brief
from learning.cards.making import asks_characters
from learning.grading import formats
from learning.grading.expects import Expects
from learning.models import Question
from learning.quizzes.drawing import Drawn, markable_formats


@dataclass(frozen=True, slots=True)
class Proposal:
    """``items`` are what it asks about: no two questions of a quiz share one."""

    drawn: Drawn
    section: int | None
    items: frozenset[str]

    @property
    def sorts(self) -> tuple[tuple[str, object], ...]:
        """Of each of these a quiz has as many as of others, the first above all."""
        question = self.drawn.question
        return (
            ("type", question.type),
            ("section", self.section),
            ("expects", question.body["expects"]),
        )


def proposable(brief: Brief, seed: int) -> list[Proposal]:
    """The questions that a quiz on a brief may ask, in an order that is the quiz's own."""
    questions = (
        Question.objects.current()
        .filter(brief=brief, position__lt=Question.DETAILS_FROM)
        .select_related("passage")
        .prefetch_related("parts")
    )
    found = [_proposal(question) for question in questions if not asks_characters(question)]
    return sorted(filter(None, found), key=lambda one: _place(one.drawn.question, seed))


def balanced(offered: Iterable[Proposal], size: int) -> list[Proposal]:
    """So many of them that each sort is there about equally often; earlier ones rather than later,
    and never two on one item."""
    left, chosen = list(offered), list[Proposal]()
    counts: Counter[tuple[str, object]] = Counter()
    while left and len(chosen) < size:
        best = min(left, key=lambda one: [counts[sort] for sort in one.sorts])
        chosen.append(best)
        counts.update(best.sorts)
        left = [one for one in left if one.items.isdisjoint(best.items)]
    return chosen


def following(offered: list[Proposal], present: int, others: Collection[int]) -> Proposal | None:
    """What comes after a question, round and round, and shares no item with the others of the
    quiz: so whoever asks again and again sees all of them before one comes back."""
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
    """How it is asked in a quiz, None where it cannot be: one that somebody wrote as they wrote it,
    another picked from options where it has some, since a whole class can do that on a phone."""
    if question.is_written:
        return str(question.body["formats"][0])
    offered = [one for one in question.body["formats"] if one in markable_formats()]
    if question.body["expects"] == Expects.CHARACTERS or not offered:
        return None
    return formats.CHOICE if formats.CHOICE in offered else offered[0]


def _place(question: Question, seed: int) -> str:
    return hashlib.sha256(f"{seed}\x1f{question.uid}".encode()).hexdigest()
