"""Cells that a spreadsheet would run are escaped, and can be restored."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from learning.spreadsheets import as_it_was, harmless

FORMULA_LIKE = st.text("'= +-@\t\r\n;\"a＝", max_size=12)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "＝1"])
def test_a_formula_gets_an_apostrophe(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("ports;=1+1;", "ports;'=1+1;"),
        ('ports; "@SUM(A1)', "ports;' \"@SUM(A1)"),
        ("ports\t+1", "ports\t'+1"),
        ("- one\n- two", "'- one\n'- two"),
    ],
)
def test_a_formula_after_the_separator_of_another_locale_gets_one_too(cell, kept):
    assert harmless(cell) == kept


@pytest.mark.parametrize("cell", ["Wang Li", "a; b-c", "1+1", "a@b.example", "", None, -1, 0.5])
def test_any_other_cell_is_not_changed(cell):
    assert harmless(cell) == cell


@given(FORMULA_LIKE | st.text())
@example("'=1+1")
def test_every_cell_can_be_restored(cell: str) -> None:
    assert as_it_was(harmless(cell)) == cell


@given(FORMULA_LIKE)
def test_no_part_of_a_cell_starts_a_formula(cell: str) -> None:
    """Spreadsheets in other locales split a line at other separators."""
    file = io.StringIO(newline="")
    csv.writer(file).writerow([harmless(cell)])
    written = file.getvalue().strip("\r\n")
    for separator in ";\t\n\r":
        for piece in written.split(separator):
            assert not piece.strip(' "').startswith(("=", "+", "-", "@", "＝"))
