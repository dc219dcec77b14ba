"""What a platform is told about a person's attempts at a quiz."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from learning.grading.marks import grade
from learning.lti.services.columns import POINTS
from learning.models import Attempt, LtiAccount, LtiScore


@dataclass(frozen=True, slots=True)
class Grade:
    """The grade in force, as the gradebook has it; ``percent`` is None while the person may not
    see it yet. ``waiting`` means that some answer is not marked."""

    percent: float | None
    waiting: bool
    withheld: bool


def grade_in_force(score: LtiScore, now: datetime) -> Grade:
    """By the present rule of the quiz, over all attempts that count; one statement."""
    assignment, user = score.line_item.link.assignment, score.attempt.user_id
    attempts = Attempt.objects.filter(assignment=assignment, user=user).counting()
    counting: list[Any] = list(attempts.with_disclosed(now).order_by("pk"))
    assert assignment.quiz, "only quizzes have attempts"
    percents = [one.percent for one in counting if one.percent is not None]
    withheld = not all(one.is_disclosed for one in counting)
    return Grade(
        percent=None if withheld else grade(percents, assignment.quiz.grade_by),
        waiting=any(one.graded_at is None for one in counting),
        withheld=withheld,
    )


def account_of(score: LtiScore) -> LtiAccount | None:
    """Whom the platform knows: of several accounts of one person, the one in the course."""
    course = score.line_item.link.course
    accounts = LtiAccount.objects.filter(
        registration=course.deployment.registration_id, user=score.attempt.user_id
    )
    here = accounts.filter(places__course=course).first()
    return here or accounts.order_by("-launched_at", "-pk").first()


def as_json(score: LtiScore, sub: str, grade: Grade) -> dict[str, Any]:
    """A score by the Assignment and Grade Services 2.0. An answer that waits for its mark makes it
    pending, as does a mark that its learner may not see yet: that one is left out.
    """
    attempt = score.attempt
    content: dict[str, Any] = {
        "userId": sub,
        "timestamp": _time(score.stamped_at),
        "activityProgress": "Completed",
        "gradingProgress": _progress(grade),
        "submission": {
            "startedAt": _time(attempt.started_at),
            "submittedAt": _time(attempt.submitted_at or attempt.started_at),
        },
    }
    if grade.percent is not None:
        content |= {"scoreGiven": round(grade.percent, 4), "scoreMaximum": POINTS}
    return content


def _progress(grade: Grade) -> str:
    if grade.waiting:
        return "PendingManual"
    return "FullyGraded" if grade.percent is not None else "Pending"


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
