"""Workbooks are read as tables: the first sheet with rows, its cells as Excel shows them."""

import datetime
import io
from typing import Any

import pytest
from openpyxl import Workbook

from learning.exchange import guessed_format
from learning.exchange.format import ParsedFile, TableLayout, Unreadable
from learning.exchange.limited import read_limited, read_table_limited
from learning.exchange.tables.excel import EXCEL, read, shown
from tests.content.readers.word import packed

KAHOOT = (
    *("Question - max 120 characters", "Answer 1 - max 75 characters"),
    *("Answer 2 - max 75 characters", "Answer 3 - max 75 characters"),
    *("Time limit (sec) – 5, 10, 20", "Correct answer(s) - choose at least one"),
)

NAIVE = datetime.datetime(1815, 6, 18)  # noqa: DTZ001 - as openpyxl reads a cell


def workbook(*sheets: list[tuple[Any, ...]]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for number, rows in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(file)
    return file.getvalue()


def answers_in(reading: ParsedFile) -> list[tuple[str, str]]:
    return [(one.question.format, one.question.answer) for one in reading.items]


def test_a_sheet_is_read_as_a_table() -> None:
    data = workbook([("question", "answer", "wrong"), ("Which?", "Huai", "Pearl"), ("When?", 1815)])
    assert guessed_format("a.bin", data) is EXCEL
    reading = read_limited(EXCEL, data)
    assert answers_in(reading) == [("choice", "Huai"), ("typed", "1815")]


def test_the_first_sheet_with_rows_is_read_and_the_others_are_noted() -> None:
    reading = read(workbook([], [("Which?", "Huai")], [("a", "b")]))
    assert answers_in(reading) == [("typed", "Huai")]
    assert reading.notes == ["Only the sheet “Sheet1” is read, and not “Sheet2”."]


def test_a_template_of_kahoot_is_read_below_its_advice() -> None:
    data = workbook(
        [
            ("Quiz template",),
            (),
            ("", *KAHOOT),
            (1, "Which river?", "Huai", "Pearl", "Nile", 20, "2"),
            (2, "Which towns?", "Rome", "Etna", "Bonn", 20, "1,3"),
        ]
    )
    reading = read(data)
    assert answers_in(reading) == [("choice", "Pearl"), ("several", "Rome; Bonn")]
    assert [one.line for one in reading.items] == [4, 5]
    assert reading.notes == ["The rows above the column names, 1 to 2, are left out."]


def test_a_place_that_is_also_the_text_of_another_option_is_refused() -> None:
    data = workbook([("Question", "Option 1", "Option 2", "Correct answer"), ("1+1?", "2", "1", 2)])
    assert "the place of one option and the text of another" in read(data).unread[-1].reason


def test_rows_keep_their_numbers_below_cells_of_several_lines() -> None:
    data = workbook([("question", "answer"), ("Which\nriver?", "Huai"), (), ("", "b")])
    assert [(one.line, one.reason[:14]) for one in read(data).unread] == [(4, "It asks nothin")]


def test_a_sheet_is_read_again_with_other_columns() -> None:
    reading = read(workbook([("a", "b", "c"), ("1", "Huai", "Which?")]))
    assert reading.table
    layout = TableLayout(",", ("", "answer", "question"), has_header=True, is_sheet=True)
    again = read_table_limited(reading.table.text.encode(), layout)
    assert [(one.line, one.question.stem) for one in again.items] == [(2, "Which?")]


@pytest.mark.parametrize(
    ("value", "format", "text"),
    [
        (42, "General", "42"),
        (0.1 + 0.2, "General", "0.3"),
        (0.5, "0%", "50%"),
        (0.125, "0.0%", "12.5%"),
        (3.14159, "0.00", "3.14"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        (NAIVE, "dd/mm/yyyy", "18/06/1815"),
        (NAIVE, "d mmmm yyyy", "18 June 1815"),
        (NAIVE, "yyyy\\-mm\\-dd", "1815-06-18"),
    ],
)
def test_a_cell_is_read_as_excel_shows_it(value: Any, format: str, text: str) -> None:
    assert shown(value, format) == text


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04xl/workbook.xml", packed({"xl/workbook.xml": "<a/>"})]
)
def test_a_damaged_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged workbook"):
        read(data)


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(Unreadable, match="unpacks to more than can be read"):
        read(packed({"xl/workbook.xml": " " * 3_000_000}))


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(Unreadable, match="Its sheets are empty"):
        read(workbook([]))
