"""Word documents: questions as people write them, with their pictures."""

from learning.exchange.format import ExchangeFormat, ParsedFile
from learning.exchange.plain import read_lines
from learning.exchange.tables import table
from learning.exchange.texts import check_packed
from learning.exchange.word.document import text_in
from learning.kinds.written import WrittenQuestion

MEMBER = b"word/document"
OF_TWO_COLUMNS = "A table of two columns is read as questions and answers."
WITH_OPTIONS = "A table without names of columns is read as questions, options and answers."
READ_ONLY = "Word documents are read here, and not written."


def read(data: bytes) -> ParsedFile:
    reading = ParsedFile()
    check_packed(data, MEMBER, "Word document")
    found = text_in(data)
    reading.notes += found.notes
    read_lines(found.lines, reading, by_number=True)
    for rows in found.tables:
        _read_table(table.text_of(rows), reading)
    return reading


def _read_table(text: str, reading: ParsedFile) -> None:
    """Adds the questions of a table, one in each row."""
    layout = table.layout_of_sheet(text)
    if not layout.has_header:
        reading.notes.append(WITH_OPTIONS if "options" in layout.columns else OF_TWO_COLUMNS)
    of_table = table.read_sheet(text, layout)
    for item in of_table.items:
        reading.add(item)
    for unread in of_table.unread:
        reading.refuse(unread.line, unread.reason, unread.text)


def cannot_hold(question: WrittenQuestion) -> str:
    return READ_ONLY


WORD = ExchangeFormat(
    name="word",
    label="Word",
    endings=("docx",),
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    about="as plain text, with numbering, pictures, and the right option bold or highlighted",
    read=read,
    cannot_hold=cannot_hold,
    member=MEMBER,
)

__all__ = ["WORD"]
