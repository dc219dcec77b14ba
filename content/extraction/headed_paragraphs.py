"""Lists of paragraphs that open with what they are about: "Mend the roofs. Half of them …"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from content.extraction.document import Block, BlockKind, Stretch
from content.extraction.enumerations import COUNTS, counted_in
from content.extraction.findings import ItemFound, ListFound
from content.extraction.sentences import sentences

_ANNOUNCES = re.compile(
    rf"\b(?:the following|as follows|below|here (?:are|is)|several|a few|a number of|many|some|"
    rf"{'|'.join(COUNTS)})\b[^.:]*\.$",
    re.IGNORECASE,
)
_LONGEST_LEAD_IN = 300  # characters
_SMALL = frozenset(
    """
    a an and as at but by cannot for from if in into is it its nor of on or over the their to up via
    with
    """.split()
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_MOST_WORDS = 12  # of a head
_FEWEST = 2


def headed_paragraphs(
    blocks: Sequence[Block], bounds: Mapping[int, Sequence[tuple[int, int]]]
) -> Iterator[ListFound]:
    """The heads of the paragraphs behind a sentence that leads in to them, two at least; captions
    may stand between. ``bounds`` has the sentences of each paragraph.

    A head is written like a title, or else the lead-in has a colon and counts as many.
    """
    for at, block in enumerate(blocks):
        heads = list(_heads(blocks, bounds, at + 1)) if _may_lead_in(block) else []
        if len(heads) < _FEWEST:
            continue
        start, end = sentences(block.text)[-1]
        lead_in = block.text[start:end]
        count = counted_in(lead_in.rstrip(".:"))
        titles = all(_is_title(blocks[one.block].text[one.start : one.end]) for one in heads)
        colon = lead_in.endswith(":")
        fewest = _FEWEST if colon or count else _FEWEST + 1
        if len(heads) < fewest or not (titles or (colon and len(heads) == count)):
            continue
        yield ListFound(
            stretch=Stretch(at, start, end),
            rule="items",
            confidence=0.9,
            lead_in=lead_in,
            items=tuple(
                ItemFound(one, blocks[one.block].text[one.start : one.end]) for one in heads
            ),
        )


def _may_lead_in(block: Block) -> bool:
    if block.kind is BlockKind.HEADING:
        return True
    ends = block.text[-_LONGEST_LEAD_IN:]
    return block.kind is BlockKind.PARAGRAPH and bool(ends[-1:] == ":" or _ANNOUNCES.search(ends))


def _heads(
    blocks: Sequence[Block], bounds: Mapping[int, Sequence[tuple[int, int]]], start: int
) -> Iterator[Stretch]:
    """The heads of the paragraphs that follow one another, all written like the first."""
    like_a_title = None
    for at in range(start, len(blocks)):
        if blocks[at].kind is BlockKind.CAPTION:
            continue
        if blocks[at].kind is not BlockKind.PARAGRAPH or len(bounds.get(at, ())) < 2:
            return
        first, last = bounds[at][0]
        head = blocks[at].text[first:last]
        if head[-1] not in ".?!" or len(head.split()) > _MOST_WORDS:
            return
        if like_a_title is None:
            like_a_title = _is_title(head)
        if like_a_title and not _is_title(head):
            return
        yield Stretch(at, first, last - (head[-1] == "."))


def _is_title(head: str) -> bool:
    """Whether all words but the small ones have capitals, two at least."""
    words = [word for word in _WORD.findall(head) if word.casefold() not in _SMALL]
    return len(words) > 1 and all(word[0].isupper() for word in words)
