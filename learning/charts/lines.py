"""Points over time, joined by a line, on a scale from 0 to 1."""

from collections.abc import Sequence
from dataclasses import dataclass

LEFT, WIDTH, HEAD, TALL = 44, 352, 12, 120  # in the chart's own units; the scale's room is LEFT


@dataclass(frozen=True, slots=True)
class Point:
    """``firm`` points are filled; the others stand for too little to go by."""

    x: float
    y: float
    label: str
    firm: bool


@dataclass(frozen=True, slots=True)
class LineChart:
    """``path`` joins the points, with a break where one is missing; ``ticks`` are the heights of
    the scale's lines with what each says; ``target_at`` is the height of a line to reach."""

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
    """A point for each label, value from 0 to 1 (None where there is none) and firmness.

    Every so many bear their label, from the last one back. The scale ends at 1 and begins at the
    half, or lower where a value or the target does.
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
