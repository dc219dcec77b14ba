"""How well something is remembered, in a few levels that a map can show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum


class Level(IntEnum):
    """From what no question covers to what is remembered firmly."""

    UNASKED = 0
    UNMET = 1
    LOST = 2
    FADING = 3
    HELD = 4
    FIRM = 5

    @property
    def label(self) -> str:
        return LABELS[self]

    @property
    def height(self) -> float:
        """The height of its bar; the tallest is 16."""
        return HEIGHTS[self]

    @property
    def top(self) -> float:
        """The top of its bar in a sign of 20 by 20."""
        return 18 - self.height


LABELS = {
    Level.UNASKED: "No question covers it",
    Level.UNMET: "Not learnt yet",
    Level.LOST: "Mostly forgotten, below 50 %",
    Level.FADING: "Fading, 50 to 75 %",
    Level.HELD: "Held, 75 to 90 %",
    Level.FIRM: "Firm, 90 % and more",
}
HEIGHTS = {
    Level.UNASKED: 1.5,
    Level.UNMET: 5.0,
    Level.LOST: 5.0,
    Level.FADING: 9.0,
    Level.HELD: 12.5,
    Level.FIRM: 16.0,
}
FROM = ((0.9, Level.FIRM), (0.75, Level.HELD), (0.5, Level.FADING))


@dataclass(frozen=True, slots=True)
class Standing:
    """A question and how well a learner remembers it: ``now`` and ``later`` are chances of recall
    from 0 to 1, or None if it was never answered. ``start`` and ``end`` are the place of its words
    in its passage."""

    question: int
    passage: int | None
    start: int
    end: int
    subject: str
    stem: str
    now: float | None = None
    later: float | None = None
    show_at: datetime | None = None
    suspended: bool = False
    frame: str = ""

    @property
    def level(self) -> Level:
        return level_of(self.later)


@dataclass(frozen=True, slots=True)
class Mastery:
    """Several questions together; ``now`` and ``later`` are means over those that were answered."""

    questions: int
    learnt: int
    now: float | None
    later: float | None

    @property
    def level(self) -> Level:
        return level_of(self.later) if self.questions else Level.UNASKED


def level_of(chance: float | None) -> Level:
    if chance is None:
        return Level.UNMET
    return next((level for least, level in FROM if chance >= least), Level.LOST)


def mastery(standings: Iterable[Standing]) -> Mastery:
    every = list(standings)
    now = [one.now for one in every if one.now is not None]
    later = [one.later for one in every if one.later is not None]
    return Mastery(len(every), len(now), _mean(now), _mean(later))


def together(several: Iterable[Mastery]) -> Mastery:
    """All their questions together; a question in two of them counts twice."""
    every = list(several)
    questions, learnt = sum(one.questions for one in every), sum(one.learnt for one in every)
    now, later = (
        sum(chance * one.learnt for one in every if (chance := getattr(one, when)) is not None)
        for when in ("now", "later")
    )
    if not learnt:
        return Mastery(questions, 0, None, None)
    return Mastery(questions, learnt, now / learnt, later / learnt)


def _mean(chances: list[float]) -> float | None:
    return sum(chances) / len(chances) if chances else None
