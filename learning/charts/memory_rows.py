"""The overview of the memory map: a row of bars for each passage, as long as its text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from content.reading.highlighting import Highlight, highlight
from learning.charts.levels import Level, Standing, mastery

WIDTH, LEFT = 320, 30  # in the units of the map; the numbers of passages stand in LEFT
STEP = 24  # from row to row, so that a thumb can hit one
TALLEST = 16  # height of the firmest bar
ABOVE = 10  # more room above a heading


@dataclass(frozen=True, slots=True)
class LevelRun:
    """Words of one level; ``start`` is their place in the text."""

    text: str
    start: int
    level: Level


@dataclass(frozen=True, slots=True)
class Bar:
    level: Level
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage in the overview; a heading has no bars."""

    y: int
    bars: list[Bar]

    @property
    def text_at(self) -> int:
        return self.y + TALLEST


def runs(text: str, standings: Iterable[Standing]) -> list[LevelRun]:
    """``text`` cut where the level changes; joined, the runs are the text again.

    Words that several questions cover have the level of their mean.
    """
    marks = [Highlight(one.start, one.end, one) for one in standings]
    levelled = [(mastery(piece.subjects).level, piece.text) for piece in highlight(text, marks)]
    found, start = [], 0
    for level, pieces in groupby(levelled, key=lambda pair: pair[0]):
        words = "".join(words for _, words in pieces)
        found.append(LevelRun(words, start, level))
        start += len(words)
    return found


def rows(passages: Sequence[Sequence[LevelRun] | None]) -> list[PassageRow]:
    """The rows from top to bottom, None for a heading. The longest passage fills its row."""
    longest = max((_length(each) for each in passages if each), default=1)
    unit = (WIDTH - LEFT) / longest
    drawn: list[PassageRow] = []
    y = 0
    for each in passages:
        if each is None and drawn:
            y += ABOVE
        drawn.append(PassageRow(y, [_bar(run, y, unit) for run in each or ()]))
        y += STEP
    return drawn


def _length(passage: Sequence[LevelRun]) -> int:
    return sum(len(run.text) for run in passage)


def _bar(run: LevelRun, y: int, unit: float) -> Bar:
    at, width = round(LEFT + run.start * unit, 2), round(len(run.text) * unit, 2)
    top = y + 4 + TALLEST - run.level.height
    return Bar(run.level, at, top, width, run.level.height)
