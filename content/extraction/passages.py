"""The blocks of a text as the passages of a brief: its words as read, in sections."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from content.extraction.document import Block, BlockKind, Document
from content.extraction.slugs import Slugs
from content.material import Passage, PassageKind

MADE_TEXT, MADE_OPENING = "text", "opening"  # slugs of headings that are not in the text
INTRODUCTION = "Introduction"
_SHORTEST_OPENING = 12  # words of sentences: without them it says who wrote the text, and when
KINDS = {BlockKind.HEADING: PassageKind.HEADING, BlockKind.ITEM: PassageKind.ITEM}


def passages_of(document: Document) -> list[Passage]:
    """A passage for each block. No section is empty: of headings that directly follow each other,
    one opens it.
    """
    blocks, taken = document.blocks, Slugs()
    first = next((n for n, one in enumerate(blocks) if one.kind is not BlockKind.HEADING), 0)
    # A title above the first heading, or a line on who wrote it, is no section to read.
    not_opening = {*range(first - 1), *_without_words(blocks, first)}
    return [
        Passage(
            slug=taken.new(block.text if block.kind is BlockKind.HEADING else "", f"p{n + 1}"),
            text=block.text,
            kind=(
                PassageKind.PARAGRAPH
                if n in not_opening
                else KINDS.get(block.kind, PassageKind.PARAGRAPH)
            ),
        )
        for n, block in enumerate(blocks)
    ]


def heading_made_for(passages: Sequence[Passage], title: str) -> Passage | None:
    """The heading that a text lacks at its beginning. Reading goes by sections, so a text without
    headings is one, and so is an introduction.
    """
    opening = list(takewhile(lambda one: not one.opens_section, passages))
    if len(opening) == len(passages):
        return Passage(slug=MADE_TEXT, text=title, kind=PassageKind.HEADING)
    prose = (one.text for one in opening if one.text.rstrip("\"'”’»)").endswith((".", "!", "?")))
    if sum(len(text.split()) for text in prose) < _SHORTEST_OPENING:
        return None
    slugs = Slugs({one.slug for one in passages})
    slug = slugs.new(MADE_OPENING, MADE_OPENING)
    return Passage(slug=slug, text=INTRODUCTION, kind=PassageKind.HEADING)


def _without_words(blocks: Sequence[Block], start: int) -> Iterator[int]:
    """The headings that open no section, since another stands directly beside them: the outermost
    opens it, and those below it are its first lines.
    """
    opened: int | None = None
    for n, block in enumerate(blocks[start:], start):
        if block.kind is not BlockKind.HEADING:
            opened = None
        elif opened is not None and block.level > blocks[opened].level:
            yield n
        else:
            if opened is not None:
                yield opened
            opened = n
