"""The verdict on one answer."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

NO_DATE, NO_NUMBER = "Give a date.", "Give a number."  # notes on answers of another kind


class Outcome(StrEnum):
    RIGHT = "right"
    TYPO = "right with a typing error"
    NEAR = "nearly"
    WHICH = "which one"  # a surname that several people share: ask again, without a rating
    WRONG = "wrong"
    BLANK = "blank"
    UNGRADED = "not graded yet"  # a person has to mark it
    POLLED = "no right answer"

    @property
    def is_right(self) -> bool:
        return self in (Outcome.RIGHT, Outcome.TYPO)

    @property
    def is_judged(self) -> bool:
        """Whether it says right or wrong: not before a person marks it, nor of a poll."""
        return self not in (Outcome.UNGRADED, Outcome.POLLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """An outcome and its reasons.

    ``matched`` is the accepted answer that the response was recognised as; for a wrong response,
    the other answer that it gives, if any. ``present`` and ``missing`` are the parts of the answer
    that the response has and lacks, ``extra`` are its own. ``note`` is a sentence for the learner;
    of a nearly right answer, a question after what it lacks ("Which month?"), if that can be asked.
    ``score`` runs from 0 to 1, or down to -1 where a wrong answer takes marks off.
    """

    outcome: Outcome
    matched: str = ""
    present: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    note: str = ""
    score: float = 0.0

    @property
    def is_partly_right(self) -> bool:
        """Whether the answer earns part of the points, in a quiz that gives part marks."""
        judged = self.outcome.is_judged and self.outcome is not Outcome.BLANK
        return judged and not self.outcome.is_right and 0 < self.score < 1

    @property
    def asks_back(self) -> str:
        """What to say instead of counting an answer: one that names several people, or that holds
        no date or number where one is asked for; "" if the answer counts."""
        counts = self.outcome is not Outcome.WHICH and self.note not in (NO_DATE, NO_NUMBER)
        return "" if counts else self.note

    @property
    def lacking(self) -> str:
        """What a nearly right answer lacks, as a question after "Almost:"; "" if it is not said."""
        asks = self.outcome is Outcome.NEAR and self.note.endswith("?")
        return self.note[:1].lower() + self.note[1:] if asks else ""

    def as_json(self) -> dict[str, Any]:
        value = asdict(self)
        return {name: list(v) if isinstance(v, tuple) else v for name, v in value.items()}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Verdict":
        """Reads what ``as_json`` returned, and ignores keys added by others."""
        known = {field.name: value[field.name] for field in fields(cls)}
        texts = {name: tuple(v) for name, v in known.items() if isinstance(v, list)}
        return cls(**known | texts | {"outcome": Outcome(known["outcome"])})

    @classmethod
    def right(cls, matched: str, *, edits: int = 0) -> "Verdict":
        outcome = Outcome.TYPO if edits else Outcome.RIGHT
        return cls(outcome=outcome, matched=matched, score=1.0)


BLANK = Verdict(outcome=Outcome.BLANK)


def f1(hits: int, wanted: int, given: int) -> float:
    """The harmonic mean of precision and recall; 0 if nothing was given or wanted."""
    return 2 * hits / (wanted + given) if hits else 0.0
