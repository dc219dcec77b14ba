"""Cells of a table that no spreadsheet takes for formulas and runs, and that come back unchanged.

A quotation mark in front makes a text of a formula. It is also put in front of what has some there
already, so that taking one away again is always right.
"""

import re
from typing import Any

# Where commas are for decimals a spreadsheet ends cells at semicolons, quotes or no quotes.
_AT_THE_BEGINNING = r"^(?='*[ \"]*[=+\-@\t\r\n＝＋－＠])"
_AFTER_A_SEPARATOR = r"(?<=[;\t\r\n])(?='*[ \"]*[=+\-@＝＋－＠])"
_BEFORE_A_FORMULA = re.compile(f"{_AT_THE_BEGINNING}|{_AFTER_A_SEPARATOR}")
_MARK = re.compile(_BEFORE_A_FORMULA.pattern.replace("(?='*", "'(?='*"))


def harmless(cell: Any) -> Any:
    """The cell of a table as text that no spreadsheet takes for a formula; what is no text stays
    as it is."""
    return _BEFORE_A_FORMULA.sub("'", cell) if isinstance(cell, str) else cell


def as_it_was(cell: str) -> str:
    """The text that ``harmless`` made this cell of."""
    return _MARK.sub("", cell)
