"""Tells numbered headings, "2. Method", from numbered items."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from content.extraction.document import Block, BlockKind
from content.readers.blocks.heading_lines import could_be_heading

_COUNT = re.compile(r"(\(?)(\d{1,3})([.)])$")


@dataclass(frozen=True, slots=True)
class Standing:
    """A block with where it stands: ``apart`` if no prose touches it, ``alone`` if nothing does,
    ``headlike`` if its length and its end are those of a heading.
    """

    block: Block
    apart: bool
    alone: bool
    headlike: bool
    indent: int = 0


def numbered_headings(blocks: Sequence[Standing]) -> set[int]:
    """Which of the blocks are numbered items on their own, each the head of what follows.

    An item of another list may stand beside a heading; one with the number before or after it may
    not, unless its kind of heading counts on through the text with paragraphs between.
    """
    candidates = [at for at, one in enumerate(blocks) if _may_head(blocks, at)]
    counting = _counting(blocks, candidates)
    return {at for at in candidates if _heads(blocks, at, at in counting)}


def with_counting_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, in which numbered items that count on through the text with paragraphs between
    are headings below those that it has.
    """
    standing = [Standing(one, True, True, could_be_heading(one.text)) for one in blocks]
    counting = _counting(standing, [at for at in range(len(blocks)) if _may_head(standing, at)])
    found = {at for at in counting if _heads(standing, at, counts=True)}
    deepest = max((one.level for one in blocks if one.kind is BlockKind.HEADING), default=0)
    return [
        Block(f"{one.label} {one.text}", BlockKind.HEADING, deepest + 1) if at in found else one
        for at, one in enumerate(blocks)
    ]


def _may_head(blocks: Sequence[Standing], at: int) -> bool:
    one, before = blocks[at], blocks[at - 1] if at else None
    return (
        one.block.kind is BlockKind.ITEM
        and one.block.label[:1].isalnum()
        and one.apart
        and one.headlike
        and one.block.text[0].isupper()
        and at + 1 < len(blocks)
        and not (before and before.block.text.endswith(":"))
    )


def _counting(blocks: Sequence[Standing], candidates: Sequence[int]) -> set[int]:
    """Those of the candidates that count on, 1, 2, 3, with paragraphs between."""
    found: set[int] = set()
    numbered = [
        at for at in candidates if blocks[at].alone and _COUNT.match(blocks[at].block.label)
    ]
    for one, other in pairwise(numbered):
        between = any(blocks[at].block.kind is BlockKind.PARAGRAPH for at in range(one, other))
        if between and _follows(blocks[one].block, blocks[other].block):
            found |= {one, other}
    return found


def _heads(blocks: Sequence[Standing], at: int, counts: bool) -> bool:
    one, following = blocks[at], blocks[at + 1]
    before = blocks[at - 1] if at else None
    before_is_item = before is not None and before.block.kind is BlockKind.ITEM
    following_is_item = following.block.kind is BlockKind.ITEM
    if not before_is_item and not following_is_item:
        return True
    if not one.alone or not _COUNT.match(one.block.label):
        return False
    if following_is_item and (not counts or _follows(one.block, following.block)):
        return False
    if not before_is_item or before is None:
        return True
    if one.indent > before.indent:
        return False
    if _COUNT.match(before.block.label):
        return counts and not (before.alone and _follows(before.block, one.block))
    return counts or not before.block.label[:1].isalnum()


def _follows(one: Block, other: Block) -> bool:
    """Whether the label of the other is the next number, written in the same way."""
    first, second = _COUNT.match(one.label), _COUNT.match(other.label)
    return (
        first is not None
        and second is not None
        and (first[1], first[3]) == (second[1], second[3])
        and int(second[2]) == int(first[2]) + 1
    )
