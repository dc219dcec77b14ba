"""Blocks as short lines, to compare them."""

from content.extraction.document import Block, BlockKind, Document

_MARKS = {
    BlockKind.HEADING: "#",
    BlockKind.PARAGRAPH: "p",
    BlockKind.ITEM: "-",
    BlockKind.QUOTATION: ">",
    BlockKind.ROW: "row",
    BlockKind.CAPTION: "caption",
    BlockKind.FOOTNOTE: "note",
}


def shown(document: Document) -> list[str]:
    """ "#2 Method" is a heading of level 2, "--• rice" an item of level 1 with its bullet."""
    return [_shown(block) for block in document.blocks]


def _shown(block: Block) -> str:
    mark = _MARKS[block.kind]
    if block.kind is BlockKind.HEADING:
        mark += str(block.level)
    elif block.kind is BlockKind.ITEM:
        mark = mark * (block.level + 1) + block.label
    elif block.label:
        mark += block.label
    return f"{mark} {block.text}"
