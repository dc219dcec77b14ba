"""The lines of a whole file in the order of reading, with what their neighbours tell of them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from content.readers.blocks.labels import split_label
from content.readers.pdf.lines import Line, is_row

_WIDEST_INDENT = 40  # points
_CIRCLE = re.compile(r"[o§]$")  # a bullet of the second level in Word
_LEADERS = re.compile(r"(?:\s?\.){4,}\s*\w{1,5}$|…{2,}\s*\w{1,5}$")  # of a table of contents


@dataclass(slots=True)
class FlowLine:
    """A line with its column. ``left`` and ``label_left`` count from the column's left edge.

    ``label`` is its bullet or number; ``left`` is where its text begins after that. ``above`` is
    the distance of its baseline from that of the line above, 0 for the first of a column.
    ``indent_right`` is what is free after it in its column, ``room`` the same up to where lines
    with its indent end.
    """

    text: str
    whole: str  # with its label
    cells: list[str]
    label: str
    label_left: float
    label_gap: float  # between label and text
    left: float
    room: float
    indent_right: float
    above: float
    size: float
    bold: bool
    starts_bold: bool
    first_width: float
    column: int
    column_width: float


@dataclass(frozen=True, slots=True)
class Body:
    """The letters that most of the text is set in: their size, and the distance of the lines as a
    multiple of that. The lists are ``hanging`` if the lines of an item stand under its text, not
    under its bullet."""

    size: float
    pitch: float
    hanging: bool

    @classmethod
    def of(cls, lines: Sequence[FlowLine]) -> "Body":
        sizes: Counter[float] = Counter()
        pitches: Counter[float] = Counter()
        hanging = 0
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
        size = max(sizes, key=sizes.__getitem__) if sizes else 10.0
        for before, line in pairwise(lines):
            alike = abs(before.size - line.size) < 0.5 and abs(line.size - size) < 0.5
            if alike and 0.9 < line.above / line.size < 3 and len(before.text) > 20:
                pitches[round(line.above / line.size * 20) / 20] += 1
            within = before.label and not line.label and line.text[:1].islower()
            if within and line.first_width > before.indent_right:
                under_text = abs(line.left - before.left) < abs(line.left - before.label_left)
                hanging += 1 if under_text else -1
        return cls(size, _smallest_usual(pitches), hanging >= 0)


def _smallest_usual(pitches: Counter[float]) -> float:
    """The smallest distance that many lines have: a list may have more items than lines."""
    total = sum(pitches.values())
    usual = [pitch for pitch, count in pitches.items() if count >= max(2, total * 0.15)]
    return min(usual) if usual else 1.2


def read_flow(columns: Sequence[Sequence[Line]]) -> list[FlowLine]:
    """The lines of all columns; those of a table of contents are left out."""
    flow: list[FlowLine] = []
    lefts = [min((_starts(line) for line in lines), default=0.0) for lines in columns]
    for n, lines in enumerate(columns):
        # A column that holds nothing but a list begins where it does on other pages.
        left = min(other for other in lefts if 0 <= lefts[n] - other < _WIDEST_INDENT)
        above = 0.0
        for at, line in enumerate(lines):
            distance = above - line.baseline if at else 0.0
            above = line.baseline
            if not _LEADERS.search(line.text):
                flow.append(_flow_line(line, lines, at, left, distance, n))
    return flow


def _starts(line: Line) -> float:
    return line.bullet_left if line.bullet else line.left


def _flow_line(
    line: Line, lines: Sequence[Line], at: int, left: float, distance: float, column: int
) -> FlowLine:
    cells = [cell.text for cell in line.cells]
    label, text_left, label_right = line.bullet, line.left, line.bullet_left
    if not label and len(cells) > 1 and _CIRCLE.match(cells[0]):
        label, text_left, label_right = "◦", line.cells[1].left, line.cells[0].right
        cells = cells[1:]
    elif not label and (label := split_label(line.text)[0]):
        text_left, label_right = _after_label(line)
        alone = cells[0] == label
        cells = cells[1:] if alone else [cells[0][len(label) :].lstrip(), *cells[1:]]
    if len(cells) > 1 and not is_row(line, (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])):
        cells = [" ".join(cells)]
    # Where lines like it end at most: those of a quotation or an item end before others.
    like = [other.right for other in lines[max(at - 6, 0) : at + 7] if other.left > line.left - 9]
    column_right = max(other.right for other in lines)
    return FlowLine(
        text=" ".join(cells),
        whole=line.text,
        cells=cells,
        label=label,
        label_left=_starts(line) - left,
        label_gap=text_left - label_right,
        left=text_left - left,
        room=max(like) - line.right,
        indent_right=column_right - line.right,
        above=distance,
        size=line.size,
        bold=line.bold,
        starts_bold=line.pieces[0].starts_bold,
        first_width=line.pieces[0].first_width,
        column=column,
        column_width=column_right - left,
    )


def _after_label(line: Line) -> tuple[float, float]:
    """Where the text after a written bullet or number begins, and where that ends."""
    first = line.pieces[0]
    if first.second_left is not None:
        return first.second_left, first.left + first.first_width
    return line.pieces[min(1, len(line.pieces) - 1)].left, first.right
