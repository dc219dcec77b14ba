"""Packages of QTI: which files of them are read, and within which limits."""

import io
import zipfile

import pytest

from learning.exchange.format import Unreadable
from learning.exchange.qti import archive
from learning.exchange.qti.reading import read
from learning.exchange.qti.tree import UNKNOWN_ENCODING
from learning.exchange.texts import UNDER
from tests.learning.exchange.qti.files import (
    MATCH,
    choices,
    condition,
    declared,
    equal,
    item,
    labels,
    material,
    old_item,
    packed,
)
from tests.learning.pictured import image_file

FIRST = item(choices("A", "B", prompt="First?"), declared("a"), MATCH)
SECOND = item(choices("A", "B", prompt="Second?"), declared("b"), MATCH)
OLD = old_item(material("Old?") + labels("R", "A", "B"), condition(equal("R", "A"), "1"))


def resource(address: str, tags: str = "", type: str = "imsqti_item_xmlv2p1") -> str:
    words = "".join(f"<keyword><string>{one}</string></keyword>" for one in tags.split())
    lom = f"<metadata><lom><general>{words}</general></lom></metadata>" if words else ""
    return f'<resource type="{type}" href="{address}">{lom}<file href="{address}"/></resource>'


def manifest(*resources: str) -> str:
    return f"<manifest><resources>{''.join(resources)}</resources></manifest>"


def stems(data: bytes) -> list[str]:
    return [one.question.stem for one in read(data).items]


def test_items_come_in_the_order_of_the_manifest_with_their_tags() -> None:
    listed = manifest(resource("b.xml", "rivers china"), resource("a.xml"))
    reading = read(packed(a_xml=FIRST, imsmanifest_xml=listed, b_xml=SECOND))
    assert [one.question.stem for one in reading.items] == ["Second?", "First?"]
    assert [one.tags for one in reading.items] == [("rivers", "china"), ()]


def test_a_manifest_may_stand_in_a_folder() -> None:
    listed = manifest(resource("b.xml", "rivers"))
    reading = read(packed(quiz__imsmanifest_xml=listed, quiz__b_xml=SECOND))
    assert reading.items[0].tags == ("rivers",)


def test_a_zip_of_items_needs_no_manifest() -> None:
    assert stems(packed(a_xml=FIRST, more__b_xml=SECOND, old_dat=OLD)) == [
        "First?",
        "Second?",
        "Old?",
    ]


def test_what_is_missing_is_noted() -> None:
    reading = read(packed(a_xml=FIRST, imsmanifest_xml=manifest(resource("gone.xml"))))
    assert reading.notes == ["Files that its manifest names are not in it: gone.xml."]


def test_a_broken_file_does_not_take_the_others_with_it() -> None:
    reading = read(packed(a_xml="<assessmentItem><", b_xml=SECOND))
    assert [one.question.stem for one in reading.items] == ["Second?"]
    assert [one.text for one in reading.unread] == ["a.xml"]


def test_what_is_refused_is_named_by_its_file_instead_of_a_line() -> None:
    reading = read(packed(a_xml=item("<p>Read.</p>", ""), b_xml=SECOND))
    assert [(one.line, one.text) for one in reading.unread] == [(0, "a.xml: Read.")]
    assert [one.line for one in reading.items] == [0]


def test_hidden_files_tests_and_settings_are_passed_over() -> None:
    files = {
        "__MACOSX/._a.xml": FIRST,
        ".a.xml": FIRST,
        "test.xml": "<assessmentTest><assessmentItemRef/></assessmentTest>",
        "a.xml": FIRST,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, text in files.items():
            package.writestr(name, text)
    reading = read(file.getvalue())
    assert [one.question.stem for one in reading.items] == ["First?"]
    assert reading.unread == []


def test_the_second_form_of_a_quiz_in_a_course_is_passed_over() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("g1/assessment_qti.xml", OLD)
        package.writestr("non_cc_assessments/g1.xml.qti", OLD)
    assert stems(file.getvalue()) == ["Old?"]


def test_a_text_beside_the_items_stands_over_those_that_name_it() -> None:
    stimulus = (
        "<qti-assessment-stimulus><qti-stimulus-body><p>Read.</p>"
        '<p><img src="map.png" alt="A map"/></p></qti-stimulus-body>'
        "</qti-assessment-stimulus>"
    )
    reference = '<qti-assessment-stimulus-ref identifier="s" href="../texts/s.xml"/>'
    asked = FIRST.replace("<itemBody>", f"{reference}<itemBody>")
    text = resource("texts/s.xml", type="imsqti_stimulus_xmlv3p0")
    listed = manifest(text, resource("items/a.xml"), resource("items/b.xml"))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("imsmanifest.xml", listed)
        package.writestr("texts/s.xml", stimulus)
        package.writestr("texts/map.png", image_file())
        package.writestr("items/a.xml", asked)
        package.writestr("items/b.xml", asked)
    reading = read(file.getvalue())
    found, other = reading.items
    assert found.question.stem == "First?"
    assert found.text
    assert found.text == other.text
    assert (found.text.text, found.text.pictures[0].description) == ("Read.", "A map")
    assert reading.pictures[found.text.pictures[0].sha256] == image_file()
    assert found.notes == (UNDER.format("Read."),)
    alone = read(packed(items__a_xml=asked)).items[0]
    assert alone.notes == ("A text that belongs to it is not in the file.",)


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as found:
        read(data)
    return str(found.value)


def test_a_package_without_questions_is_refused() -> None:
    assert refused(packed(imsmanifest_xml=manifest())).startswith(
        "This is a QTI or course package without questions"
    )


def test_what_unpacks_to_too_much_is_refused() -> None:
    bomb = packed(a_xml=f"<assessmentItem>{' ' * (archive.ANY_RATIO + 1)}</assessmentItem>")
    assert len(bomb) < 20_000
    assert refused(bomb) == archive.TOO_LARGE


def test_the_limit_is_on_all_files_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", len(FIRST) + 10)
    assert stems(packed(a_xml=FIRST)) == ["First?"]
    assert refused(packed(a_xml=FIRST, b_xml=SECOND)) == archive.TOO_LARGE


def test_too_many_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 1)
    assert refused(packed(a_xml=FIRST, b_xml=SECOND)) == archive.TOO_LARGE


def test_a_damaged_zip_is_refused() -> None:
    data = packed(a_xml=FIRST * 3)
    assert refused(data[: len(data) // 2]) == archive.DAMAGED
    assert refused(data.replace(data[60:70], b"\0" * 10)) == archive.DAMAGED


def test_a_locked_zip_is_refused() -> None:
    data = bytearray(packed(a_xml=FIRST))
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(data)) == archive.LOCKED


@pytest.mark.parametrize(
    "declared_entity",
    ['<!ENTITY a "b">', '<!ENTITY a SYSTEM "file:///etc/passwd">', '<!ENTITY % a "b">'],
)
def test_entities_are_refused(declared_entity: str) -> None:
    text = f"<!DOCTYPE questestinterop [{declared_entity}]>{OLD.replace('Old?', '&a;')}"
    assert refused(text.encode()) == (
        "It declares entities, which are not read here. Take them out."
    )


def test_other_xml_is_refused() -> None:
    assert refused(b"<html/>") == "Line 1: this begins with <html>, which is not QTI."
    assert "no well-formed XML" in refused(b"<assessmentItem>")


@pytest.mark.parametrize("name", ["windows-1252", "gb18030", "utf-16", "iso-8859-1"])
def test_each_usual_encoding_is_read(name: str) -> None:
    text = FIRST.replace("First?", "Größe?").replace("UTF-8", name)
    assert stems(text.encode(name)) == ["Größe?"]


@pytest.mark.parametrize("name", ["punycode", "rot13", "x-none"])
def test_an_unknown_encoding_is_refused(name: str) -> None:
    assert refused(FIRST.replace("UTF-8", name).encode()) == UNKNOWN_ENCODING
