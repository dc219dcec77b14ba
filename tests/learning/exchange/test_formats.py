"""All formats together: their names, their losses, and how the format of a file is guessed."""

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given

from learning.bank.forms import form_of
from learning.exchange import (
    FORMATS,
    READ,
    WRITTEN,
    ExchangeFormat,
    format_named,
    guessed_format,
)
from learning.exchange.aiken import AIKEN
from learning.exchange.format import ExchangeItem, Unreadable
from learning.exchange.gift import GIFT
from learning.exchange.moodle import MOODLE_XML
from learning.exchange.qti import QTI
from learning.kinds.written import WrittenQuestion
from tests.learning.exchange.questions import items, one_of_each

WRITTEN_AND_READ = [one for one in WRITTEN if one.read]


def test_each_format_has_a_unique_name() -> None:
    assert len({one.name for one in FORMATS}) == len(FORMATS)
    assert [format_named(one.name) for one in FORMATS] == list(FORMATS)
    assert format_named("docx") is None


@pytest.mark.parametrize("format", WRITTEN_AND_READ, ids=lambda one: one.name)
@pytest.mark.parametrize("name", ["", "questions.txt", "questions"])
def test_an_export_is_recognised_as_its_format(format: ExchangeFormat, name: str) -> None:
    for question in one_of_each().values():
        data = format.write([ExchangeItem(question)])
        found = guessed_format(name, data)
        assert not data or found.read is format.read


@pytest.mark.parametrize(
    ("name", "beginning", "format"),
    [
        ("a.csv", "{", "csv"),
        ("A.XML", "", "moodle-xml"),
        ("a.gift", "a\tb", "gift"),
        ("a.txt", "Which? {=a ~b}", "gift"),
        ("a.txt", "Which?\tHuai {in China}", "tsv"),
        ("a.txt", "Which?\nA. a\nB. b\nANSWER: A", "aiken"),
        ("a.txt", "Is $\\frac{x^{2}}{2}$ big?\nA. a\nB. b\nANSWER: A", "aiken"),
        ("a.txt", "1. Is $x_{1}$ big?\na) yes\nb) no\nAnswer: b", "text"),
        ("a.txt", "Is $\\sqrt{x}$ big? {=yes ~no}", "gift"),
        ("a.txt", "The _____{=Huai} is long.", "gift"),
        ("a.txt", "question;answer\nWhich {a}?;b", "csv"),
        ("a.txt", "\ufeff<quiz>", "moodle-xml"),
        ("", "Which?,Huai", "csv"),
        ("a.xml", "<?xml version='1.0'?><assessmentItem>", "qti"),
        ("a.xml", "<?xml version='1.0'?>\n<qti-assessment-item>", "qti"),
        ("", "<questestinterop>", "qti"),
        ("a.xml", "<?xml version='1.0'?><quiz>", "moodle-xml"),
        ("a.zip", "", "qti"),
        ("", "PK\x03\x04", "qti"),
    ],
)
def test_a_format_is_guessed_from_file_name_or_content(
    name: str, beginning: str, format: str
) -> None:
    assert guessed_format(name, beginning.encode()).name == format


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_format_is_guessed_in_any_marked_encoding(encoding: str) -> None:
    text = "Which?\nA. a\nB. b\nANSWER: A"
    assert guessed_format("", text.encode(encoding)).name == "aiken"


def zip_of(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "a")
    return file.getvalue()


@pytest.mark.parametrize("format", READ, ids=lambda one: one.name)
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (zip_of("[Content_Types].xml", "xl/workbook.xml"), "This is an Excel workbook."),
        (zip_of("word/document.xml"), "This is a Word document."),
        (zip_of("imsmanifest.xml"), "This is a QTI or course package"),
        (zip_of("ppt/presentation.xml"), "These are slides."),
        (zip_of("collection.anki21"), "This is an Anki package."),
        (zip_of("questions.csv"), "This is a zip file. Unpack it"),
        (b"PK\x05\x06" + bytes(18), "This is a zip file with nothing in it."),
        (b"%PDF-1.7\n", "This is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is an old Office file."),
        (b"\x1f\x8b\x08", "This is a compressed file."),
        (b"\x89PNG\r\n", "This is a picture."),
    ],
)
def test_a_file_of_another_type_is_refused_with_its_type(
    format: ExchangeFormat, data: bytes, message: str
) -> None:
    assert format.read
    if format.member and format.member in data:
        return
    with pytest.raises(Unreadable) as refused:
        format.read(data)
    assert str(refused.value).startswith(message)


def test_windows_1252_is_noted() -> None:
    for format, text in ((GIFT, "Wer?{=Müller}"), (AIKEN, "Wer?\nA. Müller\nB. b\nANSWER: A")):
        assert format.read
        reading = format.read(text.encode("cp1252"))
        assert [item.question.answer for item in reading.items] == ["Müller"]
        assert "read as Windows-1252" in reading.notes[0]
        assert format.read(text.encode()).notes == []


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("gift", "Wer?{=Müller}"),
        ("aiken", "Wer?\nA. Müller\nB. b\nANSWER: A"),
        ("csv", "question,answer\nWer?,Müller"),
        ("text", "1. Wer?\nAntwort: Müller"),
    ],
)
def test_utf_16_without_a_mark_is_noted(name: str, text: str, encoding: str) -> None:
    data = text.encode(encoding)
    format = guessed_format("", data)
    assert format.name == name
    assert format.read
    reading = format.read(data)
    assert [item.question.answer for item in reading.items] == ["Müller"]
    assert reading.notes == ["The file does not say its encoding. It was read as UTF-16."]


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-1", "utf-16"])
def test_xml_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><quiz><question type="shortanswer">'
        "<questiontext><text>Wer?</text></questiontext>"
        '<answer fraction="100"><text>Müller</text></answer></question></quiz>'
    )
    data = text.encode(encoding)
    format = guessed_format("", data)
    assert format.name == "moodle-xml"
    assert format.read
    assert [item.question.answer for item in format.read(data).items] == ["Müller"]


@pytest.mark.parametrize("format", FORMATS, ids=lambda one: one.name)
def test_a_format_without_pictures_says_so(format: ExchangeFormat) -> None:
    for question in one_of_each().values():
        pictured = replace(question, image={"sha256": "a", "alt": "A river"})
        assert WrittenQuestion.of(pictured.body()).body() == pictured.body()
        lost = format.lost_of(pictured)
        left_out = "" if format in (MOODLE_XML, QTI) else "Its picture is left out."
        assert lost == f"{format.cannot_hold(question)} {left_out}".strip()


@given(items())
def test_an_imported_question_survives_a_round_trip_through_its_form(item: ExchangeItem) -> None:
    body = item.question.body()
    make = form_of(body["formats"][0])
    form = make({name: value for name, value in make.initial_for(body).items() if value})
    assert form.is_valid(), form.errors
    assert form.question.body() == body
