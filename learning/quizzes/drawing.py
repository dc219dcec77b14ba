"""Which questions an attempt at an authored quiz asks; ``practice_drawing`` draws the others."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import chain, groupby
from random import Random
from typing import Any

from django.db.models import Count, QuerySet

from learning.kinds import Grader, names_graded_by
from learning.models import Card, Question, Quiz, QuizItem, QuizSection, Response, User
from learning.prepared import prepared


def markable_formats() -> list[str]:
    """The formats in which a quiz can be marked at once."""
    return names_graded_by(Grader.APP)


class NothingToAsk(Exception):
    """No question matches the rules."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question and its format; in an authored quiz also its points and its section's title."""

    question: Question
    format: str
    points: float = 1.0
    section: str = ""


def draw_quiz(quiz: Quiz, user: User | None, rng: Random) -> list[Drawn]:
    """Draw the questions of an authored quiz, section by section: all of a section, or as many as
    it draws, unseen ones first. Without ``user``, all count as unseen. Where they are drawn or
    shuffled, those under one text stand together."""
    items = _readable_items(quiz.pk)
    drawing = any(item.section and item.section.draws for item in items)
    seen = _seen(user, items) if user and drawing else set()
    drawn = []
    for section, group in groupby(items, key=lambda item: item.section):
        chosen = drawn_of(section, list(group), seen, rng)
        draws = section is not None and section.draws is not None
        together = draws or quiz.shuffles_questions
        blocks = _by_text(chosen) if together else [chosen]
        if quiz.shuffles_questions:
            rng.shuffle(blocks)
        title = section.title if section else ""
        asked = chain.from_iterable(blocks)
        drawn += [Drawn(one.question, one.format, one.points, title) for one in asked]
    return drawn


@prepared
def _readable_items(quiz: int) -> QuerySet[QuizItem]:
    items = QuizItem.objects.filter(quiz=quiz).readable()
    return items.select_related("question", "section").order_by("position")


def _by_text(items: Iterable[QuizItem]) -> list[list[QuizItem]]:
    """The items in blocks, each of the questions under one text in their order, or of one question
    under none."""
    blocks: dict[Any, list[QuizItem]] = {}
    for item in items:
        blocks.setdefault(item.question.body.get("reading_text") or item.pk, []).append(item)
    return list(blocks.values())


def size_of(quiz: Quiz) -> int:
    """How many questions an attempt at an authored quiz has."""
    return sum(min(questions, draws or questions) for questions, draws in _sizes(quiz.pk))


@prepared
def _sizes(quiz: int) -> QuerySet[QuizItem, tuple[int, int | None]]:
    """How many questions each section has, and how many it draws."""
    items = QuizItem.objects.filter(quiz=quiz).readable().order_by()
    counted = items.values("section__draws", "section").annotate(questions=Count("pk"))
    return counted.values_list("questions", "section__draws")


@dataclass(frozen=True, slots=True)
class DrawnSize:
    """How many questions an attempt has, and their points, which differ from draw to draw: from
    ``least`` to ``most``."""

    questions: int
    least: float
    most: float


def drawn_size(items: Iterable[QuizItem], sections: Iterable[QuizSection]) -> DrawnSize:
    """The size of an attempt at a quiz of these items in these sections."""
    draws: dict[int | None, int | None] = {section.pk: section.draws for section in sections}
    by_section: dict[int | None, list[float]] = defaultdict(list)
    for item in items:
        by_section[item.section_id].append(item.points)
    questions, least, most = 0, 0.0, 0.0
    for section, points in by_section.items():
        drawn = min(len(points), draws.get(section) or len(points))
        in_order = sorted(points)
        questions += drawn
        least += sum(in_order[:drawn])
        most += sum(in_order[-drawn:])
    return DrawnSize(questions, least, most)


def drawn_of(
    section: QuizSection | None, items: list[QuizItem], seen: Collection[int], rng: Random
) -> list[QuizItem]:
    """The items of a section that one attempt asks, in order; ``seen`` are ids of questions."""
    if section is None or section.draws is None or section.draws >= len(items):
        return items
    shuffled = rng.sample(items, len(items))
    unseen_first = sorted(shuffled, key=lambda item: item.question_id in seen)
    return sorted(unseen_first[: section.draws], key=lambda item: item.position)


def _seen(user: User, items: list[QuizItem]) -> set[int]:
    """The ids of the questions that the learner was asked in a quiz or has studied."""
    questions = [item.question_id for item in items]
    asked = Response.objects.filter(attempt__user=user, question__in=questions)
    studied = Card.objects.filter(user=user, question__in=questions).exclude(state=Card.State.NEW)
    return {
        *asked.order_by().values_list("question_id", flat=True),
        *studied.values_list("question_id", flat=True),
    }
