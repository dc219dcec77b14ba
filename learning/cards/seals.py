"""Which questions are sealed from a learner: asked in a quiz for others that has not told its keys.

A question is sealed from the moment at which an attempt asks it until its key may be read, as
``AttemptQuerySet.still_sealed`` has it. While it is, no page and no file tells this learner its key
or how good an answer to it was, and study does not ask it. A quiz that its learner has not begun
seals nothing: what is hidden would tell which questions it asks.
"""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from learning.models import Assignment, Attempt, Card, Question, Quiz, Response, User
from learning.prepared import prepared

SEALED = "You are asked this in a quiz too. Its answer comes with the results of the quiz."


def sealed_questions(user: User, now: datetime) -> frozenset[int]:
    """The ids of the questions that are sealed, and of all that tells as much: what they were made
    of, what was made of that, and the wholes and parts. One statement where nothing is sealed,
    three where something is."""
    asked = {pk for row in _asked(user.pk, now) for pk in row if pk}
    if not asked:
        return frozenset()
    through = Question.parts.through.objects
    parts = through.filter(Q(from_question__in=asked) | Q(to_question__in=asked))
    for pair in parts.values_list("from_question", "to_question"):
        asked.update(pair)
    rows = Question.objects.order_by().values_list("pk", flat=True)
    made_of = rows.filter(copy_of__in=asked).union(rows.filter(taken_from__in=asked))
    return frozenset(asked.union(made_of.order_by()))


@prepared
def _asked(user: int, now: datetime) -> QuerySet[Response, tuple[int | None, ...]]:
    """The questions of sealed attempts with what they were made of; without those whose key was
    told after the answer."""
    told = Q(
        attempt__submitted_at=None,
        attempt__feedback=Quiz.Feedback.EACH,
        attempt__quiz__tells=Quiz.Tells.KEYS,
        answered_at__isnull=False,
    )
    sealed = Attempt.objects.filter(user=user).still_sealed(now)
    # Told twice whose they are, PostgreSQL begins with the few that are sealed, not with all rows.
    few = Response.objects.filter(attempt__user=user, attempt__sealed=True)
    rows = few.filter(attempt__in=sealed).exclude(told).order_by()
    return rows.values_list("question", "question__copy_of", "question__taken_from")


def is_sealed(user: User, *questions: Question, now: datetime) -> bool:
    """Whether any of these questions is sealed from a learner."""
    return not sealed_questions(user, now).isdisjoint(one.pk for one in questions)


def sealed_cards(user: User, now: datetime) -> tuple[int, ...]:
    """The ids of the learner's cards whose question is sealed, in ascending order."""
    sealed = sealed_questions(user, now)
    if not sealed:
        return ()
    cards = Card.objects.filter(user=user, question__in=sealed).order_by("pk")
    return tuple(cards.values_list("pk", flat=True))


def quizzes_ahead(user: User, now: datetime) -> QuerySet[Quiz, Any]:
    """The quizzes that somebody may still take as a learner of a class, but for those that they
    teach themselves."""
    tasks = Assignment.objects.filter(
        withdrawn_at=None,
        classroom__archived_at=None,
        classroom__memberships__user=user,
        classroom__memberships__role="learner",
    )
    taught = Quiz.objects.with_results_for(user).values("pk")
    ahead = Quiz.objects.filter(pk__in=tasks.ending_after(now).values("quiz"))
    return ahead.exclude(pk__in=taught)
