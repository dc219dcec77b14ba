"""Aiken: choices as plain text, one option a line, followed by the letter of the right one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from learning.exchange.format import ExchangeFormat, ExchangeItem, ParsedFile, Refused
from learning.exchange.texts import check_field, checked_item, decoded, lines_of, without_groups
from learning.grading import formats
from learning.kinds import InvalidBody
from learning.kinds.choice import Choice
from learning.kinds.options import Option, options_of
from learning.kinds.written import WrittenQuestion, on_one_line

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_LINES = len(LETTERS) + 3  # of a question; longer blocks are cut
LEFT_OUT = "It holds nothing but choices with one right option: the question is left out."
_OPTION = re.compile(r"([A-Z])[.)][ \t]*(\S.*)")
_BEGINS = re.compile(
    r"(?!\d{1,4}[.)]\s|Q\w*\.? ?\d)\S[^\n]*\n"
    r"(?:[A-Z][.)][ \t]*\S[^\n]*\n)+ANSWER:[ \t]*[A-Z][ \t]*(?:\n|$)"
)
_ANSWER = re.compile(r"ANSWER:[ \t]*([A-Z])[ \t]*")


@dataclass(slots=True)
class AikenBlock:
    """The lines of one question, up to its answer."""

    line: int
    lines: list[str] = field(default_factory=list)


def read(data: bytes) -> ParsedFile:
    reading = ParsedFile()
    for block in _blocks(decoded(data, reading.notes).removeprefix("\ufeff")):
        try:
            reading.add(_item(block))
        except (Refused, InvalidBody) as refusal:
            reading.refuse(block.line, str(refusal), "\n".join(block.lines))
    return reading


def write(items: Sequence[ExchangeItem]) -> bytes:
    choices = (item.question for item in items if item.question.format == formats.CHOICE)
    return "\n".join(map(_written, choices)).encode()


def cannot_hold(question: WrittenQuestion) -> str:
    if question.format != formats.CHOICE:
        return LEFT_OUT
    body = question.body()
    if _OPTION.fullmatch(question.stem) or question.stem.startswith("ANSWER:"):
        return "It begins as an option or an answer does there."
    lost = [
        *(["its paragraphs"] if "\n" in question.stem else []),
        *(["its explanation"] if question.explanation else []),
        *(["what is said of its options"] if any(o.feedback for o in options_of(body)) else []),
    ]
    if any(one.weight is not None for one in options_of(body)):
        lost.append("its part marks")
    return f"It loses {' and '.join(lost)}." if lost else ""


def _written(question: WrittenQuestion) -> str:
    options = options_of(question.body())
    lines = [f"{letter}. {one.text}" for letter, one in zip(LETTERS, options, strict=False)]
    right = next(letter for letter, one in zip(LETTERS, options, strict=False) if one.right)
    return "\n".join((on_one_line(question.stem), *lines, f"ANSWER: {right}", ""))


def _blocks(text: str) -> Iterator[AikenBlock]:
    """An answer ends a question, and so does an empty line."""
    block = AikenBlock(0)
    for number, line in enumerate(chain(lines_of(text), [""]), 1):
        if line.strip():
            block.line = block.line or number
            del block.lines[MOST_LINES:]
            block.lines.append(line.strip())
        ends = not line.strip() or line.strip().startswith("ANSWER:")
        if ends and block.lines:
            yield block
            block = AikenBlock(0)


def _item(block: AikenBlock) -> ExchangeItem:
    for line in block.lines:
        check_field(line)
    stem, *options, last = block.lines if len(block.lines) > 1 else (*block.lines, "")
    answer = _ANSWER.fullmatch(last)
    if not answer:
        raise Refused("It does not end with its answer, in a line such as “ANSWER: B”.")
    return checked_item(Choice().compose(stem, list(_options(options, answer[1]))), (), block.line)


def _options(lines: Sequence[str], right: str) -> Iterator[Option]:
    letters = LETTERS[: len(lines)]
    if len(lines) > len(LETTERS) or right not in letters:
        raise Refused(f"There is no option {right}, which is to be right.")
    for letter, line in zip(letters, lines, strict=True):
        found = _OPTION.fullmatch(line)
        if not found or found[1] != letter:
            raise Refused(
                f"“{line[:40]}” is no option {letter}: the question stands in one line, and below "
                f"it each option in one that begins with “{letter}.” or “{letter})”."
            )
        yield Option(found[2], letter == right)


def _looks_like(beginning: str) -> bool:
    """Whether the first question is one: plain texts for people also have such answers."""
    begins = _BEGINS.match(beginning.replace("\r\n", "\n")) is not None
    return begins and "{" not in without_groups(beginning)


AIKEN = ExchangeFormat(
    name="aiken",
    label="Aiken",
    endings=("aiken",),
    media_type="text/plain",
    about="the plainest of texts, for choices with one right option and nothing else",
    read=read,
    write=write,
    cannot_hold=cannot_hold,
    looks_like=_looks_like,
)
