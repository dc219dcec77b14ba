"""Decides which lines belong together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from content.characters import is_wide
from content.extraction.document import BlockKind
from content.readers.blocks.labels import BULLETS
from content.readers.pdf.flow import Body, FlowLine

_STOPS = re.compile(r"[.!?:;…。！？：；][\"'”’»)\]⁰¹²³⁴-⁹]*$")
_OPENS = re.compile(r"[\"'“‘«(\[]*[A-Z0-9一-鿿]")
_TALL = re.compile("[\uac00-\ud7af⁰¹²³⁴-⁹]")  # Korean, and raised figures
_LONGEST_HEADING = 4  # lines
# All in heights of the letters.
LARGE = 1.1  # of the usual height; larger letters are those of a heading
_INDENT = 0.8  # a smaller one may be chance
_WORD_GAP = 0.35  # a wider one follows a label


@dataclass(slots=True)
class Draft:
    """The lines of one block."""

    lines: list[FlowLine]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    label: str = ""
    rank: float = 0.0  # of a heading: the larger, the higher

    @property
    def last(self) -> FlowLine:
        return self.lines[-1]

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)


def read_drafts(lines: Sequence[FlowLine], body: Body) -> list[Draft]:
    """The lines of the text, put together to blocks; an item and a row have their kind already."""
    drafts: list[Draft] = []
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        draft = drafts[-1] if drafts else None
        if draft and line.label and _is_wrapped_label(draft, line, body):
            line = replace(line, text=line.whole, label="", left=line.label_left)
        if draft and _continues(draft, line, following, body):
            draft.lines.append(line)
        else:
            kind = BlockKind.ITEM if line.label else BlockKind.PARAGRAPH
            if len(line.cells) > 1:
                kind = BlockKind.ROW
            drafts.append(Draft([line], kind, label=line.label))
    return drafts


def _continues(draft: Draft, line: FlowLine, following: FlowLine | None, body: Body) -> bool:
    """Whether a line goes on with the block above it."""
    last = draft.last
    if line.label or draft.kind is BlockKind.ROW or len(line.cells) > 1:
        return False
    if abs(line.size - last.size) > 0.06 * body.size or _changes_weight(draft, line):
        return False
    stops = bool(_STOPS.search(last.text))
    if line.column != last.column:
        return _continues_in_next_column(draft, line, following, stops)
    if _is_apart(draft, line, body):
        # A second paragraph of an item stands below the text of the item, not below its bullet.
        hangs = draft.kind is BlockKind.ITEM and _is_hanging(draft, line)
        return hangs and line.above < 3 * body.pitch * line.size
    large = draft.size > LARGE * body.size or (draft.bold and line.bold)
    if large and len(draft.lines) <= _LONGEST_HEADING:
        return _continues_heading(last, line)
    if draft.kind is BlockKind.ITEM:
        return _continues_item(draft, line, following, body, stops)
    if _is_indented(draft, line, following, body):
        return False
    fits = line.first_width + 0.5 * line.size < last.room
    return not (fits and stops and _OPENS.match(line.text))


def _continues_heading(last: FlowLine, line: FlowLine) -> bool:
    """A line goes on with a heading that had no room for its first word, or in small letters."""
    centred = abs(last.left - last.indent_right) < 2 * last.size
    room = last.indent_right + (last.left if centred else 0)
    return line.first_width + 0.5 * line.size > room or not _OPENS.match(line.text)


def _continues_item(
    draft: Draft, line: FlowLine, following: FlowLine | None, body: Body, stops: bool
) -> bool:
    first = draft.lines[0]
    fits = line.first_width + 0.5 * line.size < draft.last.indent_right
    if _is_hanging(draft, line):
        # The first line of a paragraph may have the same indent.
        returns = following is not None and following.left < line.left - _INDENT * line.size
        return not (fits and (returns or stops))
    if body.hanging or line.left < first.label_left - 0.5 * line.size:
        return False
    return not (fits and (stops or len(draft.lines) > 1 or _OPENS.match(line.text)))


def _is_apart(draft: Draft, line: FlowLine, body: Body) -> bool:
    """Whether more than the usual space is above a line.

    Lines with Chinese or raised characters may be higher than others, and a line that ends
    within a sentence for want of room is no end of a paragraph.
    """
    last = draft.last
    full = line.first_width + 0.5 * line.size > last.indent_right and not _STOPS.search(last.text)
    high = full or _is_tall(line) or _is_tall(last)
    return line.above > (1.4 if high else 1.15) * body.pitch * line.size


def _is_tall(line: FlowLine) -> bool:
    return bool(_TALL.search(line.text)) or any(map(is_wide, line.text))


def _is_hanging(draft: Draft, line: FlowLine) -> bool:
    """Whether a line begins where the text of the item does, right of its bullet."""
    first = draft.lines[0]
    place = draft.lines[1].left if len(draft.lines) > 1 else first.left
    near = abs(line.left - place) < 0.45 * line.size
    return near and line.left > first.label_left + 0.4 * line.size


def _continues_in_next_column(
    draft: Draft, line: FlowLine, following: FlowLine | None, stops: bool
) -> bool:
    """A last line without room for the next word goes on more often than not."""
    fits = line.first_width + 0.5 * line.size < draft.last.indent_right
    if draft.kind is BlockKind.ITEM:
        opens = bool(_OPENS.match(line.text))
        hangs = _is_hanging(draft, line) and not (fits and opens)
        return hangs or not (fits or stops or opens)
    returns = following is not None and following.left < line.left - _INDENT * line.size
    if returns and line.left > _INDENT * line.size:
        return False
    if abs(line.column_width - draft.last.column_width) > 0.2 * line.column_width:
        return not stops  # below two columns, for example
    return not fits or not (stops or _OPENS.match(line.text))


def _is_wrapped_label(draft: Draft, line: FlowLine, body: Body) -> bool:
    """Whether what looks like a number or a bullet only came to stand first in a wrapped line."""
    last = draft.last
    if _STOPS.search(last.text) or line.label in BULLETS:
        return False
    if line.column != last.column:
        return draft.kind is not BlockKind.ITEM and last.text[-1:].islower()
    if _is_apart(draft, line, body):
        return False
    if draft.kind is not BlockKind.ITEM:
        return abs(line.label_left - last.left) < 0.3 * line.size
    fits = line.first_width + 0.5 * line.size < last.room
    if fits or line.label_gap > _WORD_GAP * line.size:
        return False
    return abs(line.label_left - draft.lines[0].left) < 0.3 * line.size


def _changes_weight(draft: Draft, line: FlowLine) -> bool:
    if draft.bold and not line.bold:
        return not line.starts_bold
    return line.bold and not draft.last.bold and not draft.last.label


def _is_indented(draft: Draft, line: FlowLine, following: FlowLine | None, body: Body) -> bool:
    """Whether a line is the first of a paragraph that only its indent sets off."""
    last, size = draft.last, line.size
    indented = _INDENT * size < line.left - last.left < 5 * size
    if following is None or following.column != line.column or following.label:
        return indented and bool(_STOPS.search(last.text))  # it may be all of the paragraph
    if following.left > line.left - _INDENT * size:
        return False
    # The paragraph above may have one line, with the same indent.
    alike = len(draft.lines) == 1 and abs(line.left - last.left) < 1 < _INDENT * size < line.left
    return indented or (alike and not _is_apart(draft, following, body))
