"""Columns side by side, few or many, in a chart of one width."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, TOP, HEAD = 352, 96, 18  # in the chart's own units; TOP is of the highest column
ROOM = 24  # a column's step from which its figure has room above it


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its figure above, "" where that has no room, and what stands below."""

    x: float
    y: float
    width: float
    height: float
    figure: str
    label: str

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def figure_at(self) -> float:
        return self.y - 4


@dataclass(frozen=True, slots=True)
class Columns:
    columns: list[Column]
    width: int = WIDTH
    height: int = HEAD + TOP

    @property
    def empty(self) -> bool:
        return not any(column.height for column in self.columns)


def columns(bars: Sequence[tuple[str, float]], *, every: int = 1) -> Columns:
    """A column for each label and value, every so many with its label, from the first on.

    The highest is as tall as the chart; any value above 0 shows at least a sliver. Where columns
    stand close only the highest bears its figure.
    """
    highest = max((value for _, value in bars), default=0)
    peak = next((place for place, (_, value) in enumerate(bars) if value == highest), 0)
    step = WIDTH / max(len(bars), 1)
    drawn = []
    for place, (label, value) in enumerate(bars):
        height = max(3.0, round(TOP * value / highest, 1)) if value else 0.0
        figured = value and (step >= ROOM or place == peak)
        drawn.append(
            Column(
                x=round(place * step, 1),
                y=round(HEAD + TOP - height, 1),
                width=round(step * 0.75, 1),
                height=height,
                figure=f"{value:.0f}" if figured else "",
                label=label if place % every == 0 else "",
            )
        )
    return Columns(drawn)
