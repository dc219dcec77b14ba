"""Tables of HTML in Markdown."""

import re
from dataclasses import dataclass, field

from learning.exchange.format import Refused

IN_TABLE = frozenset(("table", "thead", "tr", "td", "th"))
IN_ONE_LINE = "Cells of its table that had several lines have one."
TABLE = "Its table is kept without its borders, colours and widths."
_ALIGNED = re.compile(
    r"(?:text-align\s*:|(?<![\w-])align\s*=)[\s\"']*(left|center|right)", re.IGNORECASE
)
_SPANS = re.compile(r"(?:col|row)span\s*=[\s\"']*(?!1\b)\d", re.IGNORECASE)
PLAIN_CELL = re.compile(r'(?:style="text-align:(?:left|center|right)")?')


@dataclass(slots=True)
class Table:
    """The rows of a table that is read, each with its cells in Markdown."""

    rows: list[list[str]] = field(default_factory=list)
    aligned: list[str] = field(default_factory=list)  # the cells of its first row
    has_head: bool = False  # its first row is within such an element
    is_heading: bool = True  # its first row is one
    in_cell: bool = False

    def begin_cell(self, name: str, attributes: str) -> None:
        if _SPANS.search(attributes):
            raise Refused("It shows a table whose cells span several, which cannot be kept here.")
        if not self.rows:
            self.rows.append([])
        if len(self.rows) == 1:
            found = _ALIGNED.search(attributes)
            self.aligned.append(found[1].lower() if found else "")
            self.is_heading = self.is_heading and (name == "th" or self.has_head)
        self.in_cell = True

    def markdown(self) -> str:
        """The table; "" for one with nothing in it."""
        rows = [row for row in self.rows if row]
        if not any(any(row) for row in rows):
            return ""
        width = max(map(len, rows))
        heading = rows.pop(0) if self.is_heading else []
        aligned = [*self.aligned, *("" for _ in range(width))][:width]
        lines = [_row(heading, width), f"|{'|'.join(_RULES[one] for one in aligned)}|"]
        return "\n".join([*lines, *(_row(row, width) for row in rows)])


_RULES = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}


def _row(cells: list[str], width: int) -> str:
    return f"| {' | '.join([*cells, *('' for _ in range(width - len(cells)))])} |"
