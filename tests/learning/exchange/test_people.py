"""Lists of people are read from tables and workbooks of any make."""

import io

import pytest
import xlsxwriter

from learning.exchange.format import Unreadable
from learning.exchange.tables.people import (
    MOST_PEOPLE,
    Layout,
    Person,
    guessed_layout,
    people_in,
    read_people,
    why_not_read,
)
from learning.exchange.texts import GUESSED

MEI = Person(2, "Mei Lin", "0041", "mei@example.org")


def people(data: bytes) -> list[Person]:
    table = read_people(data)
    rows = table.rows()
    return people_in(rows, guessed_layout(rows, is_sheet=table.is_sheet))


def workbook(rows: list[list[object]], format: str = "") -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet, style = book.add_worksheet(), book.add_format({"num_format": format})
        for line, row in enumerate(rows):
            for place, value in enumerate(row):
                sheet.write(line, place, value, style)
    return out.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "Name,Number,E-mail\nMei Lin,0041,mei@example.org\n",
        "Email address;First name;Surname;ID number\r\nmei@example.org;Mei;Lin;0041\r\n",
        "Student\tSIS User ID\tPoints\tMail\nMei Lin\t0041\t7\tmei@example.org",
        'Nachname;Vorname;Matrikelnummer;E-Mail\n"Lin";"Mei";"0041";"mei@example.org"',
    ],
)
def test_columns_are_known_by_their_names(text):
    assert people(text.encode()) == [MEI]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mei Lin, 41, mei@example.org\nBo, 42, bo@example.org", ("Mei Lin", "41")),
        ("41;Mei;Lin\n42;Bo;Berg", ("Mei Lin", "41")),
        ("Mei Lin\nBo Berg", ("Mei Lin", "")),
        ("Lin, Mei;41\nBerg, Bo;42", ("Lin, Mei", "41")),
    ],
)
def test_or_by_what_their_cells_look_like(text, found):
    first, second = people(text.encode())
    assert (first.name, first.identification) == found
    assert (first.line, second.line) == (1, 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_is_read_and_a_guess_is_told(encoding):
    table = read_people("Name;Number\nÉlan Müller;1".encode(encoding))
    [(_, cells)] = table.rows()[1:]
    assert cells == ["Élan Müller", "1"]
    assert table.notes == ([GUESSED] if encoding == "cp1252" else [])


def test_lines_keep_their_numbers_and_empty_ones_are_no_people():
    found = people(b"Name,Number\n\nMei,1\n,,\nBo,2\n")
    assert [(one.line, one.name) for one in found] == [(3, "Mei"), (5, "Bo")]


def test_a_workbook_keeps_zeros_in_front_of_numbers():
    rows = [["Name", "ID", "Email"], ["Mei Lin", 41, "mei@example.org"]]
    assert people(workbook(rows, "0000")) == [MEI]


def test_a_cell_that_was_made_harmless_is_read_as_it_was():
    assert people(b"Name,Number\n'+Mei,'-1\n")[0] == Person(2, "+Mei", "-1")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "picture"),
        (b"PK\x03\x04" + b"0" * 50, "This is a zip file"),
        (b"Name\n" + b"Mei\n" * (MOST_PEOPLE + 1), "2,000 are read"),
        (b"x" * 2_000_001, "larger than 2 MB"),
        (b'Name,Number\n"Mei,1\n', "Line 2"),
    ],
)
def test_what_is_no_list_is_refused(data, reason):
    with pytest.raises(Unreadable, match=reason):
        read_people(data).rows()


@pytest.mark.parametrize(
    ("person", "reason"),
    [
        (Person(1, "", "1"), "It has no name."),
        (Person(1, "M" * 61), "Its name has 61 characters; 60 at most."),
        (Person(1, "Mei", "1" * 51), "Its number has more than 50 characters."),
        (Person(1, "Mei", "", "mei.example.org"), "Its e-mail address is not one."),
        (Person(1, "Mei\u202e"), "It holds the invisible character U+202E: delete it."),
        (Person(1, "Mei", "1", "mei@example.org"), ""),
    ],
)
def test_a_line_that_cannot_stand_says_why(person, reason):
    assert why_not_read(person, 60, 50) == reason


def test_a_layout_that_is_chosen_is_followed():
    layout = Layout(("", "last", "first"), has_header=False)
    rows = read_people(b"x,Lin,Mei\n").rows()
    assert people_in(rows, layout) == [Person(1, "Mei Lin")]
