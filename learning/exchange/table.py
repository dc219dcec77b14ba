"""Tables: a question in each row, under a header; or a plain list of questions and answers."""

import csv
import io
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Literal

from learning.exchange.cells import as_it_was, harmless
from learning.exchange.format import (
    LONGEST_FIELD,
    MOST_ITEMS,
    ExchangeFormat,
    Item,
    Reading,
    Refused,
    Unreadable,
    too_many,
)
from learning.exchange.markup import from_html
from learning.exchange.table_rows import COLUMNS, cells_of, is_short, joined, parted, question_in
from learning.exchange.texts import check_field, checked_item, decoded
from learning.kinds import InvalidBody, composing
from learning.questions.written import WrittenQuestion

type Row = tuple[int, list[str]]  # the line in which it begins, and its cells

SEPARATORS = ("\t", ";", ",")
LOOKED_AT = 20  # lines, for what parts their cells
LONGEST_HEADER = 10_000
OTHER_NAMES = {"term": "question", "front": "question", "definition": "answer", "back": "answer"}
UNQUOTED = (
    "a quotation mark opens a cell here that none closes, or something follows the one that does. "
    "A quotation mark in a cell is written twice."
)
TOO_LONG = "a cell is longer than any may be. Is a quotation mark missing that closes it?"
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"  # tells spreadsheets that a table is UTF-8


class Unquoted(Unreadable):
    """Quotation marks do not pair."""


def read(data: bytes) -> Reading:
    """The questions of a table whose cells are parted by commas, semicolons or tabs.

    Its first row names the columns; without one each row has a question and its answer, as Anki
    and Quizlet write them.
    """
    text = decoded(data, []).removeprefix(BOM)
    first = _first_line(text)
    separator = max(SEPARATORS, key=lambda one: len(_known(first, one)))
    if "question" in _known(first, separator):
        return _read_table(_rows(text, separator))
    return _read_list(text)


def write(items: Sequence[Item], separator: str) -> bytes:
    """A table with the columns that any of the questions needs."""
    rows = [cells_of(item.question) | {"tags": joined(item.tags)} for item in items]
    used = [name for name in COLUMNS if name in _ALWAYS or any(row.get(name) for row in rows)]
    file = io.StringIO(newline="")
    file.write(BOM)
    writer = csv.writer(file, delimiter=separator)
    writer.writerow(used)
    writer.writerows([harmless(row.get(name, "")) for name in used] for row in rows)
    return file.getvalue().encode()


def cannot_hold(question: WrittenQuestion) -> str:
    """A table has room for all but dates of generated questions."""
    if question.body().get("measure") is None and question.format == "number":
        return "It is graded as a date or a number of a brief, which a table does not say."
    return ""


_ALWAYS = ("kind", "question", "answer")


def _read_table(rows: Sequence[Row]) -> Reading:
    reading = Reading()
    line, header = rows[0]
    names = [_name(cell) for cell in header]
    for cell, name in zip(header, names, strict=True):
        if name not in COLUMNS and name:
            reading.refuse(line, "No column is called so: it was left out.", cell)
        elif name and names.count(name) > 1:
            raise Unreadable(f"two columns are called “{name}”.", line)
    for line, row in rows[1:]:
        try:
            reading.add(_item(names, row, line))
        except (Refused, InvalidBody) as refusal:
            reading.refuse(line, str(refusal), _shown(row))
    return reading


def _item(names: Sequence[str], row: Sequence[str], line: int) -> Item:
    if len(row) > len(names) and any(row[len(names) :]):
        raise Refused(f"It has {len(row)} cells, and the header {len(names)}.")
    _check_cells(row)
    cells = {name: as_it_was(cell) for name, cell in zip(names, row, strict=False)}
    if not cells.get("question", "").strip():
        raise Refused("It asks nothing: the question is empty.")
    return checked_item(question_in(cells), tuple(parted(cells.get("tags", ""))), line)


def _shown(row: Sequence[str]) -> str:
    return " | ".join(filter(None, (cell[:LONGEST_FIELD] for cell in row)))


def _check_cells(row: Sequence[str]) -> None:
    for cell in row:
        check_field(cell)


def _read_list(text: str) -> Reading:
    """Rows of two cells."""
    reading = Reading()
    listed = _List(text)
    for line, row in listed.rows:
        try:
            reading.add(listed.item(row, line))
        except (Refused, InvalidBody) as refusal:
            reading.refuse(line, str(refusal), _shown(row))
    return reading


class _List:
    """A list of questions and answers, which may begin with lines that say how it is written, as
    Anki writes them: ``#separator:tab``, ``#html:true``, ``#tags column:3``."""

    def __init__(self, text: str) -> None:
        head, count = {}, 0
        for line in io.StringIO(text, newline=""):
            name, colon, value = line.partition(":")
            if not line.startswith("#") or not colon:
                break
            head[name[1:].casefold().strip()] = value.strip()
            count += 1
        separator = _SEPARATOR_NAMES.get(head.get("separator", "").casefold())
        body = "".join(islice(io.StringIO(text, newline=""), count, None))
        self.rows = [
            (line + count, row) for line, row in _rows(body, separator or _separator_of(body))
        ]
        columns = [head.get(f"{name} column", "") for name in ("notetype", "deck", "guid")]
        self.is_html = head.get("html", "").casefold() == "true"
        self.others = {int(one) - 1 for one in columns if one.isdecimal()}
        tags = head.get("tags column", "")
        self.tags = int(tags) - 1 if tags.isdecimal() and len(tags) < 4 else None

    def item(self, row: list[str], line: int) -> Item:
        _check_cells(row)
        told = [
            as_it_was(cell)
            for place, cell in enumerate(row)
            if place not in self.others and place != self.tags
        ]
        while len(told) > 2 and not told[-1].strip():
            told.pop()
        if len(told) != 2:
            raise Refused(
                f"It has {len(told)} cell{'' if len(told) == 1 else 's'}: a list without a header "
                "has a question and its answer in each row."
            )
        asked, answer = told
        if not asked.strip() or not answer.strip():
            raise Refused("One of its two cells is empty.")
        if self.is_html:
            asked, answer = from_html(asked), from_html(answer, plain=is_short(answer))
        make = composing.typed if is_short(answer) else composing.open_answer
        has_tags = self.tags is not None and self.tags < len(row)
        tags = row[self.tags].split() if has_tags and self.tags is not None else []
        return checked_item(make(asked, answer), tuple(tags), line)


_SEPARATOR_NAMES = {
    "tab": "\t",
    "\\t": "\t",
    "comma": ",",
    "semicolon": ";",
    **{sign: sign for sign in SEPARATORS},
}


def _rows(text: str, separator: str) -> list[Row]:
    """The rows that are not empty. Raises ``Unreadable`` where quotation marks do not pair; where
    tabs part the cells they need not, since what tabs part is seldom quoted."""
    try:
        return _as_many_as_may_be(_each_row(text, separator, csv.QUOTE_MINIMAL))
    except Unquoted:
        if separator != "\t":
            raise
        return _as_many_as_may_be(_each_row(text, separator, csv.QUOTE_NONE))


def _as_many_as_may_be(rows: Iterator[Row]) -> list[Row]:
    found = list(islice(rows, MOST_ITEMS + 2))
    if len(found) > MOST_ITEMS + 1:  # one of them is the header
        raise too_many()
    return found


def _each_row(text: str, separator: str, quoting: Literal[0, 3]) -> Iterator[Row]:
    lines = io.StringIO(text, newline="")
    rows = csv.reader(lines, delimiter=separator, quoting=quoting, strict=True)
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            raise Unquoted(TOO_LONG if "limit" in str(error) else UNQUOTED, line) from error
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield line, row


def _separator_of(text: str) -> str:
    """What parts the cells of a list: whatever makes two of most rows."""
    first = [line for line in islice(io.StringIO(text, newline=""), 5 * LOOKED_AT) if line.strip()][
        :LOOKED_AT
    ]
    return max(SEPARATORS, key=lambda one: sum(line.count(one) == 1 for line in first))


def _known(first: str, separator: str) -> list[str]:
    """The columns that a header names."""
    cells = next(_each_row(first, separator, csv.QUOTE_NONE), (1, []))[1]
    return [name for name in map(_name, cells) if name in COLUMNS]


def _name(cell: str) -> str:
    name = " ".join(as_it_was(cell).casefold().replace('"', " ").split())
    return OTHER_NAMES.get(name, name)


def has_header(text: str) -> bool:
    first = _first_line(text)
    return any("question" in _known(first, separator) for separator in SEPARATORS)


def _first_line(text: str) -> str:
    lines = (line for line in io.StringIO(text, newline="") if line.strip())
    return next(lines, "")[:LONGEST_HEADER]


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
