"""Three small columns side by side: how many of the bottom, the middle and the top third."""

from collections.abc import Sequence
from dataclasses import dataclass

STEP, BAR, TALL = 16, 12, 32  # in the chart's own units


@dataclass(frozen=True, slots=True)
class Small:
    x: int
    y: float
    height: float
    width: int = BAR


@dataclass(frozen=True, slots=True)
class Thirds:
    columns: list[Small]
    width: int = 3 * STEP
    height: int = TALL


def third_columns(counts: Sequence[int], of: Sequence[int]) -> Thirds:
    """A column for each third, as tall as its share ``of`` all in it; 0 shows no more than the
    line that it stands on."""
    drawn = []
    for place, (count, most) in enumerate(zip(counts, of, strict=True)):
        height = round((TALL - 2) * count / most, 1) if most else 0.0
        drawn.append(Small(place * STEP + 2, TALL - 1 - height, height))
    return Thirds(drawn)
