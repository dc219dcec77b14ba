"""Reads plain text, also with the marks of Markdown for headings, lists, tables and quotations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from content.extraction.document import Block, BlockKind, Document
from content.readers.assembling import has_title, without_repeated_headings
from content.readers.blocks.bare_items import bare_items, touching_items
from content.readers.blocks.captions import is_caption
from content.readers.blocks.entry_lines import is_entry
from content.readers.blocks.heading_lines import (
    LONGEST_HEADING,
    LONGEST_TITLE,
    could_be_heading,
)
from content.readers.blocks.joining import Joining
from content.readers.blocks.labels import with_number_as_label
from content.readers.blocks.lines import Line, LineKind, Wrapping, read_lines
from content.readers.blocks.list_levels import with_levels
from content.readers.blocks.numbered_headings import Standing, numbered_headings
from content.readers.blocks.site_lines import is_site_line, running_lines, without_note_marks

_BYLINE = re.compile(r"(?i:by|written by|words by|authors?:) [A-Z]\S+(?: \S+){0,11}$")
_MOST_OVER_BYLINE = 4  # lines


@dataclass(frozen=True, slots=True)
class _Part:
    """A block on its way: ``apart`` if blank lines or marked lines stand around it, ``alone`` if
    only blank ones do, ``marked`` if it is a heading by its marks; it ``touches`` the block before
    if no blank line parts them.
    """

    block: Block
    lines: int = 1
    indent: int = 0
    apart: bool = True
    alone: bool = False
    marked: bool = False
    touches: bool = False


def read_plain_text(text: str) -> Document:
    """The blocks of a text in reading order.

    Lines that were wrapped at a width are joined by a space. Every other run of white space is one
    space too, so that a block has a single line.
    """
    lines = _without_site_lines(read_lines(without_note_marks(text)))
    joining = Joining([line.text for line in lines if line.text])
    parts = _with_indented(_parts(lines, Wrapping.of(lines), joining))
    parts = _with_headings(_with_bare_items(parts))
    leveled = with_levels([(part.block, part.indent) for part in parts])
    return Document(tuple(without_repeated_headings(leveled)), _title_of(parts))


def _without_site_lines(lines: list[Line]) -> list[Line]:
    running = running_lines(line.text for line in lines if line.kind is LineKind.PROSE)
    return [
        Line(LineKind.BLANK)
        if line.kind is LineKind.PROSE and (is_site_line(line.text) or line.text in running)
        else line
        for line in lines
    ]


def _title_of(parts: Sequence[_Part]) -> str:
    """The only marked heading of the highest level, or else an unmarked first line."""
    blocks = [
        part.block if part.marked else replace(part.block, kind=BlockKind.PARAGRAPH)
        for part in parts
    ]
    if has_title(blocks):
        return next(block.text for block in blocks if block.kind is BlockKind.HEADING)
    first = parts[0].block if parts else Block("")
    heads = first.kind is BlockKind.HEADING and first.level == 1 and not parts[0].marked
    return first.text if heads else ""


def _parts(lines: list[Line], wrapping: Wrapping, joining: Joining) -> list[_Part]:
    parts: list[_Part] = []
    at = 0
    while at < len(lines):
        opening = lines[at]
        end = at + 1
        if opening.kind in _CONTINUED:
            while end < len(lines) and _continues(lines, at, end, wrapping):
                end += 1
        underlined = (
            opening.kind is LineKind.PROSE
            and end - at == 1
            and end < len(lines)
            and lines[end].kind is LineKind.RULE
            and lines[end].text[0] in "=-"
        )
        if underlined:
            level = 1 if lines[end].text.startswith("=") else 2
            parts.append(_Part(Block(opening.text, BlockKind.HEADING, level), marked=True))
            end += 1
        elif opening.kind is LineKind.HEADING:
            block = Block(opening.text, BlockKind.HEADING, opening.level)
            parts.append(_Part(block, marked=True))
        elif opening.kind is LineKind.ROW and opening.text.strip("| "):
            header = at + 1 < len(lines) and lines[at + 1].kind is LineKind.DIVIDER
            parts.append(_Part(_row(opening.text, header)))
        elif opening.kind in _CONTINUED:
            apart = _blank(lines, at - 1) and _blank(lines, end)
            goes_on = [line.whole or line.text for line in lines[at + 1 : end]]
            if texts := [text for text in (opening.text, *goes_on) if text]:
                block = with_number_as_label(
                    Block(joining.joined(texts), _CONTINUED[opening.kind], label=opening.label)
                )
                indent = min(line.indent for line in lines[at:end])
                alone = all(
                    not 0 <= beside < len(lines) or lines[beside].kind is LineKind.BLANK
                    for beside in (at - 1, end)
                )
                touches = at > 0 and lines[at - 1].kind is not LineKind.BLANK
                parts.append(_Part(block, end - at, indent, apart, alone, touches=touches))
        at = end
    return parts


_CONTINUED = {
    LineKind.PROSE: BlockKind.PARAGRAPH,
    LineKind.ITEM: BlockKind.ITEM,
    LineKind.QUOTATION: BlockKind.QUOTATION,
    LineKind.FOOTNOTE: BlockKind.FOOTNOTE,
}


def _continues(lines: list[Line], start: int, at: int, wrapping: Wrapping) -> bool:
    """Whether the line ``at`` goes on with the block that opens at ``start``."""
    opening, before, line = lines[start], lines[at - 1], lines[at]
    if line.kind is LineKind.QUOTATION:
        return opening.kind is LineKind.QUOTATION and bool(line.text)
    if line.kind is LineKind.ITEM and opening.kind in (LineKind.PROSE, LineKind.ITEM):
        # A dash or a number may come to stand first in a wrapped line.
        ends = wrapping.ends_paragraph(before, line) or before.stops
        short = len(before.text) < wrapping.width * 0.6
        return not (ends or short or line.indent > opening.indent or line.label == opening.label)
    if line.kind is LineKind.FOOTNOTE and opening.kind is LineKind.PROSE:
        return bool(wrapping.width) and not before.stops
    if line.kind is not LineKind.PROSE or _is_of_fact_sheet(lines, at):
        return False
    if opening.kind is LineKind.ITEM and line.indent > opening.indent:
        return True
    return not wrapping.ends_paragraph(before, line) and not _stands_over(before, line, wrapping)


def _is_of_fact_sheet(lines: list[Line], at: int) -> bool:
    """Whether a line says one thing and the one above or below it another."""
    beside = [lines[n] for n in (at - 1, at + 1) if 0 <= n < len(lines)]
    return is_entry(lines[at].text) and any(
        one.kind is LineKind.PROSE and is_entry(one.text) for one in beside
    )


def _stands_over(line: Line, following: Line, wrapping: Wrapping) -> bool:
    """Whether a line is a heading directly above a paragraph."""
    return (
        line.kind is LineKind.PROSE
        and not line.stops
        and len(line.text) < wrapping.width * 0.6
        and line.text[0].isupper()
        and following.text[0].isupper()
        and len(following.text) > wrapping.width * 0.6
        and could_be_heading(line.text)
    )


def _blank(lines: list[Line], at: int) -> bool:
    return not 0 <= at < len(lines) or lines[at].kind is not LineKind.PROSE


def _row(text: str, header: bool) -> Block:
    """A row of a table; that with the names of the columns has level 1."""
    cells = [cell.strip() for cell in text.strip("|").split("|")]
    return Block(" | ".join(cells), BlockKind.ROW, int(header))


def _with_indented(parts: list[_Part]) -> list[_Part]:
    """Joins an item's second paragraph to it, and finds quotations that only an indent sets off."""
    prose = [part for part in parts if part.block.kind is BlockKind.PARAGRAPH]
    usual = sum(part.indent >= 3 for part in prose) * 2 > len(prose)
    joined: list[_Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        if part.block.kind is not BlockKind.PARAGRAPH or not before or part.indent < 2:
            joined.append(part)
        elif before.block.kind is BlockKind.ITEM and before.indent < part.indent:
            text = f"{before.block.text} {part.block.text}"
            joined[-1] = replace(before, block=replace(before.block, text=text))
        elif part.indent >= 3 and not usual and (part.lines > 1 or before.block.text[-1] in ":,"):
            quoted = replace(part.block, kind=BlockKind.QUOTATION)
            joined.append(replace(part, block=quoted))
        else:
            joined.append(part)
    return joined


def _with_bare_items(parts: list[_Part]) -> list[_Part]:
    blocks = [part.block for part in parts]
    found = bare_items(blocks) | touching_items(blocks, [part.touches for part in parts])
    return [
        replace(part, block=replace(part.block, kind=BlockKind.ITEM)) if at in found else part
        for at, part in enumerate(parts)
    ]


def _with_headings(parts: list[_Part]) -> list[_Part]:
    """Tells headings and captions from paragraphs, numbered headings from numbered items."""
    named = []
    numbered = numbered_headings([_standing(part) for part in parts])
    for at, part in enumerate(parts):
        kind = part.block.kind
        following = parts[at + 1] if at + 1 < len(parts) else None
        if kind is BlockKind.PARAGRAPH and is_caption(part.block.text):
            part = replace(part, block=replace(part.block, kind=BlockKind.CAPTION))
        elif kind is BlockKind.PARAGRAPH and part.lines == 1 and following:
            leads_in = following.block.kind is BlockKind.ITEM
            if at < _MOST_OVER_BYLINE and _BYLINE.match(part.block.text):
                named.append(part)
                continue
            if is_entry(part.block.text) and _beside_entry(parts, at):
                named.append(part)
                continue
            longest = LONGEST_TITLE if at == 0 else LONGEST_HEADING
            if could_be_heading(part.block.text, leads_in, longest):
                part = _as_heading(part, 1 if at == 0 else 2)
        elif at in numbered:
            part = _as_heading(part, 2)
        named.append(part)
    return named


def _beside_entry(parts: list[_Part], at: int) -> bool:
    beside = [parts[n].block for n in (at - 1, at + 1) if 0 <= n < len(parts)]
    return any(one.kind is BlockKind.PARAGRAPH and is_entry(one.text) for one in beside)


def _standing(part: _Part) -> Standing:
    headlike = part.lines == 1 and could_be_heading(part.block.text)
    return Standing(part.block, part.apart, part.alone, headlike, part.indent)


def _as_heading(part: _Part, level: int) -> _Part:
    return replace(part, block=replace(part.block, kind=BlockKind.HEADING, level=level))
