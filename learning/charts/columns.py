"""Counts as columns side by side, and days as a row of marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

# All in the units of each chart.
WIDTH, TALLEST, ABOVE = 352, 96, 18  # of a column chart; ABOVE is the room for figures
LEAST = 3.0  # height of a column with anything in it
ROOM = 24  # from column to column, so that each has room for its figure
GROUP_WIDTH, GROUP_STEP, GROUP_HEIGHT = 12, 16, 32


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    count: int


@dataclass(frozen=True, slots=True)
class ChartColumn:
    """``figure`` stands above the column and ``label`` below it, where they are not ""."""

    x: float
    y: float
    width: float
    height: float
    figure: str = ""
    label: str = ""

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def figure_at(self) -> float:
        return round(self.y - 4, 1)


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """``height`` is where the columns stand, ``label_at`` where the labels do; ``rounding`` is the
    radius of a column's corners."""

    columns: list[ChartColumn]
    width: int
    height: int
    label_at: int
    rounding: float

    @property
    def empty(self) -> bool:
        return not any(column.height for column in self.columns)


def column_chart(bars: Sequence[tuple[str, float]], *, every: int = 1) -> ColumnChart:
    """A column for each label and value; the first and each ``every``-th from it have labels.

    The chart is always equally wide. Where the columns stand too close for figures, only the
    highest has one.
    """
    highest = max((value for _, value in bars), default=0)
    peak = next((place for place, (_, value) in enumerate(bars) if value == highest), 0)
    step = WIDTH / max(len(bars), 1)
    columns = []
    for place, (label, value) in enumerate(bars):
        height = _height(value, highest, TALLEST)
        has_figure = value and (step >= ROOM or place == peak)
        columns.append(
            ChartColumn(
                x=round(place * step, 1),
                y=round(ABOVE + TALLEST - height, 1),
                width=round(step * 0.75, 1),
                height=height,
                figure=f"{value:.0f}" if has_figure else "",
                label=label if place % every == 0 else "",
            )
        )
    base = ABOVE + TALLEST
    return ColumnChart(columns, WIDTH, base, label_at=base + 17, rounding=1.5)


def group_chart(counts: Sequence[int], sizes: Sequence[int]) -> ColumnChart:
    """A small column for each group of learners, as high as the share of the group that is counted.
    A share of 0 has no column."""
    base = GROUP_HEIGHT - 1
    columns = []
    for place, (count, size) in enumerate(zip(counts, sizes, strict=True)):
        height = round((base - 1) * count / size, 1) if size else 0.0
        x, y = place * GROUP_STEP + 2, round(base - height, 1)
        columns.append(ChartColumn(x, y, GROUP_WIDTH, height))
    width = len(columns) * GROUP_STEP
    return ColumnChart(columns, width, GROUP_HEIGHT, label_at=GROUP_HEIGHT, rounding=0)


def _height(value: float, highest: float, tallest: int) -> float:
    return max(LEAST, round(tallest * value / highest, 1)) if value else 0.0
