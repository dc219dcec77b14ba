"""Who takes an authored quiz, and the answers so far, for its author.

A verdict shows once the answer is graded: immediately if the quiz gives feedback after each answer,
otherwise at submission. A question that was replaced keeps its answers.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models.fields.json import KeyTextTransform

from content.reading.names import word_sort_key
from learning.grading import Verdict, formats
from learning.models import Attempt, Quiz, Response, User
from learning.models.json_text import text_in


class AnswerState(StrEnum):
    OPEN = "not answered"
    GIVEN = "answered"  # and not graded yet
    RIGHT = "right"
    PARTLY = "partly right"
    WRONG = "wrong"

    @classmethod
    def of(cls, stored: Mapping[str, Any], *, answered: bool) -> "AnswerState":
        """The mark for a stored verdict; an unanswered question stays open at submission."""
        if not answered:
            return cls.OPEN
        verdict = Verdict.from_json(stored) if stored else None
        if verdict is None or not verdict.outcome.is_judged:
            return cls.GIVEN
        if verdict.is_partly_right:
            return cls.PARTLY
        return cls.RIGHT if verdict.outcome.is_right else cls.WRONG


@dataclass(frozen=True, slots=True)
class AttemptMarks:
    """The ``number``-th attempt of a learner called ``name``; ``marks`` follow the order of its
    questions. ``percent`` is set once it is handed in, and may rise while an answer ``waits``.
    """

    attempt: Attempt
    name: str
    number: int
    marks: list[AnswerState]

    @property
    def submitted(self) -> bool:
        return self.attempt.submitted_at is not None and not self.attempt.abandoned

    @property
    def waits(self) -> bool:
        return self.submitted and self.attempt.graded_at is None

    @property
    def percent(self) -> float | None:
        return self.attempt.percent if self.submitted else None

    @property
    def right(self) -> int:
        return self.marks.count(AnswerState.RIGHT)

    @property
    def answered(self) -> int:
        return len(self.marks) - self.marks.count(AnswerState.OPEN)


@dataclass(slots=True)
class QuestionTally:
    """A question, the number of its answers, and how many are right, partly right and wrong so far,
    and left ``blank`` at the end; ``percent`` are right.
    """

    frame: str | None
    stem: str
    is_written: bool
    given: int = 0
    right: int = 0
    partly: int = 0
    wrong: int = 0
    blank: int = 0

    @property
    def wording(self) -> dict[str, bool]:
        """What a page needs to know to display the stem."""
        return {"written": self.is_written}

    @property
    def percent(self) -> int | None:
        judged = self.right + self.partly + self.wrong + self.blank
        return round(100 * self.right / judged) if judged else None

    def count(self, mark: AnswerState, *, is_final: bool) -> None:
        self.given += mark != AnswerState.OPEN
        self.right += mark == AnswerState.RIGHT
        self.partly += mark == AnswerState.PARTLY
        self.wrong += mark == AnswerState.WRONG
        self.blank += is_final and mark == AnswerState.OPEN


@dataclass(frozen=True, slots=True)
class QuizAnswers:
    sittings: list[AttemptMarks]
    questions: list[QuestionTally]

    @property
    def begun(self) -> int:
        """The number of people who have started it, however often each did."""
        return len({one.attempt.user_id for one in self.sittings})

    @property
    def submitted(self) -> int:
        return len({one.attempt.user_id for one in self.sittings if one.submitted})

    def is_under_way(self, now: datetime) -> bool:
        """Whether people who have started may still answer."""
        return any(one.attempt.is_under_way_at(now) for one in self.sittings)


def quiz_answers(quiz: Quiz, teacher: User) -> QuizAnswers:
    """All answers that a teacher may read, with totals by question of those that count, without
    polls; three queries, however many people take it.
    """
    readable = Attempt.objects.read_by(teacher).filter(quiz=quiz)
    items = (
        quiz.items.readable()
        .exclude(format=formats.POLL)
        .order_by("position")
        .values_list("question__uid", *_text_in("question__body"), "question__body__source")
    )
    questions = {
        uid: QuestionTally(frame, stem, source is None) for uid, frame, stem, source in items
    }
    marks = defaultdict(list)
    asked = Response.objects.filter(attempt__in=readable).exclude(format=formats.POLL)
    responses = asked.order_by("position")
    columns = ("attempt", "uid", *_text_in("body"), "body__source", "answered_at", "verdict")
    attempts = list(readable.select_related("user").order_by("pk"))
    left_out = {attempt.pk for attempt in attempts if attempt.beyond_allowed or attempt.abandoned}
    final = {attempt.pk for attempt in attempts if attempt.counts}
    rows = responses.values_list(*columns)
    for attempt, uid, frame, stem, source, answered_at, verdict in rows:
        mark = AnswerState.of(verdict, answered=answered_at is not None)
        marks[attempt].append(mark)
        if attempt not in left_out:
            tally = QuestionTally(frame, stem, source is None)
            questions.setdefault(uid, tally).count(mark, is_final=attempt in final)
    sittings, made = [], Counter[int]()
    for attempt in attempts:
        made[attempt.user_id] += 1
        name, number = attempt.name or attempt.user.username, made[attempt.user_id]
        sittings.append(AttemptMarks(attempt, name, number, marks[attempt.pk]))
    sittings.sort(key=lambda one: (word_sort_key(one.name), one.attempt.pk))
    return QuizAnswers(sittings, list(questions.values()))


def _text_in(body: str) -> tuple[KeyTextTransform, KeyTextTransform]:
    return text_in(body, "frame"), text_in(body, "stem")
