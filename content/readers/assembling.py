"""Puts the blocks that a reader found together to a document."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from content.extraction.document import Block, BlockKind, Document
from content.readers.blocks.labels import with_number_as_label
from content.readers.blocks.list_levels import with_levels
from content.readers.blocks.numbered_headings import with_counting_headings
from content.readers.blocks.site_lines import is_site_line

# Characters without a shape, those that change the direction of the text, and half characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
)
_MOST_BEFORE_TITLE = 30  # words


def visible(text: str) -> str:
    """The text without characters that nobody sees, such as soft hyphens."""
    return _UNSEEN.sub("", text)


def on_one_line(text: str) -> str:
    """The visible text with each run of white space, also of no-break spaces, as one space."""
    return " ".join(visible(text).split())


def assemble(blocks: Iterable[Block], title: str = "") -> Document:
    """A document of these blocks, whose headings have any levels that rise downwards.

    Its title is the only heading of the highest level if no other one, and no paragraph, stands
    before it, or else the given one. The others have the levels from 2 on. A heading that repeats
    the one directly before is left out.
    """
    kept = _with_numbers(with_counting_headings([block for block in blocks if _is_text(block)]))
    levels = {block.level for block in kept if block.kind is BlockKind.HEADING}
    titled = has_title(kept)
    ranks = {level: n for n, level in enumerate(sorted(levels), 1 if titled else 2)}
    ranked = [
        replace(block, level=ranks[block.level]) if block.kind is BlockKind.HEADING else block
        for block in kept
    ]
    first = next((block for block in ranked if block.kind is BlockKind.HEADING), None)
    if titled and first:
        title = first.text
    return Document(tuple(without_repeated_headings(ranked)), title)


def _is_text(block: Block) -> bool:
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return bool(block.text)
    return bool(block.text) and not is_site_line(block.text)


def has_title(blocks: Sequence[Block]) -> bool:
    """Whether the first heading is the only one of its level, and none is above it. Only a few
    words may stand before it, such as a date.
    """
    levels = [block.level for block in blocks if block.kind is BlockKind.HEADING]
    if not levels or levels[0] != min(levels) or levels.count(levels[0]) > 1:
        return False
    before = takewhile(lambda block: block.kind is not BlockKind.HEADING, blocks)
    return sum(len(block.text.split()) for block in before) <= _MOST_BEFORE_TITLE


def _with_numbers(blocks: list[Block]) -> list[Block]:
    """The same, but the numbers that a report gives its paragraphs do not make them items."""
    judged = with_levels([(block, block.level) for block in blocks])
    return [
        with_number_as_label(other if other.kind is BlockKind.PARAGRAPH else block)
        for block, other in zip(blocks, judged, strict=True)
    ]


def without_repeated_headings(blocks: list[Block]) -> Iterable[Block]:
    """The blocks but those headings that repeat the heading directly before."""
    yield from blocks[:1]
    for before, block in pairwise(blocks):
        heading = before.kind is block.kind is BlockKind.HEADING
        if not heading or before.text != block.text:
            yield block
