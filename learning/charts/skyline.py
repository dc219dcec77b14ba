"""A brief as a skyline: a block for each paragraph, as wide as it is long, as high as known."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from learning.charts.looks import Look

WIDTH, TALLEST = 620.0, 56.0  # in the units of the chart
ABOVE = 14.0  # room for the mark of where to read on
GAP, SECTION_GAP = 3.0, 12.0
LEAST = 0.3  # the height of what is not known at all, of the tallest
KNOWN_FROM, FADING_FROM = 0.8, 0.4  # the means from which a paragraph has that look


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: the ``length`` of its text, and how many of its cards are known, fading and
    missed; no others count. ``opens`` says that a section begins with it.
    """

    length: int
    known: int = 0
    fading: int = 0
    missed: int = 0
    opens: bool = False
    is_next: bool = False

    @property
    def mean(self) -> float | None:
        """How well it is known, from 0 to 1; None if it was never asked."""
        met = self.known + self.fading + self.missed
        return (self.known + self.fading / 2) / met if met else None


@dataclass(frozen=True, slots=True)
class Block:
    look: Look
    x: float
    y: float
    width: float
    height: float

    @property
    def path(self) -> str:
        """Its outline, in the commands of an SVG path."""
        return f"M{self.x} {self.y}h{self.width}v{self.height}h-{self.width}z"


@dataclass(frozen=True, slots=True)
class Skyline:
    """``next_at`` is where the reader goes on, if anywhere."""

    blocks: list[Block]
    next_at: float | None
    width: float = WIDTH
    height: float = ABOVE + TALLEST + 1

    @property
    def counts(self) -> Counter[Look]:
        """How many blocks have each look."""
        return Counter(block.look for block in self.blocks)

    @property
    def paths(self) -> dict[Look, str]:
        """The blocks of each look as one path; an element a block took half of the page's time."""
        return {
            look: "".join(block.path for block in self.blocks if block.look == look)
            for look in self.counts
        }


def skyline(paragraphs: Iterable[Paragraph]) -> Skyline:
    """The blocks from left to right, filling the whole width."""
    row = list(paragraphs)
    gaps = [SECTION_GAP if one.opens and place else GAP for place, one in enumerate(row)]
    room = WIDTH - sum(gaps[1:])
    unit = max(0.0, room) / (sum(one.length for one in row) or 1)
    blocks: list[Block] = []
    next_at, x = None, 0.0
    for place, one in enumerate(row):
        x += gaps[place] if place else 0
        width = unit * one.length
        if one.is_next:
            next_at = round(x + min(width, 14) / 2, 1)
        blocks.append(_block(one, x, width))
        x += width
    return Skyline(blocks, next_at)


def _block(one: Paragraph, x: float, width: float) -> Block:
    mean = one.mean
    height = TALLEST * (LEAST / 2 if mean is None else LEAST + (1 - LEAST) * mean)
    return Block(
        _look(mean),
        round(x, 1),
        round(ABOVE + TALLEST - height, 1),
        round(width, 1),
        round(height, 1),
    )


def _look(mean: float | None) -> Look:
    if mean is None:
        return "new"
    if mean >= KNOWN_FROM:
        return "known"
    return "fading" if mean >= FADING_FROM else "missed"
