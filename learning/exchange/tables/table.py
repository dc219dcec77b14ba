"""Tables: one question a row under a header, or a plain list of questions and answers."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from learning.exchange.format import (
    LEFT_OUT,
    ExchangeFormat,
    ExchangeItem,
    ParsedFile,
    ParsedTable,
    Refused,
    TableLayout,
    Unreadable,
    visible,
)
from learning.exchange.markup import looks_like_html
from learning.exchange.tables.cells import OF_MANY, cells_in
from learning.exchange.tables.layout import (
    Head,
    NumberedRow,
    guessed_layout,
    has_header,
    rows_of,
)
from learning.exchange.tables.places import with_named_answer
from learning.exchange.tables.rows import COLUMNS, IN_TABLES, cells_of, question_in
from learning.exchange.tables.values import joined, parted
from learning.exchange.texts import check_field, checked_item, decoded
from learning.kinds import InvalidBody
from learning.kinds.written import WrittenQuestion
from learning.spreadsheets import BOM, as_csv, as_it_was

# The sample of a table that is shown with its layout: rows, columns, characters of a cell.
SAMPLE_ROWS, SAMPLE_COLUMNS, SAMPLE_CELL = 4, 30, 80


def read(data: bytes) -> ParsedFile:
    """The questions of a table whose cells are separated by commas, semicolons or tabs, in the
    layout that it most likely has. Its ``table`` is what it takes to read it in another one."""
    reading = ParsedFile()
    text = decoded(data, reading.notes).removeprefix(BOM)
    layout = guessed_layout(text)
    rows = rows_of(text, layout.separator)
    if layout.has_header:
        _check_header(rows[0], layout, reading)
    return _read(reading, text, layout, rows)


def read_as(data: bytes, layout: TableLayout) -> ParsedFile:
    """The same in this layout; without columns, in the most likely one with its separator."""
    reading = ParsedFile()
    text = decoded(data, reading.notes).removeprefix(BOM)
    if not layout.columns:
        layout = guessed_layout(text, layout.separator)
    rows = rows_of(text, layout.separator, is_sheet=layout.is_sheet)
    return _read(reading, text, layout, rows)


def text_of(rows: Iterable[Sequence[str]]) -> str:
    """The rows of a sheet as a table with commas, empty ones too, so that they keep their
    numbers."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    return file.getvalue()


def layout_of_sheet(text: str) -> TableLayout:
    return replace(guessed_layout(text, ","), is_sheet=True)


def read_sheet(text: str, layout: TableLayout | None = None) -> ParsedFile:
    """The questions in the rows of a sheet."""
    reading, guessed = ParsedFile(), layout or layout_of_sheet(text)
    rows = rows_of(text, ",", is_sheet=True)
    if guessed.has_header and rows:
        _check_header(rows[0], guessed, reading)
    return _read(reading, text, guessed, rows)


def write(items: Sequence[ExchangeItem], separator: str) -> bytes:
    """A table with the columns that at least one of the questions needs."""
    exported = [item for item in items if item.question.format in IN_TABLES]
    rows = [cells_of(item.question) | {"tags": joined(item.tags)} for item in exported]
    used = [name for name in COLUMNS if name in _ALWAYS or any(row.get(name) for row in rows)]
    cells = ([row.get(name, "") for name in used] for row in rows)
    return as_csv([used, *cells], separator).encode()


def cannot_hold(question: WrittenQuestion) -> str:
    kind = IN_TABLES.get(question.format)
    return kind.lost(question.body()) if kind else LEFT_OUT


_ALWAYS = ("kind", "question", "answer")


def _check_header(header: NumberedRow, layout: TableLayout, reading: ParsedFile) -> None:
    """Reports columns that are left out. Raises ``Unreadable`` for two of one name."""
    line, cells = header
    for cell, name in zip(cells, layout.columns, strict=True):
        if cell.strip() and not name:
            reading.refuse(line, "No column is called so: it was left out.", cell)
        elif name and name not in OF_MANY and layout.columns.count(name) > 1:
            raise Unreadable(f"two columns are called “{name}”.", line)


def _read(
    reading: ParsedFile, text: str, layout: TableLayout, rows: Sequence[NumberedRow]
) -> ParsedFile:
    sample = [
        [visible(cell[:SAMPLE_CELL]) for cell in row[:SAMPLE_COLUMNS]]
        for _, row in rows[:SAMPLE_ROWS]
    ]
    reading.table = ParsedTable(text, layout, sample)
    if not layout.names_question:
        return reading
    head = Head.of(text)
    for line, row in rows[1:] if layout.has_header else rows:
        try:
            reading.add(_item(layout, head, row, line))
        except (Refused, InvalidBody) as refusal:
            reading.refuse(line, str(refusal), " | ".join(filter(None, row)))
    return reading


def _item(layout: TableLayout, head: Head, row: Sequence[str], line: int) -> ExchangeItem:
    _check_row(layout, row)
    named = zip(layout.columns, map(as_it_was, row), strict=False)
    kept = with_named_answer([(name, cell) for name, cell in named if name])
    cells = cells_in(kept, _html_test(layout, head))
    if not cells.get("question", "").strip():
        raise Refused("It asks nothing: the question is empty.")
    tagged = cells.get("tags", "")
    tags = tagged.split() if head.lines else parted(tagged)  # Anki puts spaces between them
    return checked_item(question_in(cells), tuple(tags), line)


def _html_test(layout: TableLayout, head: Head) -> Callable[[str], bool]:
    """The test whether a cell is HTML; Anki says so for all of them."""
    return lambda cell: layout.is_html and (head.is_html or looks_like_html(cell))


def _check_row(layout: TableLayout, row: Sequence[str]) -> None:
    width = len(layout.columns)
    if any(cell.strip() for cell in row[width:]):
        usual = f"and the header {width}" if layout.has_header else f"and most rows {width}"
        raise Refused(f"It has {len(row)} cells, {usual}.")
    if len(row) == 1 and not layout.has_header and "[[" not in row[0]:
        raise Refused(
            "It has 1 cell: a list without a header has a question and its answer in each row."
        )
    for cell in row:
        check_field(cell)


CSV = ExchangeFormat(
    name="csv",
    label="CSV",
    endings=("csv",),
    media_type="text/csv",
    about="a table with commas: every spreadsheet opens it, and it holds all that is written here",
    read=read,
    write=partial(write, separator=","),
    cannot_hold=cannot_hold,
    looks_like=has_header,
)
TSV = ExchangeFormat(
    name="tsv",
    label="TSV",
    endings=("tsv", "tab"),
    media_type="text/tab-separated-values",
    about="a table with tabs, as Anki and Quizlet write lists of questions and answers",
    read=read,
    write=partial(write, separator="\t"),
    cannot_hold=cannot_hold,
    looks_like=lambda beginning: "\t" in beginning.partition("\n")[0],
)
