"""A Word document is read with its styles, lists, tables and notes."""

import io
import time
import zipfile

import pytest

from content.readers.docx import DAMAGED, TOO_DEEP, TOO_LARGE, read_docx
from content.readers.errors import UnreadableDocument
from content.readers.file_types import LOCKED
from content.readers.packages import MOST_ELEMENTS, MOST_PARAGRAPHS
from tests.content.readers.shown import shown
from tests.content.readers.word import (
    BULLETS,
    NUMBERS,
    note,
    packed,
    paragraph,
    table,
    text,
    word,
)


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        (paragraph("One") + paragraph("two"), ["p One", "p two"]),
        (paragraph(text("wa") + text("ter", bold=True)), ["p water"]),
        (
            paragraph("T", style="Title")
            + paragraph("A", style="berschrift1")
            + paragraph("B", style="Heading2"),
            ["#1 T", "#2 A", "#3 B"],
        ),
        (paragraph("A ... 3", style="TOC1") + paragraph("x"), ["p x"]),
        (paragraph("So be it", style="Quote"), ["> So be it"]),
        (paragraph("A dyke", style="Caption"), ["caption A dyke"]),
        (table(("Year", "Sum"), ("2020", "3")), ["row Year | Sum", "row 2020 | 3"]),
    ],
)
def test_styles_tell_what_a_paragraph_is(body: str, blocks: list[str]) -> None:
    assert shown(read_docx(word(body))) == blocks


def test_lists_keep_their_levels() -> None:
    document = word(
        paragraph("a", list=BULLETS),
        paragraph("b", list=BULLETS, level=1),
        *(paragraph(str(level), list=NUMBERS, level=level) for level in range(2, 8)),
        paragraph("c", list=BULLETS),
        paragraph("x"),
        paragraph("d", list=NUMBERS),
        paragraph("e", list=NUMBERS),
    )
    levels = [(block.text, block.level, block.label) for block in read_docx(document).blocks]
    assert levels == [
        *[("a", 0, "•"), ("b", 1, "•")],
        *((str(level), level, "1.") for level in range(2, 8)),
        *[("c", 0, "•"), ("x", 0, ""), ("d", 0, "1."), ("e", 0, "2.")],
    ]


def test_a_style_for_a_lower_level_nests_an_item() -> None:
    document = word(
        paragraph("a", style="ListBullet", list=BULLETS),
        paragraph("b", style="ListBullet2", list=BULLETS),
        paragraph("c", style="ListBullet", list=BULLETS, level=1),
    )
    assert [block.level for block in read_docx(document).blocks] == [0, 1, 1]


def test_notes_stand_at_the_end_and_their_marks_are_left_out() -> None:
    document = word(paragraph(text("In 2020") + note(2) + text(" it rose.")), notes={2: "A note."})
    assert shown(read_docx(document)) == ["p In 2020 it rose.", "note1 A note."]


def test_a_bold_line_is_a_heading_where_no_style_says_so() -> None:
    bold = paragraph(text("Aims", bold=True))
    assert shown(read_docx(word(bold, paragraph("x")))) == ["#1 Aims", "p x"]
    assert shown(read_docx(word(paragraph("T", style="Title"), bold))) == ["#1 T", "p Aims"]


def test_pictures_are_not_unpacked() -> None:
    picture = "x" * 30_000_000
    assert shown(read_docx(word(paragraph("One"), **{"media/image1.png": picture}))) == ["p One"]


def test_text_of_a_text_box_is_read() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('In a box')}</w:txbxContent></w:pict></w:r>"
    assert shown(read_docx(word(paragraph(box)))) == ["p In a box"]


def test_a_bomb_is_refused_early() -> None:
    bomb = word(paragraph(" " * 200_000_000))
    assert len(bomb) < 250_000
    began = time.process_time()
    with pytest.raises(UnreadableDocument, match="unpacks to more"):
        read_docx(bomb)
    assert time.process_time() - began < 2


def test_a_false_size_in_the_file_does_not_help_a_bomb() -> None:
    bomb = bytearray(word(paragraph(" " * 60_000_000)))
    size = (60_000_000).to_bytes(4, "little")[2:]
    while (at := bomb.find(size)) >= 0:
        bomb[at : at + 2] = b"\0\0"
    with pytest.raises(UnreadableDocument):
        read_docx(bytes(bomb))


def encrypted() -> bytes:
    data = bytearray(word(paragraph("x")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + place] |= 1
    return bytes(data)


def with_other_packing() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("word/document.xml", "x")
    return data.getvalue()


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (b"PK\x03\x04 word/document", DAMAGED),
        (word(paragraph("x"))[:-200], DAMAGED),
        (packed({"word/styles.xml": "<x/>"}), DAMAGED),
        (packed({"word/document.xml": "<w:document>"}), DAMAGED),
        (packed({"word/document.xml": "<other/>"}), DAMAGED),
        (with_other_packing(), DAMAGED),
        (encrypted(), LOCKED),
        (word(**{f"{n}.xml": "<x/>" for n in range(5001)}), TOO_LARGE),
        (word("<w:p/>" * (MOST_PARAGRAPHS + 1)), TOO_LARGE),
        (word(f"<w:p>{'<w:r/>' * MOST_ELEMENTS}</w:p>"), TOO_LARGE),
        (word("<w:tbl><w:tr><w:tc>" * 60 + "</w:tc></w:tr></w:tbl>" * 60), TOO_DEEP),
        (
            packed(
                {
                    "word/document.xml": '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
                    "<x>&b;</x>"
                }
            ),
            DAMAGED,
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(document: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_docx(document)
    assert str(caught.value) == reason
