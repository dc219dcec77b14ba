"""Marking open answers: which ones wait, and the marks they are given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from learning.grading import Outcome, Verdict
from learning.kinds import Grader, names_graded_by
from learning.models import Attempt, AttemptQuerySet, MarkChange, Quiz, Response, User
from learning.models.json_text import text_in
from learning.quizzes.submitting import settle


class MarkedMeanwhile(Exception):
    """Somebody else has changed the mark since it was shown."""


class ReasonMissing(Exception):
    """An existing mark changes without a reason."""


@dataclass(frozen=True, slots=True)
class Queue:
    """The answers to one open question: how many there are, and how many wait."""

    question: int
    frame: str | None
    stem: str
    answers: int
    waiting: int
    wording: ClassVar[Mapping[str, bool]] = {"written": True}  # by which a page displays the stem


def answers_to_mark(quiz: Quiz, teacher: User) -> QuerySet[Response]:
    """The open answers in submitted attempts at a quiz that a teacher may read."""
    return _open_answers(Attempt.objects.read_by(teacher).filter(quiz=quiz))


def waiting_by_quiz(teacher: User) -> dict[int, int]:
    """How many open answers wait for a mark, by the id of their quiz; one query."""
    quizzes = Quiz.objects.with_results_for(teacher).values("pk")  # or it reads all attempts
    readable = Attempt.objects.read_by(teacher).filter(quiz__in=quizzes)
    waiting = _open_answers(readable).filter(mark=None)
    return dict(waiting.order_by().values_list("attempt__quiz").annotate(Count("pk")))


def _open_answers(found: AttemptQuerySet) -> QuerySet[Response]:
    attempts = found.counting()
    given = Response.objects.filter(attempt__in=attempts, answered_at__isnull=False)
    return given.filter(format__in=names_graded_by(Grader.PERSON), question__isnull=False)


def queues_of(quiz: Quiz, teacher: User) -> list[Queue]:
    """By question, in the order they were written; one query."""
    shown = {name: text_in("question__body", name) for name in ("frame", "stem")}
    rows = answers_to_mark(quiz, teacher).order_by().values("question", **shown)
    waiting = Count("pk", filter=Q(mark=None))
    counted = rows.annotate(answers=Count("pk"), waiting=waiting).order_by("question")
    columns = ("question", "frame", "stem", "answers", "waiting")
    return [Queue(*row) for row in counted.values_list(*columns)]


def rubric_score(points: Sequence[float], rubric: Sequence[dict[str, Any]]) -> float:
    """The share, from 0 to 1, that the points for the criteria make of the rubric's total."""
    most = sum(criterion["points"] for criterion in rubric)
    return min(1.0, sum(points) / most) if most else 0.0


def mark_response(
    response: Response,
    teacher: User,
    *,
    score: float,
    comment: str,
    criteria: Sequence[float] = (),
    reason: str = "",
    seen: datetime | None,
    now: datetime,
) -> None:
    """Gives an open answer a ``score`` from 0 to 1 and a comment; marking the last answer grades
    the attempt. The log of marks records who did it, and the ``reason``, which a change of an
    existing mark requires.

    ``seen`` is when the answer was last marked, as the page showed it. Raises ``MarkedMeanwhile``
    and ``ReasonMissing``.
    """
    with transaction.atomic():
        attempt = Attempt.objects.select_for_update(of=("self",)).get(pk=response.attempt_id)
        locked = Response.objects.select_for_update(of=("self",)).get(pk=response.pk)
        locked.attempt = attempt
        verdict = Verdict(outcome=outcome_for(score), score=score)
        given = verdict.as_json() | {"criteria": list(criteria)}
        same = (locked.verdict, locked.comment) == (given, comment)
        if locked.marked_at != seen and not same:
            raise MarkedMeanwhile
        if same:
            return
        before, after = locked.mark, locked.mark_for(verdict)
        if locked.marked_at and before != after and not reason:
            raise ReasonMissing
        MarkChange.objects.create(
            response=locked,
            cause=MarkChange.Cause.MARKING,
            changed_by=teacher,
            changed_at=now,
            before=before,
            after=after,
            reason=reason,
        )
        locked.verdict, locked.mark, locked.comment = given, after, comment
        locked.marked_by, locked.marked_at = teacher, now
        locked.save(update_fields=["verdict", "mark", "comment", "marked_by", "marked_at"])
        settle([attempt], now)


def outcome_for(score: float) -> Outcome:
    """What a score from 0 to 1 stands for."""
    if score >= 1:
        return Outcome.RIGHT
    return Outcome.NEAR if score > 0 else Outcome.WRONG


def release(quiz: Quiz, now: datetime) -> None:
    """Lets the learners see their results."""
    Quiz.objects.filter(pk=quiz.pk, released_at=None).update(released_at=now)


def hold_back(quiz: Quiz) -> None:
    """Hides the results of a quiz from its learners again."""
    Quiz.objects.filter(pk=quiz.pk).update(released_at=None)
