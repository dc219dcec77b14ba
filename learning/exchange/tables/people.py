"""Lists of people: a name, a number and an e-mail address in each row of a table or a sheet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from learning.exchange.format import UNSEEN, Unreadable
from learning.exchange.tables.excel import first_sheet
from learning.exchange.tables.layout import NumberedRow, rows_of, separator_by_names
from learning.exchange.tables.table import text_of
from learning.exchange.texts import decoded
from learning.spreadsheets import BOM, as_it_was

MOST_BYTES, MOST_PEOPLE = 2_000_000, 2000
MOST_COLUMNS = 30
GUESSED_FROM = 20  # rows
# The columns, and what other systems call them.
COLUMNS = {
    "name": "Name",
    "first": "First name",
    "last": "Last name",
    "identification": "Number",
    "email": "E-mail",
}
_OTHER_NAMES = {
    "name": "full name|student name|student|learner|participant|person|display name",
    "first": "first|firstname|given name|given names|forename|vorname|prénom",
    "last": "last|lastname|surname|family name|nachname|nom|sortable name",
    "identification": (
        "id|id number|idnumber|student id|student number|student no|identification|identification "
        "number|matriculation number|matriculation|registration number|no|sis user id|sis id|"
        "username|user id|candidate number|matrikelnummer"
    ),
    "email": "e-mail|mail|e-mail address|email address|sis login id",
}
_KNOWN = {
    name: column
    for column, label in COLUMNS.items()
    for name in (column, label.casefold(), *_OTHER_NAMES[column].split("|"))
} | {"first": "first", "last": "last"}
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """What each column holds, "" for one that is left out. ``is_sheet`` for rows of a workbook,
    whose numbers are its own."""

    columns: tuple[str, ...]
    has_header: bool
    is_sheet: bool = False

    @property
    def names_people(self) -> bool:
        return bool({"name", "first", "last"} & {*self.columns})


@dataclass(frozen=True, slots=True)
class Person:
    """One row, by its ``line``; what it does not give is ""."""

    line: int
    name: str
    identification: str = ""
    email: str = ""


@dataclass(slots=True)
class PeopleTable:
    """A list as text, which is read again in another layout, and what was assumed of it."""

    text: str
    is_sheet: bool = False
    notes: list[str] = field(default_factory=list)

    def rows(self) -> list[NumberedRow]:
        """Raises ``Unreadable``, for a list that is too long as well."""
        separator = "," if self.is_sheet else separator_by_names(self.text, column_named)
        rows = rows_of(self.text, separator, is_sheet=self.is_sheet)
        if len(rows) > MOST_PEOPLE + 1:
            raise Unreadable(
                f"It has {len(rows):,} lines, and {MOST_PEOPLE:,} are read: split it into several."
            )
        return rows


def read_people(data: bytes) -> PeopleTable:
    """A workbook, or text in any encoding. Raises ``Unreadable``."""
    if len(data) > MOST_BYTES:
        raise Unreadable(f"It is larger than {MOST_BYTES // 1_000_000} MB: split it.")
    if data.startswith(b"PK\x03\x04"):
        rows, notes = first_sheet(data)
        return PeopleTable(text_of(rows), is_sheet=True, notes=notes)
    table = PeopleTable("")
    table.text = decoded(data, table.notes).removeprefix(BOM)
    return table


def column_named(cell: str) -> str:
    """The column that a cell of a header names; "" for none."""
    folded = " ".join(as_it_was(cell).casefold().replace("_", " ").split()).strip(" .:*")
    return _KNOWN.get(folded, "")


def guessed_layout(rows: Sequence[NumberedRow], *, is_sheet: bool = False) -> Layout:
    """By the names in the first row, or else by what the cells look like."""
    if not rows:
        return Layout((), has_header=False, is_sheet=is_sheet)
    named = [column_named(cell) for cell in rows[0][1][:MOST_COLUMNS]]
    if any(named) and not any(_EMAIL.fullmatch(cell.strip()) for cell in rows[0][1]):
        columns = ["" if name in named[:place] else name for place, name in enumerate(named)]
        return Layout(tuple(columns), has_header=True, is_sheet=is_sheet)
    sample = [row for _, row in rows[:GUESSED_FROM]]
    return Layout(tuple(_by_cells(sample)), has_header=False, is_sheet=is_sheet)


def _by_cells(sample: Sequence[Sequence[str]]) -> list[str]:
    width = min(max(map(len, sample)), MOST_COLUMNS)
    looks = [
        _look_of([row[place].strip() for row in sample if place < len(row)])
        for place in range(width)
    ]
    names = [place for place, look in enumerate(looks) if look == "name"]
    if len(names) == 2 and names[1] == names[0] + 1:
        looks[names[0]], looks[names[1]] = "first", "last"
    return ["" if look in looks[:place] else look for place, look in enumerate(looks)]


def _look_of(cells: Sequence[str]) -> str:
    filled = [cell for cell in cells if cell]
    if not filled:
        return ""
    if all(_EMAIL.fullmatch(cell) for cell in filled):
        return "email"
    if all(any(sign.isdecimal() for sign in cell) for cell in filled):
        return "identification"
    return "name"


def people_in(rows: Sequence[NumberedRow], layout: Layout) -> list[Person]:
    """The people of the rows below the header, in this layout."""
    return [_person(line, cells, layout) for line, cells in rows[layout.has_header :]]


def _person(line: int, cells: Sequence[str], layout: Layout) -> Person:
    given = {
        column: " ".join(as_it_was(cell).split())
        for column, cell in zip(layout.columns, cells, strict=False)
        if column
    }
    name = given.get("name") or f"{given.get('first', '')} {given.get('last', '')}".strip()
    return Person(line, name, given.get("identification", ""), given.get("email", ""))


def why_not_read(person: Person, longest_name: int, longest_identification: int) -> str:
    """Why a row cannot stand in a class; "" if it can."""
    if sign := UNSEEN.search(person.name + person.identification + person.email):
        return f"It holds the invisible character U+{ord(sign[0]):04X}: delete it."
    if not person.name:
        return "It has no name."
    if len(person.name) > longest_name:
        return f"Its name has {len(person.name)} characters; {longest_name} at most."
    if len(person.identification) > longest_identification:
        return f"Its number has more than {longest_identification} characters."
    if person.email and (len(person.email) > 254 or not _EMAIL.fullmatch(person.email)):
        return "Its e-mail address is not one."
    return ""
