"""Points over time, joined by a line, on a scale from 0 to 1."""

from collections.abc import Sequence
from dataclasses import dataclass

LEFT, WIDTH, HEAD, TALL = 44, 352, 12, 120  # in the units of the chart; the scale stands in LEFT


@dataclass(frozen=True, slots=True)
class Point:
    """A ``firm`` point is filled; a hollow one stands for too few answers to rely on."""

    x: float
    y: float
    label: str
    firm: bool


@dataclass(frozen=True, slots=True)
class LineChart:
    """``path`` joins the points, with a gap where a value is missing; ``ticks`` are the lines of
    the scale, each with its y and its label; ``target_at`` is the y of the target."""

    points: list[Point]
    path: str
    ticks: list[tuple[float, str]]
    target_at: float | None
    left: int = LEFT
    width: int = WIDTH
    height: int = HEAD + TALL

    @property
    def empty(self) -> bool:
        return not self.path


def line_chart(
    values: Sequence[tuple[str, float | None, bool]],
    *,
    every: int = 1,
    target: float | None = None,
) -> LineChart:
    """A point for each label, value from 0 to 1 (or None) and whether it is firm.

    The last point and each ``every``-th before it have labels. The scale ends at 1 and begins at
    0.5, or at 0 if a value or the target is below 0.5.
    """
    known = [value for _, value, _ in values if value is not None]
    least = min([*known, 0.5 if target is None else target])
    floor = 0.5 if least >= 0.5 else 0.0
    step = (WIDTH - LEFT - 8) / max(len(values) - 1, 1)

    def height_of(value: float) -> float:
        return round(HEAD + TALL * (1 - value) / (1 - floor), 1)

    points, path, joined = [], [], False
    for place, (label, value, firm) in enumerate(values):
        x = round(LEFT + place * step, 1)
        if value is not None:
            y = height_of(value)
            path.append(f"{'L' if joined else 'M'}{x} {y}")
            labelled = (len(values) - 1 - place) % every == 0
            points.append(Point(x, y, label if labelled else "", firm))
        joined = value is not None
    scale = (1.0, (1 + floor) / 2, floor)
    ticks = [(height_of(tick), f"{tick * 100:.0f}\u202f%") for tick in scale]
    return LineChart(points, " ".join(path), ticks, None if target is None else height_of(target))
