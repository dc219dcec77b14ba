"""The quizzes that a learner has taken."""

from dataclasses import dataclass
from datetime import date, datetime

from learning.models import Attempt, Quiz, User

MOST = 10


@dataclass(frozen=True, slots=True)
class QuizTaken:
    """A quiz, the study day of its submission, and how many of its ``questions`` were ``right``."""

    attempt: Attempt
    on: date
    right: int
    questions: int

    @property
    def percentage(self) -> float:
        return round(100 * self.right / self.questions, 1) if self.questions else 0.0


def quizzes_taken(user: User, now: datetime) -> list[QuizTaken]:
    """The ten latest quizzes whose answers are disclosed, the newest first, in one query."""
    attempts = (
        Attempt.objects.disclosed(now)
        .filter(user=user)
        .exclude(quiz__tells=Quiz.Tells.MARK)
        .scored()
        .select_related("quiz")
        .order_by("-pk")
    )
    return [
        QuizTaken(attempt, user.study_day(attempt.submitted_at), attempt.right, attempt.questions)
        for attempt in attempts[:MOST]
    ]
