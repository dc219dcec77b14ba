"""Columns for days: the chart of the first page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

BAR, GAP = 20, 6  # in the chart's own units
TOP, HEAD = 72, 16  # of the highest column; of the counts above


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A day's column; a day with anything in it shows at least a sliver."""

    day: Day
    x: int
    y: float
    height: float
    dated: bool
    width: int = BAR

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def count_at(self) -> float:
        """Where the line of its count stands, above the column."""
        return self.y - 4


@dataclass(frozen=True, slots=True)
class BarChart:
    bars: list[Bar]
    width: int
    height: int = HEAD + TOP

    @property
    def empty(self) -> bool:
        return not any(bar.day.count for bar in self.bars)


def bar_chart(days: Sequence[Day], today: date) -> BarChart:
    """Columns side by side, the highest as tall as the chart; every second has its date, from
    today on or back."""
    highest = max((day.count for day in days), default=0) or 1
    bars = []
    for index, day in enumerate(days):
        height = max(3.0, round(TOP * day.count / highest, 1)) if day.count else 0.0
        dated = (day.on - today).days % 2 == 0
        bars.append(Bar(day, index * (BAR + GAP), HEAD + TOP - height, height, dated))
    return BarChart(bars, len(bars) * (BAR + GAP) - GAP if bars else 0)
