"""Reads a file of any kind, or a pasted text, as a document."""

import re

from content.extraction.document import Document
from content.readers.assembling import visible
from content.readers.decoding import decoded
from content.readers.docx import read_docx
from content.readers.errors import UnreadableDocument
from content.readers.file_types import why_unreadable
from content.readers.html import read_html
from content.readers.language import check_language
from content.readers.markdown import read_markdown
from content.readers.pdf.reading import read_pdf
from content.readers.reading import EMPTY, Reading, check_size

MOST_CHARACTERS = 1_000_000  # of text: some 150,000 words

TOO_LONG = (
    f"It has more than {MOST_CHARACTERS:,} characters. Split it into several files, such as one "
    "for each chapter."
)
NO_TEXT_FOUND = (
    "No text was found in it. Open it where it looks right, and copy and paste the text."
)

_PAGE_NAME = re.compile(r"\.(?:x?html?|xht)$", re.IGNORECASE)
_PAGE_START = re.compile(
    r"(?:\s|<\?xml[^>]{0,200}>|<!--.{0,2000}?-->)*+"
    r"<(?:!doctype html|html|head|body|article|main|section|div|h[1-6]|p|ul|ol|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,15}(?:\s[^<>]*)?>", re.IGNORECASE)


def read_file(name: str, data: bytes) -> Reading:
    """Reads a file by what it holds, and by its name where that leaves a choice.

    Raises ``UnreadableDocument``.
    """
    check_size(data)
    if b"%PDF-" in data[:1024]:
        return _checked(read_pdf(data))
    if data.startswith(b"PK\x03\x04") and b"word/document" in data:
        return _checked(read_docx(data))
    if reason := why_unreadable(data):
        raise UnreadableDocument(reason)
    text, note = decoded(data)
    return _checked(_document_of(text, name), (note,) if note else ())


def read_pasted(text: str) -> Reading:
    """Reads a text from a form: plain, with the marks of Markdown, or the source of a page.

    Raises ``UnreadableDocument``.
    """
    if not text.strip():
        raise UnreadableDocument(EMPTY)
    return _checked(_document_of(text, ""))


def _document_of(text: str, name: str) -> Document:
    if _PAGE_START.match(text) or (_PAGE_NAME.search(name) and _TAG.search(text)):
        return read_html(text)
    if len(text) > MOST_CHARACTERS:
        raise UnreadableDocument(TOO_LONG)
    return read_markdown(visible(text))


def _checked(document: Document, notes: tuple[str, ...] = ()) -> Reading:
    """Refuses a document without text, with too much of it, or in another language."""
    length = sum(len(block.text) for block in document.blocks)
    if not length:
        raise UnreadableDocument(NO_TEXT_FOUND)
    if length > MOST_CHARACTERS:
        raise UnreadableDocument(TOO_LONG)
    check_language("\n".join(block.text for block in document.blocks))
    return Reading(document, notes)
