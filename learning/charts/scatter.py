"""Points by two figures: across on a scale from 0 to 1, and up on one from −1 to 1."""

from collections.abc import Iterable
from dataclasses import dataclass

LEFT, RIGHT, WIDTH, HEAD, TALL = 50, 14, 352, 12, 160  # in the chart's own units


@dataclass(frozen=True, slots=True)
class Spot:
    """``marked`` spots are filled and bear their label, the others are hollow."""

    x: float
    y: float
    label: str
    marked: bool

    @property
    def label_at(self) -> float:
        return self.y - 7


@dataclass(frozen=True, slots=True)
class Scatter:
    """``across`` and ``up`` are where the lines of the scales stand, with what each says; ``zero``
    is the height of 0."""

    spots: list[Spot]
    across: list[tuple[float, str]]
    up: list[tuple[float, str]]
    zero: float
    left: int = LEFT
    width: int = WIDTH
    height: int = HEAD + TALL


def scatter(points: Iterable[tuple[str, float, float, bool]]) -> Scatter:
    """A spot for each label, place across, place up and whether it is marked; what lies beyond a
    scale stands at its end. The scale up begins at 0 where nothing lies below."""
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
