"""Lists: items under what leads in to them, and those within a sentence that says how many."""

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
_COUNTS = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)
}
# "Four merits: it is simple, …", "six measures, namely roofs, …"
_COUNTED = re.compile(
    rf"\b(?P<count>{'|'.join(_COUNTS)}|[2-9]|10) (?:[\w-]+ ){{0,3}}?(?:[\w-]+s|criteria)\b[^,]*$",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(r"(?::|,? namely:?) ")
_LONGEST_LEAD_IN = 200  # characters
_ENCLOSED = re.compile(r"\([^()]*\)|“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")
_BETWEEN_ITEMS = re.compile(r"[,;] (?:and |or )?")
_LONG_ITEMS = re.compile(r"; (?:and |or )?")
_BEFORE_LAST = re.compile(r" (?:and|or) ")
_MOST_WORDS = 25  # of an item within a sentence


def find_lists(document: Document) -> tuple[ListFound, ...]:
    """The lists of at least two items; nested ones are items of the item above."""
    found = [_list(document, run) for run in _runs(document.blocks)]
    for index, block in document.of_kind(BlockKind.PARAGRAPH):
        found += [_inline(index, block.text, *one) for one in sentences(block.text)]
    return tuple(sorted((one for one in found if one), key=lambda one: one.stretch))


def _inline(block: int, text: str, start: int, end: int) -> ListFound | None:
    """The list of a sentence that says how many items it has, if it has as many."""
    sentence = text[start:end]
    border = _LEADS_IN.search(sentence)
    if border is None or border.start() > _LONGEST_LEAD_IN:
        return None
    counted = _COUNTED.search(sentence, 0, border.start())
    if counted is None:
        return None
    hidden = _ENCLOSED.sub(lambda one: "_" * len(one[0]), sentence)
    word = counted["count"].lower()
    count = int(word) if word.isdigit() else _COUNTS[word]
    spans = _inline_items(hidden, border.end(), len(hidden), count)
    items = tuple(
        ItemFound(Stretch(block, start + at, start + to), sentence[at:to]) for at, to in spans
    )
    if len(items) != count or any(not 0 < len(one.text.split()) <= _MOST_WORDS for one in items):
        return None
    lead_start = max(0, sentence.rfind("; ", 0, border.start()) + 1)
    lead_start += len(sentence[lead_start:]) - len(sentence[lead_start:].lstrip())
    lead_in = sentence[lead_start : border.end() - 1]
    return ListFound(
        stretch=Stretch(block, start + lead_start, start + border.end() - 1),
        rule="inline",
        confidence=0.9,
        lead_in=lead_in,
        items=items,
        open=bool(_OPEN.search(lead_in) or _AND_SO_ON.search(items[-1].text)),
    )


def _inline_items(text: str, start: int, end: int, count: int) -> list[tuple[int, int]]:
    """The spans between semicolons, or else commas, and "and" before the last."""
    end = start + len(text[start:end].rstrip(" .!?;"))
    signs = _LONG_ITEMS if ";" in text[start:end] else _BETWEEN_ITEMS
    borders = [one.span() for one in signs.finditer(text, start, end)]
    if len(borders) == count - 2:
        lasts = list(_BEFORE_LAST.finditer(text, borders[-1][1] if borders else start, end))
        borders += [one.span() for one in lasts] if len(lasts) == 1 else []
    edges = [start, *(at for border in borders for at in border), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


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
