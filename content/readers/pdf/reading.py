"""Opens a PDF file, and reads its text."""

import re
from collections import Counter
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from content.extraction.document import Document
from content.readers.assembling import assemble
from content.readers.errors import UnreadableDocument
from content.readers.file_types import LOCKED
from content.readers.pdf.characters import Box, read_page
from content.readers.pdf.columns import find_gutters, read_columns
from content.readers.pdf.flow import read_flow
from content.readers.pdf.furniture import without_furniture
from content.readers.pdf.lines import Piece, read_lines, read_pieces
from content.readers.pdf.paragraphs import read_blocks

MOST_PAGES = 400
MOST_CHARACTERS = 800_000  # which take some 7 s
_MOST_UNREADABLE, _FEWEST_LETTERS = 0.1, 0.5  # shares of the characters
_SELDOM_CUTS = re.compile(r"Skia|Microsoft|LibreOffice|OpenOffice|Quartz", re.IGNORECASE)

DAMAGED = "It is a damaged PDF file. Save or download it again, and choose it again."
SCANNED = (
    "It is a scan: its pages are pictures without text. Let a program recognise the text (OCR), "
    "and choose the new file."
)
NO_LETTERS = (
    "Its letters are only drawn: the file does not say which they are. Open it, and try to copy "
    "and paste its text."
)
TOO_LONG = "It has too many pages, or too much text. Split it into several files."


def read_pdf(data: bytes) -> Document:
    """Raises ``UnreadableDocument``."""
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        raise UnreadableDocument(LOCKED if locked else DAMAGED) from error
    try:
        return _document_of(_sheets(file), _cuts_words(file))
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(DAMAGED) from error
    finally:
        file.close()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page as pieces of lines: they take a tenth of the memory of its characters."""

    pieces: list[Piece]
    dots: list[Box]
    edges: tuple[float, float]  # bottom and top


def _sheets(file: pypdfium2.PdfDocument) -> list[_Sheet]:
    if len(file) > MOST_PAGES:
        raise UnreadableDocument(TOO_LONG)
    sheets: list[_Sheet] = []
    characters = letters = unreadable = 0
    for page in file:
        read = read_page(page)
        page.close()
        sheets.append(_Sheet(read_pieces(read.glyphs), read.dots, (read.bottom, read.top)))
        unreadable += read.unreadable
        characters += len(read.glyphs)
        letters += sum(glyph.text.isalnum() for glyph in read.glyphs)
        if characters > MOST_CHARACTERS:
            raise UnreadableDocument(TOO_LONG)
    if not characters and not unreadable:
        raise UnreadableDocument(SCANNED)
    if unreadable > _MOST_UNREADABLE * characters or letters < _FEWEST_LETTERS * characters:
        raise UnreadableDocument(NO_LETTERS)
    return sheets


def _cuts_words(file: pypdfium2.PdfDocument) -> bool:
    """Whether the program that made a file hyphenates without being told to."""
    return not _SELDOM_CUTS.search(file.get_metadata_value("Producer"))


def _document_of(sheets: list[_Sheet], cuts_words: bool) -> Document:
    pages = without_furniture([sheet.pieces for sheet in sheets], [sheet.edges for sheet in sheets])
    cuts = Counter(round(cut) for pieces in pages for cut in find_gutters(pieces))
    usual = sorted(cuts, key=cuts.__getitem__, reverse=True)
    columns = [
        read_lines(column, sheet.dots)
        for sheet, pieces in zip(sheets, pages, strict=True)
        for column in read_columns(pieces, usual)
    ]
    return assemble(read_blocks(read_flow(columns), cuts_words))
