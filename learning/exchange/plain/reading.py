"""Reads a text of questions, line by line."""

import re
from collections.abc import Iterable, Sequence

from learning.exchange.format import ExchangeFormat, ParsedFile, Refused
from learning.exchange.plain.blocks import sorted_lines
from learning.exchange.plain.labels import Part, labelled_part
from learning.exchange.plain.lines import Line, option_begun, question_begun, tidied
from learning.exchange.plain.questions import item_of
from learning.exchange.texts import decoded, lines_of
from learning.kinds import InvalidBody
from learning.kinds.written import WrittenQuestion

_HEADING = re.compile(r"(#{1,3})\s+(?=\S)")
MOST_OUTSIDE = 10  # lines outside of questions that a note quotes
READ_ONLY = "Plain text is read here, and not written."


def read(data: bytes) -> ParsedFile:
    reading = ParsedFile()
    text = decoded(data, reading.notes).removeprefix("\ufeff")
    lines = (_line(number, tidied(one)) for number, one in enumerate(lines_of(text), 1))
    read_lines(list(lines), reading)
    return reading


def read_lines(lines: Sequence[Line], reading: ParsedFile, *, by_number: bool = False) -> None:
    """Adds the questions of these lines to what was read; ``by_number`` if the place of each is its
    number, since its file shows no lines."""
    found = sorted_lines(lines)
    for place, block in enumerate(found.blocks, 1):
        if by_number:
            block.line = block.number or place
        try:
            reading.add(item_of(block))
        except (Refused, InvalidBody) as refusal:
            reading.refuse(block.line, str(refusal), block.text)
    if found.headings:
        quoted = ", ".join(f"“{one[:60]}”" for one in found.headings[:MOST_OUTSIDE])
        reading.notes.append(f"Headings become tags: {quoted}.")
    reading.notes += [*found.notes, *_outside(found.outside)]


def _line(number: int, text: str) -> Line:
    """A line, as a heading if Markdown marks it as one."""
    found = _HEADING.match(text)
    return Line(number, text[found.end() :], heading=len(found[1])) if found else Line(number, text)


def _outside(lines: Sequence[str]) -> Iterable[str]:
    if not lines:
        return []
    quoted = ", ".join(f"“{one[:60]}”" for one in lines[:MOST_OUTSIDE])
    more = f", and {len(lines) - MOST_OUTSIDE} lines more" if len(lines) > MOST_OUTSIDE else ""
    return [f"Outside of questions, and left out: {quoted}{more}."]


def looks_like(beginning: str) -> bool:
    """Whether lines are labelled as options or answers, or numbered as questions."""
    lines = [Line(number, tidied(one)) for number, one in enumerate(beginning.split("\n"), 1)]
    options = sum(1 for one in lines if option_begun(one, 0))
    answers = sum(1 for one in lines if (labelled_part(one.text) or ("",))[0] is Part.ANSWER)
    numbers = sum(1 for one in lines if _begins_question(one.text))
    return bool((options and (answers or numbers)) or (answers and len(lines) > 1) or numbers > 1)


def _begins_question(text: str) -> bool:
    begun = question_begun(text, worded=True) or question_begun(text, worded=False)
    return begun is not None and re.match(r"\D", text.lstrip("0123456789")[:1] or "") is not None


def cannot_hold(question: WrittenQuestion) -> str:
    return READ_ONLY


PLAIN_TEXT = ExchangeFormat(
    name="text",
    label="Plain text",
    endings=(),
    media_type="text/plain",
    about="questions as people write them: 1. Which?, a) one, b) another, Answer: b",
    read=read,
    cannot_hold=cannot_hold,
    looks_like=looks_like,
)
