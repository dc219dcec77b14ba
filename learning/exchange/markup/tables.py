"""Tables of HTML in Markdown, or in one line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from content.reading.formulas import outside_formulas
from learning.exchange.format import Refused

IN_TABLE = frozenset(("table", "thead", "tr", "td", "th"))
IN_ONE_LINE = "Cells of its table that had several lines have one."
TABLE = "Its table is kept without its borders, colours and widths."
SPANNED = "A cell of its table that spans several is one here, with empty ones after it."
ONE_CELL = "Its table of one cell is kept as text."
NESTED = "A table within a table is kept as text."
IN_TEXT = "Its table is kept as text, with strokes between the cells."
WIDEST = 100  # columns of a table whose cells span several
_ALIGNED = re.compile(
    r"(?:text-align\s*:|(?<![\w-])align\s*=)[\s\"']*(left|center|right)", re.IGNORECASE
)
_SPAN = re.compile(r"(col|row)span\s*=[\s\"']*(\d{1,3})\b", re.IGNORECASE)
PLAIN_CELL = re.compile(
    r"""(?:style="text-align:(?:left|center|right)"|(?:col|row)span=["']?\d{1,3}["']?|\s)*"""
)


@dataclass(slots=True)
class Cell:
    """``wide`` and ``high`` are the columns and rows that it spans."""

    wide: int = 1
    high: int = 1
    text: str = ""


@dataclass(slots=True)
class Table:
    """The rows of a table that is read, each with its cells in Markdown."""

    rows: list[list[Cell]] = field(default_factory=list)
    aligned: list[str] = field(default_factory=list)  # the cells of its first row
    has_head: bool = False  # its first row is within such an element
    is_heading: bool = True  # its first row is one
    in_cell: bool = False
    within: int = 0  # tables that are open in its cell

    def begin_cell(self, name: str, attributes: str) -> None:
        if not self.rows:
            self.rows.append([])
        spans = {which.lower(): max(1, int(by)) for which, by in _SPAN.findall(attributes)}
        cell = Cell(spans.get("col", 1), spans.get("row", 1))
        if len(self.rows) == 1:
            found = _ALIGNED.search(attributes)
            self.aligned += [found[1].lower() if found else "", *("" for _ in range(cell.wide - 1))]
            self.is_heading = self.is_heading and (name == "th" or self.has_head)
        self.rows[-1].append(cell)
        self.in_cell = True

    def end_cell(self, text: str) -> None:
        self.rows[-1][-1].text = text
        self.in_cell = False

    @property
    def filled(self) -> list[str]:
        return [cell.text for row in self.rows for cell in row if cell.text]

    @property
    def is_spanned(self) -> bool:
        return any(cell.wide > 1 or cell.high > 1 for row in self.rows for cell in row)

    def markdown(self) -> str:
        """The table; of one cell, its text."""
        if len(self.filled) < 2:
            return "".join(self.filled)
        rows = list(self._laid_out() if self.is_spanned else self._texts())
        width = max(map(len, rows))
        heading = rows.pop(0) if self.is_heading else []
        aligned = [*self.aligned, *("" for _ in range(width))][:width]
        lines = [_row(heading, width), f"|{'|'.join(_RULES[one] for one in aligned)}|"]
        return "\n".join([*lines, *(_row(row, width) for row in rows)])

    def line(self) -> str:
        """The table as a text."""
        return "; ".join(" | ".join(row) for row in self._texts() if any(row))

    def _texts(self) -> Iterator[list[str]]:
        return ([cell.text for cell in row] for row in self.rows if row)

    def _laid_out(self) -> Iterator[list[str]]:
        """The rows with an empty cell in each place that a cell spans besides its first."""
        below: dict[int, int] = {}  # rows that are still spanned, by the column
        for row in (row for row in self.rows if row):
            texts, spanned, below = list[str](), below, {}
            below = {column: high - 1 for column, high in spanned.items() if high > 1}
            for cell in row:
                while len(texts) in spanned:
                    texts.append("")
                columns = range(len(texts), len(texts) + cell.wide)
                texts += [cell.text, *("" for _ in columns[1:])]
                below |= dict.fromkeys(columns, cell.high - 1) if cell.high > 1 else {}
                if len(texts) > WIDEST:
                    raise Refused(f"It shows a table of more than {WIDEST} columns.")
            yield texts


_RULES = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}


def _row(cells: Sequence[str], width: int) -> str:
    shown = (outside_formulas(one, lambda other: other.replace("|", "\\|")) for one in cells)
    return f"| {' | '.join([*shown, *('' for _ in range(width - len(cells)))])} |"
