"""The gradebook of a class as CSV and XLSX."""

import io
from collections.abc import Iterator

import xlsxwriter

from learning import spreadsheets
from learning.classrooms.gradebook import Gradebook

type Value = str | float | None


def as_csv(book: Gradebook) -> str:
    """Percentages by learner and quiz; formulas in names are escaped."""
    return spreadsheets.as_csv(list(map(_rounded, row)) for row in _table(book))


def as_xlsx(book: Gradebook) -> bytes:
    """The same as a workbook with typed cells."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Grades")
        bold = workbook.add_format({"bold": True})
        for line, row in enumerate(_table(book)):
            for place, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(line, place, value, bold if line == 0 else None)
                elif value is not None:
                    sheet.write_number(line, place, round(value, 2))
        sheet.freeze_panes(1, 1)
        sheet.autofit()
    return out.getvalue()


def _table(book: Gradebook) -> Iterator[list[Value]]:
    """A header row, the weights, and a row for each learner: name, number, grades in per cent, and
    the total in per cent and in points of the weights."""
    titles = [column.assignment.title for column in book.columns]
    yield ["Name", "Number", *titles, "Total", "Points", "Of"]
    yield ["Weight", "", *(column.assignment.weight for column in book.columns), None, None, None]
    for row in book.rows:
        total = row.total[:3] if row.total else (None, None, None)
        yield [row.membership.name, row.membership.identification, *row.percents, *total]


def _rounded(value: Value) -> Value:
    return round(value, 2) if isinstance(value, float) else value
