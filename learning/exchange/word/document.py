"""A Word document as lines and tables, in their order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from content.readers.errors import UnreadableDocument
from content.readers.packages import Refusals, repacked
from learning.exchange.format import Unreadable
from learning.exchange.plain.key import names_key
from learning.exchange.plain.lines import Line, question_begun, tidied
from learning.exchange.plain.pairs import MATCH
from learning.exchange.tables.guess import columns_of_choices
from learning.exchange.tables.layout import column_named
from learning.exchange.word.numbering import Numbering
from learning.exchange.word.paragraphs import rows_of
from learning.exchange.word.tables import (
    TICKS,
    Cells,
    are_questions_and_answers,
    has_label,
    is_laid_out,
    key_in,
    label_alone,
    without_numbers,
)

REFUSALS = Refusals(
    damaged="It is a damaged Word document. Open it in Word, and save it again.",
    too_large="It unpacks to more than can be read. Split it into several files.",
    too_deep="Its tables and text boxes are nested too deeply to be read.",
)
_HEADING = re.compile(r"Heading (\d)", re.IGNORECASE)
_KEPT = (".xml", ".rels")
_PICTURES = "word/media/"
NESTED_TABLE = "A table within a table is left out."
FLAT_TABLE = "A table in it is read as plain text."


@dataclass(slots=True)
class WordText:
    """The lines of a document, and those of its tables that have a question in each row."""

    lines: list[Line] = field(default_factory=list)
    tables: list[Cells] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def text_in(data: bytes) -> WordText:
    """Raises ``Unreadable``."""
    try:
        slim = repacked(data, _is_needed, REFUSALS, empties_others=True)
    except UnreadableDocument as error:
        raise Unreadable(str(error)) from error
    try:
        return _Reader(docx.Document(slim)).read()
    except (MemoryError, Unreadable):
        raise
    except Exception as error:  # it expects what Word writes, and fails in many ways without it
        raise Unreadable(REFUSALS.damaged) from error


def _is_needed(name: str) -> bool:
    return name.endswith(_KEPT) or name.startswith(_PICTURES)


class _Reader:
    def __init__(self, document: Any) -> None:
        self.document = document
        part = next((one for one in document.part.package.iter_parts() if _is_numbering(one)), None)
        self.numbering = Numbering(part)
        self.found = WordText()

    def read(self) -> WordText:
        around = list(dict.fromkeys(self._texts_around()))
        if around:
            quoted = ", ".join(f"“{one[:60]}”" for one in around[:5])
            self.found.notes.append(f"Headers and footers are left out: {quoted}.")
        for one in self._blocks(self.document.element.body):
            if isinstance(one, Table):
                self._add_table(one)
            else:
                self._add(self._lines_of(one))
        return self.found

    def _texts_around(self) -> Iterator[str]:
        """What stands above and below the pages, but for their numbers."""
        for section in self.document.sections:
            for part in (section.header, section.footer, section.first_page_header):
                for one in () if part.is_linked_to_previous else part.paragraphs:
                    text = " ".join(one.text.split())
                    if re.sub(r"\W|\d|page|of", "", text, flags=re.IGNORECASE):
                        yield text

    def _blocks(self, element: Any) -> Iterator[Paragraph | Table]:
        """Paragraphs and tables, those in content controls too."""
        for child in element.iterchildren():
            if child.tag == qn("w:p"):
                yield Paragraph(child, self.document._body)
            elif child.tag == qn("w:tbl"):
                yield Table(child, self.document._body)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")):
                yield from self._blocks(child)

    def _add(self, lines: list[Line]) -> None:
        if lines and lines[0].heading:
            self.found.lines.append(Line(0, ""))
        self.found.lines += lines

    def _lines_of(self, paragraph: Paragraph) -> list[Line]:
        label, lines = self.numbering.label_of(paragraph), list[Line]()
        heading = _HEADING.fullmatch(str(paragraph.style and paragraph.style.name))
        for row in rows_of(paragraph):
            text = row.text if not lines else row.text.strip()
            lines.append(
                Line(
                    len(self.found.lines) + len(lines) + 1,
                    tidied(f"{label if text.strip() else ''}{text}"),
                    row.marks,
                    tuple(row.pictures),
                    tuple(row.notes),
                    heading=int(heading[1]) if heading else 0,
                )
            )
            label = ""
        return lines

    def _add_table(self, table: Table) -> None:
        rows = [[self._cell(cell) for cell in _cells_of(row)] for row in table.rows]
        texts = [["\n".join(one.text for one in cell).strip() for cell in row] for row in rows]
        rows_with_words = [row for row in texts if any(row)]
        filled = without_numbers(rows_with_words)
        if not filled:
            return
        if key := key_in(rows_with_words):
            heading = [] if names_key(self._last_text()) else ["", "Answers"]
            self.found.lines += [Line(0, one) for one in (*heading, *key, "")]
        elif "question" in map(column_named, filled[0]):
            self.found.tables.append(filled)
        elif self._is_matching():
            for row, row_texts in zip(rows, texts, strict=True):
                self._add_sides(row, row_texts)
        elif columns_of_choices(rows_with_words):
            self.found.tables.append(rows_with_words)
        elif are_questions_and_answers(filled) and not self._asks_for_options():
            self.found.tables.append(filled)
        elif is_laid_out(rows):
            for row in rows:
                self._add_cells(row)
        else:
            for row, row_texts in zip(rows, texts, strict=True):
                self._add_data(row, row_texts)

    def _cell(self, cell: Any) -> list[Line]:
        lines = [
            line
            for one in cell.iter_inner_content()
            if isinstance(one, Paragraph)
            for line in self._lines_of(one)
        ]
        if cell.tables:
            lines.append(Line(0, "", notes=(NESTED_TABLE,)))
        return lines

    def _add_cells(self, row: list[list[Line]]) -> None:
        """Each cell as lines of its own; a label in its own cell joins what stands beside it."""
        label = ""
        for lines in row:
            text = " ".join(one.text for one in lines).strip()
            if text in TICKS and self.found.lines:
                self.found.lines[-1] = replace(
                    self.found.lines[-1], text=f"{self.found.lines[-1].text} {text}"
                )
            elif not label and (label := label_alone(text)):
                continue
            else:
                for line in lines:
                    self.found.lines.append(line.behind(label))
                    label = ""
        if label:
            self.found.lines.append(Line(0, label))

    def _add_data(self, row: list[list[Line]], texts: list[str]) -> None:
        """A row of a table that a question shows."""
        lines = [line for cell in row for line in cell]
        pictures = tuple(one for line in lines for one in line.pictures)
        notes = (FLAT_TABLE, *(one for line in lines for one in line.notes))
        text = " | ".join(" ".join(one.split()) for one in texts)
        self.found.lines.append(
            Line(len(self.found.lines) + 1, text, pictures=pictures, notes=notes)
        )

    def _add_sides(self, row: list[list[Line]], texts: list[str]) -> None:
        """A row of a matching: its sides on one line."""
        shown = [" ".join(one.split()) for one in texts if one]
        labelled = any(has_label(one) for one in shown)
        pictures = tuple(one for cell in row for line in cell for one in line.pictures)
        text = ("\t" if labelled else " – ").join(shown[:2])
        self.found.lines.append(Line(len(self.found.lines) + 1, text, pictures=pictures))

    def _is_matching(self) -> bool:
        return MATCH.search(self._last_text()) is not None

    def _asks_for_options(self) -> bool:
        last = self._last_text()
        return last.endswith(("?", ":")) or question_begun(last, worded=False) is not None

    def _last_text(self) -> str:
        return next((one.text for one in reversed(self.found.lines[-5:]) if one.text), "")


def _is_numbering(part: Any) -> bool:
    return str(part.partname) == "/word/numbering.xml"


def _cells_of(row: Any) -> list[Any]:
    """The cells of a row, those that were merged once."""
    found: list[Any] = []
    for cell in row.cells:
        if not found or cell._tc is not found[-1]._tc:
            found.append(cell)
    return found
