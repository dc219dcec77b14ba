"""A file is read by what it holds, and one that cannot be read is refused with advice."""

import pytest

from content.readers import files
from content.readers.decoding import ASSUMED
from content.readers.errors import UnreadableDocument
from content.readers.files import read_file, read_pasted
from content.readers.reading import MOST_BYTES
from tests.content.readers.papers import Paper
from tests.content.readers.shown import shown
from tests.content.readers.word import packed, paragraph, word

PROSE = "The river rose, and nobody had asked the people who live beside it."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", PROSE.encode()),
        ("a", PROSE.encode("utf-16")),
        ("a.md", PROSE.encode()),
        ("a.html", f"<p>{PROSE}".encode()),
        ("a.txt", f"<!DOCTYPE html><title>x</title><p>{PROSE}".encode()),
        ("a", f"<?xml version='1.0'?>\n<!-- x --><html><p>{PROSE}</html>".encode()),
        ("a.htm", PROSE.encode()),
        ("a.docx", word(paragraph(PROSE))),
        ("a.zip", word(paragraph(PROSE))),
        ("a.pdf", Paper().paragraph(PROSE).written()),
        ("a.txt", b"\n\n" + Paper().paragraph(PROSE).written()),
    ],
)
def test_a_file_is_read_by_what_it_holds(name: str, data: bytes) -> None:
    reading = read_file(name, data)
    assert shown(reading.document) == [f"p {PROSE}"]
    assert not reading.notes


def test_an_assumed_encoding_is_said() -> None:
    reading = read_file("a.txt", b"The caf\xe9 of the town.")
    assert reading.document.blocks[0].text == "The café of the town."
    assert reading.notes == (ASSUMED,)


def test_the_marks_of_markdown_go_from_a_file_and_a_pasted_text() -> None:
    text = f"# Rivers\n\nThe **silt tax** of [ports](https://example.org) rose. {PROSE}\n"
    expected = ["#1 Rivers", f"p The silt tax of ports rose. {PROSE}"]
    for reading in (read_file("a.md", text.encode()), read_pasted(text)):
        assert shown(reading.document) == expected


def test_what_looks_like_a_mark_stays_in_plain_text() -> None:
    text = f"{PROSE}\n\nRice costs 3* and 5 * 2 in the price_list [1][2]."
    assert shown(read_pasted(text).document) == [f"p {line}" for line in text.split("\n\n")]


def test_the_source_of_a_page_may_be_pasted() -> None:
    assert shown(read_pasted(f"<p>{PROSE}</p>").document) == [f"p {PROSE}"]
    assert shown(read_pasted(f"a < b. {PROSE}").document) == [f"p a < b. {PROSE}"]


def test_invisible_characters_are_left_out() -> None:
    text = "\ufeffThe wa\u00adter\u200b \u202erose\x08, and \ud800so did the price."
    assert shown(read_pasted(text).document) == ["p The water rose, and so did the price."]


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"", "It is empty"),
        (b" \r\n\0", "It is empty"),
        (b"\xef\xbb\xbf", "It is empty"),
        (b"x" * (MOST_BYTES + 1), "larger than 20 MB"),
        (b"\x00\x01\x02\x03", "no kind of file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "old Office file"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (b"{\\rtf1 x}", "RTF document"),
        (packed({"xl/workbook.xml": "x"}), "Excel workbook"),
        (packed({"META-INF/container.xml": "x"}), "e-book"),
        (packed({"a.txt": PROSE}), "Unpack it"),
        (b"\x1f\x8b\x08", "Unpack it"),
        (b"<html><script>x</script></html>", "No text was found"),
        (b"%PDF-1.4 and nothing else", "damaged PDF"),
        (Paper().paragraph(PROSE).written(locked=True), "protected by a password"),
        (Paper().written(), "pictures without text"),
        ("国务院发展研究中心的研究人员表示，新质生产力的发展需要制度创新。".encode(), "English"),
    ],
)
def test_what_cannot_be_read_is_refused_with_advice(data: bytes, advice: str) -> None:
    with pytest.raises(UnreadableDocument, match=advice):
        read_file("a", data)


def test_a_page_without_words_but_a_drawing_is_taken_for_a_scan() -> None:
    paper = Paper()
    paper.draw(0, 0, 500, 800)
    with pytest.raises(UnreadableDocument, match="OCR"):
        read_file("a.pdf", paper.written())


@pytest.mark.parametrize("letters", ["\x05\x11\x1a\x06 and", "$%&'( +,*# )('%"])
def test_a_pdf_that_does_not_say_its_letters_is_refused(letters: str) -> None:
    paper = Paper().paragraph(PROSE[:4]).paragraph(f"{letters} " * 20)
    with pytest.raises(UnreadableDocument, match="Its letters are only drawn"):
        read_file("a.pdf", paper.written())


def test_a_pdf_with_a_few_unknown_signs_is_read() -> None:
    reading = read_file("a.pdf", Paper().paragraph(f"{PROSE} \x05 It cost $ 3.").written())
    assert shown(reading.document) == [f"p {PROSE} It cost $ 3."]


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\n"])
def test_a_pasted_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDocument, match=r"It is empty|No text was found"):
        read_pasted(text)


def test_a_text_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_CHARACTERS", 100)
    for data in (PROSE * 2, f"<p>{PROSE * 2}"):
        with pytest.raises(UnreadableDocument, match="Split it into several files"):
            read_pasted(data)
    read_pasted(PROSE)
