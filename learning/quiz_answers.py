"""Who takes a quiz for others, and what has come in of their answers: for whoever made it.

How good an answer is shows once it is judged: at once where the quiz tells after each answer, else
when its learner hands it in. A question stays with its answers when another has taken its place.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from learning.grading import Outcome
from learning.models import Attempt, Quiz, Response, User

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
        if not outcome or outcome == Outcome.UNGRADED:
            return cls.GIVEN
        return cls.RIGHT if Outcome(outcome).is_right else cls.WRONG


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes the quiz; ``marks`` are in the order of their questions, ``percent`` is
    what they have reached where it is handed in, and may still rise while some answer ``waits``."""

    attempt: Attempt
    name: str
    began_at: datetime
    submitted: bool
    waits: bool
    marks: list[Mark]

    @property
    def percent(self) -> float | None:
        return self.attempt.percent if self.submitted else None

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
    is_written: bool
    given: int = 0
    right: int = 0
    wrong: int = 0

    @property
    def wording(self) -> dict[str, bool]:
        """What a page has to know to set the stem."""
        return {"written": self.is_written}

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


def quiz_answers(quiz: Quiz, teacher: User) -> QuizAnswers:
    """All that has come in that a teacher may read; three statements, however many take it."""
    readable = Attempt.objects.read_by(teacher).filter(quiz=quiz)
    items = (
        quiz.items.readable()
        .order_by("position")
        .values_list("question__uid", "question__body__stem", "question__body__source")
    )
    questions = {uid: Asked(stem, source is None) for uid, stem, source in items}
    marks = defaultdict(list)
    responses = Response.objects.filter(attempt__in=readable).order_by("position")
    columns = ("attempt", "uid", "body__stem", "body__source", "answered_at", "verdict__outcome")
    for attempt, uid, stem, source, answered_at, outcome in responses.values_list(*columns):
        mark = Mark.of(outcome, answered=answered_at is not None)
        marks[attempt].append(mark)
        questions.setdefault(uid, Asked(stem, source is None)).count(mark)
    participants = [
        _participant(attempt, marks[attempt.pk])
        for attempt in readable.select_related("user").order_by("pk")
    ]
    return QuizAnswers(participants, list(questions.values()))


def _participant(attempt: Attempt, marks: list[Mark]) -> Participant:
    return Participant(
        attempt,
        attempt.name or attempt.user.username,
        attempt.started_at,
        submitted=attempt.submitted_at is not None,
        waits=attempt.submitted_at is not None and attempt.graded_at is None,
        marks=marks,
    )
