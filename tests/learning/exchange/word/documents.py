"""Builds Word documents as teachers make them."""

import io
from collections.abc import Callable
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

from learning.exchange.format import ParsedFile
from learning.exchange.word import read

_MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
QUESTIONS, OPTIONS = 91, 92


class Written:
    """A document; the lists ``QUESTIONS`` ("1.") and ``OPTIONS`` ("a)") number themselves."""

    def __init__(self) -> None:
        self.document = docx.Document()
        numbering = self.document.part.numbering_part.element
        for number, format, sign in (
            (QUESTIONS, "decimal", "%1."),
            (OPTIONS, "lowerLetter", "%1)"),
        ):
            level = (
                f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
                f'<w:lvlText w:val="{sign}"/></w:lvl>'
            )
            definition = parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{level}</w:abstractNum>'
            )
            numbering.insert(0, definition)
        self.lists = 100
        self._start(QUESTIONS)
        self.questions = self.lists

    def _start(self, definition: int) -> int:
        self.lists += 1
        self.document.part.numbering_part.element.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self.lists}">'
                f'<w:abstractNumId w:val="{definition}"/><w:lvlOverride w:ilvl="0">'
                f'<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
        return self.lists

    def line(self, text: str, number: int = 0, style: Callable[[Any], None] | None = None) -> Any:
        paragraph = self.document.add_paragraph()
        run = paragraph.add_run(text)
        if style:
            style(run)
        if number:
            properties = paragraph._p.get_or_add_pPr()
            properties.append(
                parse_xml(
                    f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/>'
                    f'<w:numId w:val="{number}"/></w:numPr>'
                )
            )
        return paragraph

    def question(self, text: str, *options: tuple[str, Callable[[Any], None] | None]) -> Any:
        """A numbered question with lettered options; each option may have a style."""
        paragraph = self.line(text, self.questions)
        letters = self._start(OPTIONS) if options else 0
        for option, style in options:
            self.line(option, letters, style)
        return paragraph

    def table(self, *rows: tuple[str, ...]) -> None:
        table = self.document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text

    def picture(self, alt: str) -> None:
        file = io.BytesIO()
        Image.new("RGB", (40, 30), "teal").save(file, "PNG")
        file.seek(0)
        shape = self.document.add_picture(file)
        shape._inline.docPr.set("descr", alt)

    def formula(self, paragraph: Any, inside: str) -> None:
        paragraph._p.append(parse_xml(f"<m:oMath {_MATH}>{inside}</m:oMath>"))

    def data(self) -> bytes:
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()

    def read(self) -> ParsedFile:
        return read(self.data())


def bold(run: Any) -> None:
    run.bold = True


def underlined(run: Any) -> None:
    run.underline = True


def highlighted(run: Any) -> None:
    properties = run._r.get_or_add_rPr()
    properties.append(parse_xml(f'<w:highlight {nsdecls("w")} w:val="yellow"/>'))


def struck_by_revision(run: Any) -> None:
    """Marks a run as deleted, in a document with tracked changes."""
    element = run._r
    deleted = parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="A"/>')
    element.addprevious(deleted)
    deleted.append(element)
    for text in element.findall(qn("w:t")):
        text.tag = qn("w:delText")


def math(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"
