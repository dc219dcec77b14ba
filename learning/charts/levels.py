"""How well something would be recalled, in a few levels that a picture can show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum


class Level(IntEnum):
    """From what no question covers to what is firm; a higher one is drawn higher."""

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
        """Of its bar, in the units of the pictures; the tallest is 16."""
        return HEIGHTS[self]

    @property
    def top(self) -> float:
        """Where its bar begins in a sign of 20 by 20."""
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
    """A question and its learner's memory of it: the chance of recall now and later, from 0 to 1,
    None where it was never recalled. ``start`` and ``end`` are its words in its passage."""

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

    @property
    def level(self) -> Level:
        return level_of(self.later)


@dataclass(frozen=True, slots=True)
class Mastery:
    """Several questions taken together: means over those of them that were ever recalled."""

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
    """The mastery of all their questions, each counted once in each."""
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
