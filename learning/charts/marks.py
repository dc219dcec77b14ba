"""A row of days, each a filled circle or a hollow one."""

from collections.abc import Sequence
from dataclasses import dataclass

STEP, RADIUS, WIDTH, HEIGHT = 25, 8, 343, 54  # in the chart's own units
IN_A_ROW = 14


@dataclass(frozen=True, slots=True)
class Mark:
    x: int
    y: int
    filled: bool


@dataclass(frozen=True, slots=True)
class Marks:
    marks: list[Mark]
    radius: int = RADIUS
    width: int = WIDTH
    height: int = HEIGHT


def marks(filled: Sequence[bool]) -> Marks:
    """Two rows of 14 for 28 days, the last of them at the end of the second; they fill the width,
    but for the line round a hollow one."""
    return Marks(
        [
            Mark(9 + place % IN_A_ROW * STEP, 13 + place // IN_A_ROW * (STEP + 3), each)
            for place, each in enumerate(filled)
        ]
    )
