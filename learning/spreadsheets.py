"""Table cells that no spreadsheet runs as formulas, and that can be read back unchanged.

A quotation mark in front turns a formula into text. Cells that already begin with one get another,
so that removing one is always right.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"  # tells spreadsheets that a table is UTF-8

# In locales with decimal commas, spreadsheets split cells at semicolons, even in quotes.
_AT_THE_BEGINNING = r"^(?='*[ \"]*[=+\-@\t\r\n＝＋－＠])"
_AFTER_A_SEPARATOR = r"(?<=[;\t\r\n])(?='*[ \"]*[=+\-@＝＋－＠])"
_BEFORE_A_FORMULA = re.compile(f"{_AT_THE_BEGINNING}|{_AFTER_A_SEPARATOR}")
_MARK = re.compile(_BEFORE_A_FORMULA.pattern.replace("(?='*", "'(?='*"))


def harmless(cell: Any) -> Any:
    """The cell as text that no spreadsheet takes for a formula; values other than text stay as they
    are.
    """
    return _BEFORE_A_FORMULA.sub("'", cell) if isinstance(cell, str) else cell


def as_it_was(cell: str) -> str:
    """The text that ``harmless`` was given."""
    return _MARK.sub("", cell)


def as_csv(rows: Iterable[Sequence[Any]], separator: str = ",") -> str:
    """A table for spreadsheets, each cell made ``harmless``."""
    file = io.StringIO(newline="")
    file.write(BOM)
    csv.writer(file, delimiter=separator).writerows(map(harmless, row) for row in rows)
    return file.getvalue()
