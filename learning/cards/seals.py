"""Which questions are sealed for a learner: asked in an authored quiz whose keys are not disclosed.

A question is sealed from the start of the attempt that asks it until its key may be read, see
``AttemptQuerySet.still_sealed``. Meanwhile no page and no file shows this learner its key or how
good an answer was, and study does not ask it. A quiz that the learner has not started seals
nothing: hiding questions would show which ones it asks.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from content.models import Brief
from learning.models import Assignment, Attempt, Card, Question, Quiz, Response, User
from learning.prepared import prepared

KIN = """
    WITH RECURSIVE kin (id) AS (
        SELECT id FROM learning_question WHERE id IN ({})
        UNION
        SELECT other.id
        FROM kin
        JOIN learning_question AS one ON one.id = kin.id
        JOIN learning_question AS other
            ON other.id = one.copy_of_id OR other.id = one.taken_from_id
            OR other.copy_of_id = one.id OR other.taken_from_id = one.id
    )
    SELECT id FROM kin
"""
SEALED = "You are asked this in a quiz too. Its answer comes with the results of the quiz."


def sealed_questions(user: User, now: datetime) -> frozenset[int]:
    """The ids of the sealed questions and of all that give their answers away: originals, versions,
    composites and parts; without those in briefs that the learner can neither read nor has cards
    of, such as the copies of others. One statement if nothing is sealed, else three."""
    asked = {pk for row in _asked(user.pk, now) for pk in row if pk}
    if not asked:
        return frozenset()
    through = Question.parts.through.objects
    parts = through.filter(Q(from_question__in=asked) | Q(to_question__in=asked))
    for pair in parts.values_list("from_question", "to_question"):
        asked.update(pair)
    readable = Q(brief=None) | Q(brief__in=Brief.objects.open_to(user).values("pk"))
    studied = Exists(Card.objects.filter(user=user, question=OuterRef("pk")))
    return frozenset(asked.union(kin(asked).filter(readable | studied)))


def kin(questions: Iterable[int]) -> QuerySet[Question, int]:
    """The ids of these questions, of what they were made of, and of all that was made of either: a
    version, one taken over from a colleague, one in a copy of a brief, or in a copy of a copy. A
    brief may have thousands of copies, so filter them in the database.
    """
    start = sorted(set(questions))
    if not start:  # PostgreSQL knows no empty IN
        return Question.objects.none().values_list("pk", flat=True)
    found = RawSQL(KIN.format(", ".join(["%s"] * len(start))), start)  # noqa: S611
    return Question.objects.filter(pk__in=found).order_by().values_list("pk", flat=True)


@prepared
def _asked(user: int, now: datetime) -> QuerySet[Response, tuple[int | None, ...]]:
    """The questions of sealed attempts with their originals, without those whose key was shown
    right after the answer."""
    disclosed = Q(
        attempt__submitted_at=None,
        attempt__feedback=Quiz.Feedback.EACH,
        attempt__quiz__tells=Quiz.Tells.KEYS,
        answered_at__isnull=False,
    )
    sealed = Attempt.objects.filter(user=user).still_sealed(now)
    # Naming the user twice lets PostgreSQL start from the few sealed attempts, not from all rows.
    few = Response.objects.filter(attempt__user=user, attempt__sealed=True)
    rows = few.filter(attempt__in=sealed).exclude(disclosed).order_by()
    return rows.values_list("question", "question__copy_of", "question__taken_from")


def is_sealed(user: User, *questions: Question, now: datetime) -> bool:
    """Whether any of these questions is sealed for the learner."""
    return not sealed_questions(user, now).isdisjoint(one.pk for one in questions)


def sealed_cards(user: User, now: datetime) -> tuple[int, ...]:
    """The ids of the learner's cards whose question is sealed, in ascending order."""
    sealed = sealed_questions(user, now)
    if not sealed:
        return ()
    cards = Card.objects.filter(user=user, question__in=sealed).order_by("pk")
    return tuple(cards.values_list("pk", flat=True))


def quizzes_ahead(user: User, now: datetime) -> QuerySet[Quiz, Any]:
    """The quizzes that somebody may still take as a learner of a class, without those whose results
    they may read as a teacher."""
    tasks = Assignment.objects.filter(
        withdrawn_at=None,
        classroom__archived_at=None,
        classroom__memberships__user=user,
        classroom__memberships__role="learner",
    )
    taught = Quiz.objects.with_results_for(user).values("pk")
    ahead = Quiz.objects.filter(pk__in=tasks.ending_after(now).values("quiz"))
    return ahead.exclude(pk__in=taught)
