"""Guesses from the first rows what separates the cells of a table and what each column holds."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from learning.exchange.format import MOST_ITEMS, TableLayout, Unreadable, too_many
from learning.exchange.markup import looks_like_html
from learning.exchange.tables.cells import OF_MANY
from learning.exchange.tables.guess import columns_of_choices
from learning.exchange.tables.rows import COLUMNS
from learning.spreadsheets import as_it_was

type NumberedRow = tuple[int, list[str]]  # the line in which it begins, and its cells

SEPARATORS = {"\t": "Tab", ";": "Semicolon", ",": "Comma"}
# The part of a table that the layout is guessed from: rows, and characters.
LOOKED_AT, LOOKED_INTO = 20, 200_000
LONGEST_HEADER = 10_000
OTHER_NAMES = {
    **dict.fromkeys(("term", "front", "prompt", "stem", "question text"), "question"),
    **dict.fromkeys(("definition", "back", "response", "key"), "answer"),
    **dict.fromkeys(("correct", "correct answer", "right answer"), "answer"),
    **dict.fromkeys(("correct answers", "correct answer(s)", "correct option"), "answer"),
    **dict.fromkeys(("question type", "type"), "kind"),
    "answer explanation": "explanation",
    **dict.fromkeys(("distractor", "distractors", "wrong answer", "wrong answers"), "wrong"),
    **dict.fromkeys(("tag", "topic"), "tags"),
}
UNQUOTED = (
    "a quotation mark opens a cell here that none closes, or something follows the one that does. "
    "A quotation mark in a cell is written twice."
)
TOO_LONG = "a cell is longer than any may be. Is a quotation mark missing that closes it?"
_NUMBERED = re.compile(r" ?\d{1,2}$| [a-h]$")
# What templates of quizzes say behind the name of a column: "Answer 1 - max 75 characters".
_ADVICE = re.compile(r"\s*(?:[-–]\s|\()(?:max|choose|only include|in seconds|optional)\b.*$")
_OPTION = frozenset(("answer", "answer option", "option", "choice", "alternative"))
_SEPARATOR_NAMES = {
    "tab": "\t",
    "\\t": "\t",
    "comma": ",",
    "semicolon": ";",
    **{sign: sign for sign in SEPARATORS},
}


class Unquoted(Unreadable):
    """A quotation mark has no partner."""


@dataclass(frozen=True, slots=True)
class Head:
    """The settings with which Anki begins a list: ``#separator:tab``, ``#html:true``, ``#tags
    column:3``. ``lines`` is their number."""

    settings: Mapping[str, str]
    lines: int

    @classmethod
    def of(cls, text: str) -> "Head":
        settings, count = {}, 0
        for line in io.StringIO(text, newline=""):
            name, colon, value = line.partition(":")
            if not line.startswith("#") or not colon:
                break
            settings[name[1:].casefold().strip()] = value.strip()
            count += 1
        return cls(settings, count)

    @property
    def separator(self) -> str:
        return _SEPARATOR_NAMES.get(self.settings.get("separator", "").casefold(), "")

    @property
    def is_html(self) -> bool:
        return self.settings.get("html", "").casefold() == "true"

    def column(self, name: str) -> int | None:
        """The place of a column, from 0."""
        number = self.settings.get(f"{name} column", "")
        return int(number) - 1 if number.isdecimal() and len(number) < 4 else None

    def rest_of(self, text: str) -> str:
        return "".join(islice(io.StringIO(text, newline=""), self.lines, None))


def guessed_layout(text: str, separator: str = "") -> TableLayout:
    """The most likely layout of a table, with this ``separator`` if one is given.

    The first row is a header if it names a column of questions. Without a header, two columns are
    questions and answers; more are read if they hold options of which each answer is one.
    """
    head = Head.of(text)
    body = head.rest_of(text)[:LOOKED_INTO]
    separator = separator or head.separator or _separator_of(body)
    rows = _first_rows(body, separator)
    width = _usual_width(rows)
    named = _columns_of(rows[0]) if rows else ()
    has_header = "question" in named or (width > 2 and any(named))
    columns = named if has_header else _columns_without_names(head, rows)
    # Tables with kinds are most likely written here, in Markdown.
    is_html = head.is_html or ("kind" not in columns and looks_like_html(text))
    return TableLayout(separator, columns, has_header, is_html)


def _columns_without_names(head: Head, rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    width = _usual_width(rows)
    others = {head.column(name) for name in ("notetype", "deck", "guid")}
    tags = head.column("tags")
    left = [place for place in range(width) if place not in others and place != tags]
    names = {tags: "tags"} if tags is not None else {}
    if len(left) <= 2:
        names |= dict(zip(left, ("question", "answer"), strict=False))
    elif not head.lines and (guessed := columns_of_choices(rows)):
        return guessed
    return tuple(names.get(place, "") for place in range(width))


def _separator_of(text: str) -> str:
    """The separator that gives a known header, or else the most rows of equal length."""
    known = {one: [*map(column_named, _first_row(text, one))] for one in SEPARATORS}
    best = max(SEPARATORS, key=lambda one: sum(map(bool, known[one])))
    if "question" in known[best]:
        return best
    return max(SEPARATORS, key=lambda one: _consistency(_first_rows(text, one)))


def _consistency(rows: Sequence[Sequence[str]]) -> float:
    """The share of rows that have the usual number of cells; 0 for a single column."""
    width = _usual_width(rows)
    return sum(len(row) == width for row in rows) / len(rows) if width > 1 else 0.0


def _usual_width(rows: Iterable[Sequence[str]]) -> int:
    widths = Counter(map(len, rows))
    return max(widths, key=lambda width: widths[width], default=0)


def _first_row(text: str, separator: str) -> list[str]:
    first = next((line for line in io.StringIO(text, newline="") if line.strip()), "")
    return next(_each_row(first[:LONGEST_HEADER], separator, csv.QUOTE_NONE), (1, []))[1]


def _first_rows(text: str, separator: str) -> list[list[str]]:
    """The first rows, up to a quotation mark without a partner."""
    found: list[list[str]] = []
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
    try:
        for _, row in islice(_each_row(text, separator, quoting), LOOKED_AT):
            found.append(row)
    except Unquoted:
        if separator == "\t":
            return [row for _, row in islice(_each_row(text, separator, csv.QUOTE_NONE), LOOKED_AT)]
    return found


def _columns_of(header: Sequence[str]) -> tuple[str, ...]:
    """The columns that a header names. If several cells name one column, its own name counts, or
    else the first: in "question, answer, correct" the last is left out."""
    columns = [column_named(cell) for cell in header]
    for place in _lettered(header):
        columns[place] = "options"
    own = {name for cell, name in zip(header, columns, strict=True) if _folded(cell) == name}
    for place, name in enumerate(columns):
        is_other = _folded(header[place]) != name
        if is_other and name not in OF_MANY and (name in own or name in columns[:place]):
            columns[place] = ""
    return tuple(columns)


def _lettered(header: Sequence[str]) -> Sequence[int]:
    """The places of columns called A, B and so on, or 1, 2 and so on, which hold options."""
    names = [cell.strip(" .):(").casefold() for cell in header]
    for labels in ("abcdefgh", "12345678"):
        found = [place for place, name in enumerate(names) if name and name in labels]
        if len(found) > 1 and "".join(names[place] for place in found) == labels[: len(found)]:
            return found
    return []


def _folded(cell: str) -> str:
    return _ADVICE.sub("", " ".join(as_it_was(cell).casefold().replace('"', " ").split()))


def column_named(cell: str) -> str:
    """The column that a cell of a header names; "" for none."""
    name = OTHER_NAMES.get(_folded(cell), _folded(cell))
    if name in COLUMNS:
        return name
    numbered = _NUMBERED.sub("", name)  # "Distractor 2"
    if numbered != name and numbered in _OPTION:
        return "options"
    name = OTHER_NAMES.get(numbered, numbered)
    return name if name in OF_MANY else ""


def has_header(text: str) -> bool:
    return any("question" in map(column_named, _first_row(text, one)) for one in SEPARATORS)


def separator_by_names(text: str, named: Callable[[str], str]) -> str:
    """The separator that gives the most cells of a header that ``named`` knows, or else the most
    rows of equal length."""
    return max(
        SEPARATORS,
        key=lambda one: (
            sum(bool(named(cell)) for cell in _first_row(text, one)),
            _consistency(_first_rows(text, one)),
        ),
    )


def rows_of(text: str, separator: str, *, is_sheet: bool = False) -> list[NumberedRow]:
    """The rows that are not empty, below Anki's settings; those of a sheet by their own numbers.

    Raises ``Unreadable`` for a quotation mark without a partner, unless tabs separate the cells,
    since such cells are seldom quoted.
    """
    if is_sheet:
        rows = _each_row(text, separator, csv.QUOTE_MINIMAL, keep_empty=True)
        numbered = ((number, row) for number, (_, row) in enumerate(rows, 1) if any(row))
        return _counted(numbered)
    head = Head.of(text)
    body = head.rest_of(text)
    try:
        found = _counted(_each_row(body, separator, csv.QUOTE_MINIMAL))
    except Unquoted:
        if separator != "\t":
            raise
        found = _counted(_each_row(body, separator, csv.QUOTE_NONE))
    return [(line + head.lines, row) for line, row in found]


def _counted(rows: Iterator[NumberedRow]) -> list[NumberedRow]:
    found = list(islice(rows, MOST_ITEMS + 2))
    if len(found) > MOST_ITEMS + 1:  # one of them is the header
        raise too_many()
    return found


def _each_row(
    text: str, separator: str, quoting: Literal[0, 3], *, keep_empty: bool = False
) -> Iterator[NumberedRow]:
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
        if keep_empty or any(cell.strip() for cell in row):
            yield line, row
