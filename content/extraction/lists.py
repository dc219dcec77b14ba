"""Lists: items under what leads in to them."""

import re
from collections.abc import Iterator

from content.extraction.document import Block, BlockKind, Document, Stretch
from content.extraction.findings import ItemFound, ListFound
from content.extraction.sentences import sentences

# The source does not claim to name all.
_OPEN = re.compile(
    r"\b(?:such as|includ(?:e|es|ed|ing)|among (?:them|others|the)|for (?:example|instance)|e\.g\.|"
    r"notably|especially|in particular|examples?)\b",
    re.IGNORECASE,
)
_AND_SO_ON = re.compile(r"\b(?:etc|et al|and so on|and others|among others)\.?$", re.IGNORECASE)


def find_lists(document: Document) -> tuple[ListFound, ...]:
    """The lists of at least two items; nested ones are items of the item above."""
    return tuple(
        found for run in _runs(document.blocks) for found in [_list(document, run)] if found
    )


def _runs(blocks: tuple[Block, ...]) -> Iterator[range]:
    """The blocks of each list: items in a row, whose outermost have bullets of one style."""
    start = None
    for at, block in enumerate(blocks):
        if block.kind is not BlockKind.ITEM:
            if start is not None:
                yield range(start, at)
            start = None
        elif start is None:
            start = at
        elif _starts_again(block, blocks[start]):
            yield range(start, at)
            start = at
    if start is not None:
        yield range(start, len(blocks))


def _starts_again(block: Block, first: Block) -> bool:
    """Whether a second list follows directly, as after "3." another "1."."""
    return block.level == 0 and block.label[0].isalnum() and block.label == first.label


def _list(document: Document, run: range) -> ListFound | None:
    items, _ = _items(document.blocks, run.start, run.stop, 0)
    lead_in = _lead_in(document.blocks, run.start)
    if len(items) == 1 and items[0].items and run.start:
        # A single item with others below it is their lead-in.
        lead_in, items = items[0].stretch, items[0].items
    if len(items) < 2:
        return None
    words = document.words(lead_in) if lead_in else ""
    return ListFound(
        stretch=lead_in or items[0].stretch,
        rule="items",
        confidence=0.98 if lead_in else 0.9,
        lead_in=words,
        items=items,
        open=bool(_OPEN.search(words) or _AND_SO_ON.search(items[-1].text)),
    )


def _items(
    blocks: tuple[Block, ...], at: int, stop: int, level: int
) -> tuple[tuple[ItemFound, ...], int]:
    """The items from ``at`` of a level and below, and where those end."""
    items: list[ItemFound] = []
    while at < stop and blocks[at].level >= level:
        text = blocks[at].text
        below, following = _items(blocks, at + 1, stop, blocks[at].level + 1)
        items.append(ItemFound(Stretch(at, 0, len(text)), text, below))
        at = following
    return tuple(items), at


def _lead_in(blocks: tuple[Block, ...], first: int) -> Stretch | None:
    """The last sentence of the paragraph before, or the heading if the list is all that it has."""
    if not first or blocks[first - 1].kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return None
    text = blocks[first - 1].text
    start, end = sentences(text)[-1]
    return Stretch(first - 1, start, end)
