"""Tells what the blocks of a file are: paragraphs, items, headings, quotations, notes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from content.extraction.document import Block, BlockKind
from content.readers.assembling import on_one_line
from content.readers.blocks.captions import is_caption
from content.readers.blocks.joining import Joining
from content.readers.pdf.drafts import LARGE, Draft, read_drafts
from content.readers.pdf.flow import Body, FlowLine

_NOTE = re.compile(r"(\[?\d{1,3}\]?|[⁰¹²³⁴-⁹]{1,3}|[*†‡§]{1,3})[.)]?\s*(?=\S)")
_LONGEST_HEADING = 160  # characters
_LONGEST_BOLD_HEADING = 110
# All in heights of the letters.
_SMALL = 0.93  # of the usual height; notes are smaller
_DEEP_INDENT = 0.9  # of a quotation, on both sides
_LEVEL = 0.4  # labels that differ by less are of one level


def read_blocks(lines: Sequence[FlowLine], cuts_words: bool = True) -> list[Block]:
    """The blocks of a file; ``cuts_words`` if its program is known to hyphenate."""
    body = Body.of(lines)
    text, notes = _notes(lines, body)
    drafts = [_named(draft, body) for draft in read_drafts(text, body)]
    _set_levels(drafts)
    joining = Joining([line.text for line in lines], cuts_words)
    return [_block(draft, joining) for draft in (*drafts, *_note_drafts(notes))]


def _named(draft: Draft, body: Body) -> Draft:
    """The draft with its kind: a heading, a caption, a quotation."""
    if draft.kind is BlockKind.ROW:
        return replace(draft, level=int(draft.bold))
    text = " ".join(line.text for line in draft.lines)
    if draft.kind is BlockKind.PARAGRAPH and is_caption(text):
        return replace(draft, kind=BlockKind.CAPTION)
    large = draft.size > LARGE * body.size and len(text) <= _LONGEST_HEADING
    strong = draft.bold and len(text) <= _LONGEST_BOLD_HEADING and text[-1] not in ".:;,"
    numbered = draft.kind is BlockKind.ITEM and draft.label[:1].isalnum()
    if (draft.kind is BlockKind.PARAGRAPH or numbered) and (large or strong):
        rank = round(draft.size * 2) / 2 + (0.25 if draft.bold else 0)
        return replace(draft, kind=BlockKind.HEADING, rank=rank)
    deep = _DEEP_INDENT * body.size
    inside = all(line.left > deep and line.indent_right > deep for line in draft.lines)
    if draft.kind is BlockKind.PARAGRAPH and inside and len(draft.lines) > 1:
        return replace(draft, kind=BlockKind.QUOTATION)
    return draft


def _set_levels(drafts: Iterable[Draft]) -> None:
    """Headings by their size; items by where their labels stand in a run of items."""
    ranks = sorted({draft.rank for draft in drafts if draft.rank}, reverse=True)
    levels = {rank: n for n, rank in enumerate(ranks, 1)}
    places: list[tuple[float, float]] = []
    for draft in drafts:
        if draft.kind is BlockKind.HEADING:
            draft.level = levels[draft.rank]
        if draft.kind is not BlockKind.ITEM:
            places.clear()
            continue
        first = draft.lines[0]
        place = (first.label_left, first.left)
        while places and _compared(place, places[-1], first.size) < 0:
            places.pop()
        if not places or _compared(place, places[-1], first.size) > 0:
            places.append(place)
        draft.level = len(places) - 1


def _compared(place: tuple[float, float], other: tuple[float, float], size: float) -> int:
    """Whether an item stands left (-1) or right (1) of another, or on its level (0).

    On one level either the labels or the texts begin at the same place: 9 and 10 may be flush
    left or flush right.
    """
    offsets = [one - two for one, two in zip(place, other, strict=True)]
    if any(abs(offset) < _LEVEL * size for offset in offsets):
        return 0
    return 1 if sum(offsets) > 0 else -1


def _notes(lines: Sequence[FlowLine], body: Body) -> tuple[list[FlowLine], list[FlowLine]]:
    """The lines of the text, and those of notes in small letters at the ends of columns."""
    text: list[FlowLine] = []
    notes: list[FlowLine] = []
    columns: dict[int, list[FlowLine]] = {}
    for line in lines:
        columns.setdefault(line.column, []).append(line)
    for column in columns.values():
        start = len(column)
        while start and column[start - 1].size < _SMALL * body.size:
            start -= 1
        while start < len(column) and not _begins_note(column[start]):
            start += 1
        text += column[:start]
        notes += column[start:]
    return text, notes


def _begins_note(line: FlowLine) -> bool:
    return line.label[:1].isdigit() or bool(_NOTE.match(line.text))


def _note_drafts(lines: Iterable[FlowLine]) -> list[Draft]:
    drafts: list[Draft] = []
    for line in lines:
        if _begins_note(line) or not drafts:
            found = None if line.label else _NOTE.match(line.text)
            label = line.label or (found[1] if found else "")
            text = line.text[found.end() :] if found else line.text
            drafts.append(Draft([replace(line, text=text)], BlockKind.FOOTNOTE, label=label))
        else:
            drafts[-1].lines.append(line)
    return drafts


def _block(draft: Draft, joining: Joining) -> Block:
    if draft.kind is BlockKind.ROW:
        text = " | ".join(on_one_line(cell) for cell in draft.lines[0].cells)
        return Block(text, draft.kind, draft.level)
    text = on_one_line(joining.joined(line.text for line in draft.lines))
    if draft.kind is BlockKind.HEADING and draft.label:
        return Block(f"{draft.label} {text}", draft.kind, draft.level)
    return Block(text, draft.kind, draft.level, draft.label)
