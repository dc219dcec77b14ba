"""The blocks of a text as the passages of a brief: its words as read, in sections."""

from collections.abc import Iterator, Sequence

from content.extraction.document import Block, BlockKind, Document
from content.extraction.slugs import Slugs
from content.material import Passage, PassageKind

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
