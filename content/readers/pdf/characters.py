"""The characters of a page with their places, as PDFium finds them."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

MOST_DRAWINGS = 20_000  # of a page that are looked at
_PATH, _IMAGE = 2, 3
_SMALLEST, _FARTHEST = 0.5, 15_000.0  # points; no page is larger
_BULLET_SIZE = (1.0, 9.0)  # points
_BOLD = re.compile(r"bold|black|heavy|demi(?!tal)|cmbx|-medi", re.IGNORECASE)
_LINE_END_HYPHEN = 2  # PDFium's code for a hyphen at the end of a line
_REPLACED = {
    _LINE_END_HYPHEN: "-",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xF0B7: "•",  # of the fonts Symbol and Wingdings, which have no letters
    0xF0A7: "▪",
    0xF0D8: "‣",
    0xF0FC: "•",
    0xF076: "•",
    0xF02D: "–",
}


class Glyph(NamedTuple):
    """A character; all measures are in points, and y grows upwards."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    after_space: bool


class Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float


class _Style(NamedTuple):
    size: float  # 0 if it cannot be
    bold: bool
    angle: int  # degrees, a multiple of 90


@dataclass(slots=True)
class Page:
    """The upright characters of a page, in the order in which they are drawn.

    ``dots`` are small drawings, which may be the bullets of a list. ``bottom`` and ``top`` are the
    edges of the page; ``unreadable`` counts the characters of which only the shape is known.
    """

    bottom: float
    top: float
    glyphs: list[Glyph] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    unreadable: int = 0


def read_page(page: pypdfium2.PdfPage) -> Page:
    text = page.get_textpage()
    try:
        found = list(_characters(text.raw))
    finally:
        text.close()
    angles = Counter(angle for _, angle in found)
    unreadable = sum(_is_unreadable(glyph) for glyph, _ in found)
    angle = max(angles, key=angles.__getitem__) if angles else 0
    edges = _turned(Box(*page.get_mediabox()), angle)
    # Characters at another angle are watermarks, or labels of axes.
    glyphs = [glyph for glyph, its in found if its == angle and not _is_unreadable(glyph)]
    dots = [_turned(box, angle) for box in _small_drawings(page)]
    return Page(edges.bottom, edges.top, glyphs, dots, unreadable)


def _is_unreadable(glyph: Glyph) -> bool:
    """PDFium gives the number that a letter has in its font where the file does not say more."""
    return glyph.text < " " or glyph.text == "\ufffd"


def _turned(box: Box, angle: int) -> Box:
    """The box after the page is turned so that its text is upright."""
    left, bottom, right, top = box
    if angle == 90:
        return Box(bottom, -right, top, -left)
    if angle == 180:
        return Box(-right, -top, -left, -bottom)
    if angle == 270:
        return Box(-top, left, -bottom, right)
    return box


def _characters(text: Any) -> Iterator[tuple[Glyph, int]]:
    """Each visible character as if its text were upright, and the angle that it has."""
    styles: dict[int, _Style] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    place = pdfium.FS_RECTF()
    space, high = False, 0
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:  # the first half of a rare character
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0
        high = 0
        character = _REPLACED.get(code) or chr(code if code < 0x110000 else 0)
        if character.isspace():
            space = True
            continue
        drawn = pdfium.FPDFText_GetTextObject(text, index)
        if not drawn:  # not in the file: PDFium put it there
            continue
        address = ctypes.c_void_p.from_buffer(drawn).value or 0
        if address not in styles:
            styles[address] = _style(text, index)
        size, bold, angle = styles[address]
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, place)
        left, right, baseline = place.left, place.right, y.value
        if angle:
            box = _turned(Box(left, place.bottom, right, place.top), angle)
            left, right = box.left, box.right
            baseline = _turned(Box(x.value, baseline, x.value, baseline), angle).bottom
        # The measures of a broken file may be no numbers, for which all of this is false.
        if -_FARTHEST < left <= right < _FARTHEST and -_FARTHEST < baseline < _FARTHEST and size:
            yield Glyph(character, left, right, baseline, size, bold, space), angle
            space = False


def _style(text: Any, index: int) -> _Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, 128, flags)
    bold = bool(_BOLD.search(name.value.decode("latin-1")))
    if not _SMALLEST < size < _FARTHEST:
        return _Style(0.0, bold, 0)
    degrees = math.degrees(math.atan2(matrix.b, matrix.a))
    return _Style(size, bold, round(degrees / 90) % 4 * 90)


def _small_drawings(page: pypdfium2.PdfPage) -> Iterator[Box]:
    least, most = _BULLET_SIZE
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(min(pdfium.FPDFPage_CountObjects(page), MOST_DRAWINGS)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(drawn) not in (_PATH, _IMAGE):
            continue
        if pdfium.FPDFPageObj_GetBounds(drawn, *sides):
            box = Box(*(side.value for side in sides))
            width, height = box.right - box.left, box.top - box.bottom
            if least < width < most and least < height < most and 0.6 < width / height < 1.7:
                yield box
