"""A scatter plot: x on a scale from 0 to 1, y on a scale from −1 to 1."""

from collections.abc import Iterable
from dataclasses import dataclass

LEFT, RIGHT, WIDTH, HEAD, TALL = 50, 14, 352, 12, 160  # in the units of the chart


@dataclass(frozen=True, slots=True)
class Spot:
    """A ``marked`` spot is filled and has its label; the others are hollow."""

    x: float
    y: float
    label: str
    marked: bool

    @property
    def label_at(self) -> float:
        return self.y - 7


@dataclass(frozen=True, slots=True)
class Scatter:
    """``across`` and ``up`` are the ticks of the two scales, each with its place and its label;
    ``zero`` is the y of 0."""

    spots: list[Spot]
    across: list[tuple[float, str]]
    up: list[tuple[float, str]]
    zero: float
    left: int = LEFT
    width: int = WIDTH
    height: int = HEAD + TALL


def scatter(points: Iterable[tuple[str, float, float, bool]]) -> Scatter:
    """A spot for each label, x, y and whether it is marked. A value beyond a scale is drawn at its
    end; the scale of y begins at 0 if no value is below."""
    points = list(points)
    floor = -1.0 if any(up < 0 for _, _, up, _ in points) else 0.0

    def x_of(value: float) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * min(1.0, max(0.0, value)), 1)

    def y_of(value: float) -> float:
        return round(HEAD + TALL * (1 - min(1.0, max(floor, value))) / (1 - floor), 1)

    return Scatter(
        [Spot(x_of(across), y_of(up), label, marked) for label, across, up, marked in points],
        [(x_of(tick), _percent(tick)) for tick in (0.0, 0.5, 1.0)],
        [(y_of(tick), _percent(tick)) for tick in (1.0, 0.5, 0.0, -0.5, -1.0) if tick >= floor],
        y_of(0.0),
    )


def _percent(value: float) -> str:
    return f"{100 * value:.0f}\u202f%".replace("-", "−")
