"""Who takes a quiz for others, and what has come in of their answers: for whoever made it.

How good an answer is shows once it is judged: at once where the quiz tells after each answer, else
when its learner hands it in. A question stays with its answers when another has taken its place.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from learning.grading import Outcome
from learning.models import Attempt, Quiz, Response

GIVEN_UP_AFTER = timedelta(hours=2)  # nobody is waited for longer, where there is no time limit


class Mark(StrEnum):
    OPEN = "not answered"
    GIVEN = "answered"  # and not judged yet
    RIGHT = "right"
    WRONG = "wrong"

    @classmethod
    def of(cls, outcome: str | None, *, answered: bool) -> "Mark":
        """What was left open stays so when it is handed in."""
        if not answered:
            return cls.OPEN
        if not outcome:
            return cls.GIVEN
        return cls.RIGHT if Outcome(outcome).is_right else cls.WRONG


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes the quiz; ``marks`` are in the order of their questions."""

    name: str
    began_at: datetime
    submitted: bool
    marks: list[Mark]

    @property
    def right(self) -> int:
        return self.marks.count(Mark.RIGHT)

    @property
    def answered(self) -> int:
        return len(self.marks) - self.marks.count(Mark.OPEN)


@dataclass(slots=True)
class Asked:
    """A question, and how many have answered it, of these how many right and wrong so far."""

    stem: str
    given: int = 0
    right: int = 0
    wrong: int = 0

    @property
    def percent(self) -> int | None:
        judged = self.right + self.wrong
        return round(100 * self.right / judged) if judged else None

    def count(self, mark: Mark) -> None:
        self.given += mark != Mark.OPEN
        self.right += mark == Mark.RIGHT
        self.wrong += mark == Mark.WRONG


@dataclass(frozen=True, slots=True)
class QuizAnswers:
    participants: list[Participant]
    questions: list[Asked]

    @property
    def submitted(self) -> int:
        return sum(one.submitted for one in self.participants)

    def is_under_way(self, now: datetime) -> bool:
        """Whether more may come in of those who have begun."""
        since = now - GIVEN_UP_AFTER
        return any(not one.submitted and one.began_at > since for one in self.participants)


def quiz_answers(quiz: Quiz) -> QuizAnswers:
    """All that has come in; three statements, however many take it."""
    items = (
        quiz.items.readable()
        .order_by("position")
        .values_list("question__uid", "question__body__stem")
    )
    questions = {uid: Asked(stem) for uid, stem in items}
    marks = defaultdict(list)
    responses = Response.objects.filter(attempt__quiz=quiz).order_by("position")
    columns = ("attempt", "uid", "body__stem", "answered_at", "verdict__outcome")
    for attempt, uid, stem, answered_at, outcome in responses.values_list(*columns):
        mark = Mark.of(outcome, answered=answered_at is not None)
        marks[attempt].append(mark)
        questions.setdefault(uid, Asked(stem)).count(mark)
    attempts = Attempt.objects.filter(quiz=quiz).order_by("pk")
    people = attempts.values_list("pk", "name", "user__username", "started_at", "submitted_at")
    participants = [
        Participant(name or username, started_at, submitted_at is not None, marks[pk])
        for pk, name, username, started_at, submitted_at in people
    ]
    return QuizAnswers(participants, list(questions.values()))
