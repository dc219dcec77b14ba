"""The map of an attempt: its questions by number, and what may be told of each meanwhile."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from learning.cards.seals import sealed_questions
from learning.models import Attempt, Quiz, Response
from learning.quizzes.disclosure import disclosed
from learning.rendering.feedback import verdict_look

SAID = {"near": "partly right", "wrong": "missed"}


@dataclass(frozen=True, slots=True)
class MapRow:
    """``look`` is that of the answer's feedback; "" where it is not told."""

    position: int
    answered: bool
    flagged: bool
    look: str

    @classmethod
    def of(cls, response: Response) -> "MapRow":
        """Of a response that has no verdict yet."""
        return cls(response.position, response.answered_at is not None, response.flagged, "")

    @property
    def state(self) -> str:
        return self.look or ("answered" if self.answered else "")

    @property
    def name(self) -> str:
        """For those who do not see the map."""
        told = SAID.get(self.state, self.state)
        parts = (f"Question {self.position}", told, "flagged" if self.flagged else "")
        return ", ".join(part for part in parts if part)


def question_map(attempt: Attempt, now: datetime) -> list[MapRow]:
    """The questions in their order. A verdict is told as on the question's own page: where each is
    judged at once, and in a practice quiz unless a quiz for others seals the question."""
    tells = attempt.judges_at_once and disclosed(attempt, now).verdicts
    sealed = sealed_questions(attempt.user, now) if tells and not attempt.sealed else frozenset()
    counts_points = attempt.quiz.purpose == Quiz.Purpose.AUTHORED
    fields = ("position", "answered_at", "flagged", "question", "verdict")

    def look(verdict: dict[str, Any] | None, question: int | None) -> str:
        if not tells or not verdict or question in sealed:
            return ""
        return verdict_look(verdict, counts_points=counts_points)

    return [
        MapRow(position, answered_at is not None, flagged, look(verdict, question))
        for position, answered_at, flagged, question, verdict in attempt.responses.values_list(
            *fields
        )
    ]
