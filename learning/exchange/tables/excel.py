"""Excel workbooks: the first sheet with rows, read as a table."""

import datetime
import re
from typing import Any

from openpyxl import load_workbook
from openpyxl.styles.numbers import is_date_format

from content.readers.errors import UnreadableDocument
from content.readers.packages import Refusals, repacked
from learning.exchange.format import MOST_ITEMS, ExchangeFormat, ParsedFile, Unreadable, too_many
from learning.exchange.tables import table
from learning.exchange.tables.layout import column_named
from learning.exchange.texts import check_packed
from learning.kinds.written import WrittenQuestion

REFUSALS = Refusals(
    damaged="It is a damaged workbook. Open it in Excel, and save it again.",
    too_large="It unpacks to more than can be read. Split it into several files.",
    too_deep="It is nested too deeply to be a workbook.",
)
MOST_ELEMENTS = 2_000_000
MOST_COLUMNS = 100
LOOKED_AT = 12  # rows in which a header may stand; templates explain themselves above it
MEMBER = b"xl/workbook."
READ_ONLY = "Workbooks are read here, and not written: export CSV, which Excel opens."
_LEFT_OUT = ("xl/media/", "xl/drawings/", "xl/charts/", "xl/embeddings/", "xl/theme/")


def read(data: bytes) -> ParsedFile:
    rows, notes = first_sheet(data)
    header = next((place for place, row in enumerate(rows[:LOOKED_AT]) if _is_header(row)), 0)
    if any(any(row) for row in rows[:header]):
        notes.append(f"The rows above the column names, 1 to {header}, are left out.")
    rows[:header] = [[] for _ in rows[:header]]
    reading = table.read_sheet(table.text_of(rows))
    reading.notes += notes
    return reading


def first_sheet(data: bytes) -> tuple[list[list[str]], list[str]]:
    """The rows of the first sheet that has some, and a note on the other sheets that have some.

    Raises ``Unreadable``.
    """
    check_packed(data, MEMBER, "Excel workbook")
    try:
        slim = repacked(data, _is_needed, REFUSALS, MOST_ELEMENTS)
        book = load_workbook(slim, read_only=True, data_only=True, keep_links=False)
        found = [(str(sheet.title), _rows_of(sheet)) for sheet in book.worksheets]
    except UnreadableDocument as error:
        raise Unreadable(str(error)) from error
    except (MemoryError, Unreadable):
        raise
    except Exception as error:  # it expects what Excel writes, and fails in many ways without it
        raise Unreadable(REFUSALS.damaged) from error
    filled = [(name, rows) for name, rows in found if rows]
    if not filled:
        raise Unreadable("Its sheets are empty.")
    (name, rows), *others = filled
    notes = []
    if others:
        left = _listed([other for other, _ in others])
        notes.append(f"Only the sheet “{name[:40]}” is read, and not {left}.")
    return rows, notes


def _is_needed(name: str) -> bool:
    return name.endswith((".xml", ".rels")) and not name.startswith(_LEFT_OUT)


def _rows_of(sheet: Any) -> list[list[str]]:
    """The cells as Excel shows them, up to the last row that has any."""
    sheet.reset_dimensions()  # what the file says of its size may be false
    rows: list[list[str]] = []
    last = 0
    for row in sheet.iter_rows(max_col=MOST_COLUMNS):
        cells = [shown(cell.value, cell.number_format or "") for cell in row if cell is not None]
        rows.append(_without_empty_end(cells))
        last = len(rows) if rows[-1] else last
        if last > MOST_ITEMS + LOOKED_AT or len(rows) > 10 * MOST_ITEMS:
            raise too_many()
    return rows[:last]


def _without_empty_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def shown(value: Any, format: str) -> str:
    """A value as a cell with this format shows it, in the ways that formats are mostly used."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        return _date_shown(value, format)
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _number_shown(value, format.partition(";")[0])
    return str(value)


def _number_shown(value: float, format: str) -> str:
    if re.fullmatch("0{2,30}", format) and value == int(value):  # numbers with zeros in front
        return f"{int(value):0{len(format)}d}"
    if "%" in format:
        decimals = len(re.search(r"0(?:\.(0*))?%", format)[1] or "") if "0" in format else 0  # type: ignore[index]
        return f"{value * 100:.{decimals}f}%"
    if found := re.fullmatch(r"[#,]*0(?:\.(0+))?", format):
        return f"{value:.{len(found[1] or '')}f}"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _date_shown(value: datetime.datetime, format: str) -> str:
    """A date in the order and with the signs of its format, and a year alone where it shows one."""
    named = format.lower().partition(";")[0]
    named = re.sub(r"\[[^\]]*\]|\\|\"[^\"]*\"|_.", "", named)
    if not is_date_format(format) or not re.search("[yd]", named):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    pieces = {"yyyy": "%Y", "yy": "%y", "mmmm": "%B", "mmm": "%b", "mm": "%m", "dd": "%d"}
    signs = re.findall(r"yyyy|yy|mmmm|mmm|mm|m|dd|d|[-/. ,]", re.split(r"\s*h", named)[0])
    bare = {"m": str(value.month), "d": str(value.day)}
    text = "".join(
        bare.get(one) or (value.strftime(pieces[one]) if one in pieces else one) for one in signs
    )
    return f"{text.strip()} {value:%H:%M}" if "h" in named else text.strip()


def _is_header(row: list[str]) -> bool:
    named = [column_named(cell) for cell in row]
    return "question" in named and sum(map(bool, named)) > 1


def _listed(names: list[str]) -> str:
    shown_names = ", ".join(f"“{one[:40]}”" for one in names[:5])
    return f"{shown_names} and {len(names) - 5} more" if len(names) > 5 else shown_names


def cannot_hold(question: WrittenQuestion) -> str:
    return READ_ONLY


EXCEL = ExchangeFormat(
    name="excel",
    label="Excel",
    endings=("xlsx", "xlsm"),
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    about="a workbook: the first sheet with rows, as a table",
    read=read,
    cannot_hold=cannot_hold,
    member=MEMBER,
)
