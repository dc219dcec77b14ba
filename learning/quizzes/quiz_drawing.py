"""Which questions of a quiz for others an attempt asks, and in which order."""

from collections.abc import Collection
from itertools import groupby
from random import Random

from django.db.models import Count

from learning.models import Card, Quiz, QuizItem, QuizSection, Response, User
from learning.quizzes.drawing import Drawn


def draw_quiz(quiz: Quiz, user: User | None, rng: Random) -> list[Drawn]:
    """Its questions, section by section: all of one, or as many as it draws, those before others
    that the learner has not seen. Without ``user`` nobody has seen any."""
    items = list(quiz.items.readable().select_related("question", "section").order_by("position"))
    drawing = any(item.section and item.section.draws for item in items)
    seen = _seen(user, items) if user and drawing else set()
    drawn = []
    for section, group in groupby(items, key=lambda item: item.section):
        chosen = drawn_of(section, list(group), seen, rng)
        if quiz.shuffles_questions:
            rng.shuffle(chosen)
        title = section.title if section else ""
        drawn += [Drawn(one.question, one.format, one.points, title) for one in chosen]
    return drawn


def size_of(quiz: Quiz) -> int:
    """How many questions an attempt has."""
    counted = quiz.items.readable().values("section__draws", "section")
    rows = counted.annotate(questions=Count("pk")).values_list("questions", "section__draws")
    return sum(min(questions, draws or questions) for questions, draws in rows.order_by())


def drawn_of(
    section: QuizSection | None, items: list[QuizItem], seen: Collection[int], rng: Random
) -> list[QuizItem]:
    """Those that a section asks of its own, in their order; ``seen`` are ids of questions."""
    if section is None or section.draws is None or section.draws >= len(items):
        return items
    shuffled = rng.sample(items, len(items))
    unseen_first = sorted(shuffled, key=lambda item: item.question_id in seen)
    return sorted(unseen_first[: section.draws], key=lambda item: item.position)


def _seen(user: User, items: list[QuizItem]) -> set[int]:
    """The questions of these that the learner was asked in a quiz, or has studied."""
    questions = [item.question_id for item in items]
    asked = Response.objects.filter(attempt__user=user, question__in=questions)
    studied = Card.objects.filter(user=user, question__in=questions).exclude(state=Card.State.NEW)
    return {
        *asked.order_by().values_list("question_id", flat=True),
        *studied.values_list("question_id", flat=True),
    }
