"""Puts the characters of a page together to pieces of lines, and these to lines."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from content.characters import is_wide, raised
from content.readers.pdf.characters import Box, Glyph

# All in heights of the letters.
_SPACE = 0.13  # a wider gap is a space
_NARROW_SPACE = 0.08  # the same where the file has one
_WIDE_SPACE = 1.2  # the same between Chinese characters
_APART = 1.5  # a wider gap parts two pieces: a column, a cell, a bullet
_FEW_GAPS = 8
_ALIGNED = 2.5  # points
_LEVEL = 0.3  # baselines that differ by less are one


@dataclass(slots=True)
class Piece:
    """Characters that follow each other on one line."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    starts_bold: bool
    first_width: float = 0.0  # of its first word
    second_left: float | None = None  # where its second word begins


class Cell(NamedTuple):
    """Pieces near each other."""

    text: str
    left: float
    right: float


@dataclass(slots=True)
class Line:
    """The pieces of one line in a column, from left to right."""

    pieces: list[Piece]
    bullet: str = ""  # drawn beside it, not written
    bullet_left: float = 0.0
    cells: list[Cell] = field(init=False)

    def __post_init__(self) -> None:
        self.cells = _cells(self.pieces)

    @property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells)

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return self.pieces[-1].right

    @property
    def baseline(self) -> float:
        return self.pieces[0].baseline

    @property
    def size(self) -> float:
        return max(self.pieces, key=lambda piece: len(piece.text)).size

    @property
    def bold(self) -> bool:
        return all(piece.bold for piece in self.pieces)


def read_pieces(glyphs: Iterable[Glyph]) -> list[Piece]:
    pieces: list[Piece] = []
    current: list[Glyph] = []
    for glyph in glyphs:
        if current and not _follows(glyph, current):
            pieces.append(_piece(current))
            current = []
        current.append(glyph)
    if current:
        pieces.append(_piece(current))
    return pieces


def _follows(glyph: Glyph, before: Sequence[Glyph]) -> bool:
    last = before[-1]
    size = max(glyph.size, last.size)
    gap = glyph.left - last.right
    if not -0.5 * size < gap < _APART * size:
        return False
    offset = abs(glyph.baseline - last.baseline)
    small = min(glyph.size, last.size) < 0.85 * size
    return offset < (0.65 if small else _LEVEL) * size


def _piece(glyphs: list[Glyph]) -> Piece:
    sizes = Counter(round(glyph.size, 1) for glyph in glyphs)
    size = max(sizes, key=lambda one: (sizes[one], one))
    level = [glyph for glyph in glyphs if round(glyph.size, 1) == size]
    baseline = level[0].baseline
    texts: list[str] = []
    usual = _usual_gap(glyphs)
    first_width, second_left = 0.0, None
    for n, glyph in enumerate(glyphs):
        text = glyph.text
        if glyph.size < 0.85 * size and glyph.baseline > baseline + 0.15 * size:
            text = raised(text)
        if n and _is_space(glyphs[n - 1], glyph, size, usual):
            if second_left is None:
                first_width = glyphs[n - 1].right - glyphs[0].left
                second_left = glyph.left
            texts.append(" ")
        texts.append(text)
    # Chinese characters are often of another font, which has no bold.
    letters = [one for one in glyphs if one.text.isalnum() and not is_wide(one.text)] or glyphs
    return Piece(
        text="".join(texts),
        left=glyphs[0].left,
        right=glyphs[-1].right,
        baseline=baseline,
        size=size,
        bold=all(glyph.bold for glyph in letters),
        starts_bold=glyphs[0].bold,
        first_width=first_width or glyphs[-1].right - glyphs[0].left,
        second_left=second_left,
    )


def _usual_gap(glyphs: Sequence[Glyph]) -> float:
    """What most letters stand apart: more than nothing if they are spread, or their widths are
    false."""
    gaps = sorted(glyph.left - before.right for before, glyph in pairwise(glyphs))
    return max(gaps[len(gaps) // 2], 0.0) if len(gaps) > _FEW_GAPS else 0.0


def _is_space(before: Glyph, glyph: Glyph, size: float, usual: float) -> bool:
    gap = glyph.left - before.right - usual
    one, other = before.text, glyph.text
    if (is_wide(one) and (is_wide(other) or other == ")")) or (one == "(" and is_wide(other)):
        return gap > _WIDE_SPACE * size  # Chinese has none, but is spread to fill a line
    if is_wide(one) and other in ",.;:!?":
        return False
    return gap > (_NARROW_SPACE if glyph.after_space else _SPACE) * size


def read_lines(pieces: Iterable[Piece], dots: Iterable[Box] = ()) -> list[Line]:
    """The lines of a column from top to bottom, each with the bullet that is drawn before it."""
    lines: list[Line] = []
    level: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: -piece.baseline):
        if level and level[0].baseline - piece.baseline > _LEVEL * max(piece.size, level[0].size):
            lines.append(Line(sorted(level, key=lambda piece: piece.left)))
            level = []
        level.append(piece)
    if level:
        lines.append(Line(sorted(level, key=lambda piece: piece.left)))
    _add_bullets(lines, dots)
    return lines


def _add_bullets(lines: list[Line], dots: Iterable[Box]) -> None:
    waiting = sorted(dots, key=lambda dot: -dot.bottom)
    for line in lines:
        while waiting and waiting[0].bottom > line.baseline + line.size:
            waiting.pop(0)
        for dot in waiting:
            if dot.top < line.baseline:
                break
            near = -0.2 * line.size < line.left - dot.right < 3 * line.size
            small = dot.top - dot.bottom < 0.8 * line.size
            if near and small and line.baseline - 0.15 * line.size < dot.bottom:
                line.bullet, line.bullet_left = "•", dot.left


def _cells(pieces: list[Piece]) -> list[Cell]:
    cells: list[Cell] = []
    for piece in pieces:
        gap = piece.left - cells[-1].right if cells else 0.0
        if cells and gap < _APART * piece.size:
            between = " " if gap > _SPACE * piece.size else ""
            text = cells[-1].text + between + piece.text
            cells[-1] = Cell(text, cells[-1].left, piece.right)
        else:
            cells.append(Cell(piece.text, piece.left, piece.right))
    return cells


def is_row(line: Line, neighbours: Iterable[Line]) -> bool:
    """Whether a line is a row of a table: another one begins or ends a cell where it does.

    The words of a justified line may stand as far apart by chance, and each of them ends at the
    edge of the column.
    """
    return any(
        _is_aligned(cell, other)
        for neighbour in neighbours
        for cell in line.cells[1:]
        for other in neighbour.cells[1:]
    )


def _is_aligned(cell: Cell, other: Cell) -> bool:
    flush_right = any(map(str.isdigit, cell.text)) and abs(cell.right - other.right) < _ALIGNED
    return abs(cell.left - other.left) < _ALIGNED or flush_right
