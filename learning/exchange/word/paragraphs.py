"""The text of a paragraph in Word: its words, their formatting, its pictures and equations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from learning.exchange.format import ItemPicture
from learning.exchange.markup import SUBSCRIPT, SUPERSCRIPT
from learning.exchange.plain.lines import Mark
from learning.exchange.word.formulas import UnknownFormula, latex_of

# Elements whose text is not shown, or stands a second time elsewhere.
_SKIPPED = frozenset(
    map(qn, ("w:del", "w:moveFrom", "w:rPr", "w:pPr", "w:txbxContent", "w:object", "w:pict"))
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_FOOTNOTES = (qn("w:footnoteReference"), qn("w:endnoteReference"))
_SEEN = {
    *(_MATH, qn("w:drawing"), qn("w:object"), qn("w:pict"), qn("w:txbxContent"), qn("w:sym")),
    *_FOOTNOTES,
}
_LOST = {Mark.UNDERLINE, Mark.HIGHLIGHT, Mark.COLOUR}
_LABEL = re.compile(r"\s*[(\[*]{0,2}(?:\w{1,3}|[Qq]uestion \d{1,4}|[A-Za-z ]{1,20})[.):\]]\s*")
_BLACK = (RGBColor(0, 0, 0),)
OBJECT = "An embedded object, maybe an equation of an old Word, is left out."
TEXT_BOX = "A text box is left out."
CHART = "A chart or drawing is left out."
LINKED = "A picture that is only linked is left out."
RAISED = "“{}” is raised or lowered in the file, and is not here."
FOOTNOTE = "A footnote is left out."
SYMBOL = "A sign of the font {} is left out."
STRUCK = "“{}” is struck out in the file, and not here."
PLAIN = "“{}” stands out by its {} in the file, and not here."
# The signs of Wingdings that tick boxes, by their codes in it.
_TICKS = {"F0FC": "✓", "F0FE": "☑", "F0FD": "☒", "F0A8": "☐", "F06F": "☐", "F0FB": "✗"}
FORMULA = "An equation was read in part: check it."


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the same formatting."""

    text: str
    marks: frozenset[Mark] = frozenset()


@dataclass(slots=True)
class Row:
    """What stands on one line of a paragraph."""

    pieces: list[Piece] = field(default_factory=list)
    pictures: list[ItemPicture] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def marks(self) -> frozenset[Mark]:
        """What all words behind a label share."""
        pieces = [one for one in self.pieces if one.text.strip()]
        if len(pieces) > 1 and _LABEL.fullmatch(pieces[0].text):
            del pieces[0]
        if not pieces:
            return frozenset()
        return frozenset.intersection(*(one.marks for one in pieces))

    @property
    def text(self) -> str:
        """The words, in Markdown where some of them are bold or italic."""
        shared, found = self.marks, list[str]()
        for one in self._joined():
            is_label = not found and _LABEL.fullmatch(one.text)
            marks = frozenset() if is_label else one.marks - shared
            found.append(_emphasised(one.text, marks))
        return "".join(found)

    @property
    def lost(self) -> list[str]:
        """Notes on marks of single words that Markdown lacks."""
        shared, found = self.marks, list[str]()
        for one in self._joined():
            text, names = one.text.strip(), sorted((one.marks - shared) & _LOST)
            if any(map(str.isalnum, text)) and not _LABEL.fullmatch(one.text):
                found += [PLAIN.format(text[:40], name) for name in names]
        return found

    def _joined(self) -> Iterator[Piece]:
        """The pieces, neighbours of the same formatting in one: Word parts them at will."""
        waiting = Piece("")
        for one in self.pieces:
            if waiting.text and one.marks != waiting.marks and one.text.strip():
                yield waiting
                waiting = one
            else:
                waiting = Piece(
                    waiting.text + one.text, waiting.marks if waiting.text else one.marks
                )
        yield waiting


def rows_of(paragraph: Paragraph) -> list[Row]:
    """The lines of a paragraph: one, and one more for each line break in it."""
    rows, style = [Row()], paragraph.style
    for node in _shown_nodes(paragraph._p):
        if node.tag == _MATH:
            _add_formula(rows[-1], node)
        elif node.tag == qn("w:drawing"):
            _add_drawing(rows[-1], node, paragraph)
        elif node.tag in (qn("w:object"), qn("w:pict")):
            rows[-1].notes.append(OBJECT)
        elif node.tag == qn("w:txbxContent"):
            rows[-1].notes.append(TEXT_BOX)
        elif node.tag in _FOOTNOTES:
            rows[-1].notes.append(FOOTNOTE)
        elif node.tag == qn("w:sym"):
            _add_symbol(rows[-1], node)
        else:
            _add_run(rows, Run(node, paragraph), style and style.font)
    for row in rows:
        row.notes += row.lost
    return rows


def _shown_nodes(element: Any) -> Iterator[Any]:
    """The runs and equations below an element, and what is drawn in them."""
    for child in element.iterchildren():
        if child.tag in _SEEN:
            yield child
        elif child.tag not in _SKIPPED:
            if child.tag == qn("w:r"):
                yield child
            yield from _shown_nodes(child)


def _add_symbol(row: Row, node: Any) -> None:
    font, sign = node.get(qn("w:font"), ""), node.get(qn("w:char"), "").upper()
    if font.startswith("Wingdings") and sign in _TICKS:
        row.pieces.append(Piece(_TICKS[sign]))
    else:
        row.notes.append(SYMBOL.format(font[:40]))


def _add_run(rows: list[Row], run: Run, of_paragraph: Any) -> None:
    marks = frozenset(_marks_of(run, of_paragraph))
    text = run.text
    if Mark.UNDERLINE in marks and text and not text.strip(" \t\u00a0"):
        text = "____"  # a gap to fill in
    if run.font.strike and text.strip():
        rows[-1].notes.append(STRUCK.format(text.strip()[:40]))
    first, *others = text.split("\n")
    rows[-1].pieces.append(Piece(_shifted(run, first, rows[-1]), marks))
    for one in others:
        rows.append(Row([Piece(_shifted(run, one, rows[-1]), marks)]))


def _marks_of(run: Run, of_paragraph: Any) -> Iterator[Mark]:
    font, style = run.font, run.style
    fonts = [font, *([style.font] if style is not None else []), of_paragraph]
    if next((one.bold for one in fonts if one and one.bold is not None), False):
        yield Mark.BOLD
    if next((one.italic for one in fonts if one and one.italic is not None), False):
        yield Mark.ITALIC
    if next((one.underline for one in fonts if one and one.underline is not None), False):
        yield Mark.UNDERLINE
    if _is_highlighted(run):
        yield Mark.HIGHLIGHT
    if (colour := font.color.rgb) and colour not in _BLACK:
        yield Mark.COLOUR


def _is_highlighted(run: Run) -> bool:
    properties = run._r.rPr
    if properties is None:
        return False
    highlight, shade = properties.find(qn("w:highlight")), properties.find(qn("w:shd"))
    if highlight is not None and highlight.get(qn("w:val")) not in ("none", "white"):
        return True
    fill = "" if shade is None else shade.get(qn("w:fill"), "")
    return fill.lower() not in ("", "auto", "ffffff")


def _shifted(run: Run, text: str, row: Row) -> str:
    """Raised and lowered figures as signs of their own: "H₂O"."""
    font = run.font
    signs = SUPERSCRIPT if font.superscript else SUBSCRIPT if font.subscript else None
    if signs is None or not text.strip():
        return text
    if any(ord(sign) not in signs for sign in text.strip()):
        row.notes.append(RAISED.format(text.strip()[:40]))
        return text
    return text.translate(signs)


def _add_formula(row: Row, node: Any) -> None:
    try:
        row.pieces.append(Piece(rf"\({latex_of(node)}\)"))
    except UnknownFormula:
        row.pieces.append(Piece("".join(node.itertext())))
        row.notes.append(FORMULA)


def _add_drawing(row: Row, node: Any, paragraph: Paragraph) -> None:
    blips = list(node.iter(qn("a:blip")))
    described = next(node.iter(qn("wp:docPr")), None)
    alt = "" if described is None else described.get("descr") or described.get("title") or ""
    if not blips:
        row.notes.append(CHART)
    for blip in blips:
        part = paragraph.part.related_parts.get(blip.get(qn("r:embed"), ""))
        if part is None:
            row.notes.append(LINKED)
        else:
            row.pictures.append(ItemPicture(" ".join(alt.split()), part.blob))


def _emphasised(text: str, marks: frozenset[Mark]) -> str:
    words = text.strip()
    sign = "**" if Mark.BOLD in marks else "*" if Mark.ITALIC in marks else ""
    if not words or not sign or "*" in words or not any(one.isalnum() for one in words):
        return text
    before, _, after = text.partition(words)
    return f"{before}{sign}{words}{sign}{after}"
