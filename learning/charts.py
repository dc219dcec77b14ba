"""Shapes of the charts that the pages draw as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

from learning.progress import Day

BAR, GAP, TOP = 20, 6, 64  # in the chart's own units


@dataclass(frozen=True, slots=True)
class Bar:
    """A day's column; a day with anything in it shows at least a sliver."""

    day: Day
    x: int
    y: float
    height: float
    width: int = BAR

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class BarChart:
    bars: list[Bar]
    width: int
    height: int = TOP


def bar_chart(days: Sequence[Day]) -> BarChart:
    """Columns side by side, the highest as tall as the chart."""
    highest = max((day.count for day in days), default=0) or 1
    bars = []
    for index, day in enumerate(days):
        height = max(3.0, round(TOP * day.count / highest, 1)) if day.count else 0.0
        bars.append(Bar(day, index * (BAR + GAP), TOP - height, height))
    return BarChart(bars, len(bars) * (BAR + GAP) - GAP if bars else 0)
