"""A text as it was read: its blocks in order, and stretches of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a bulleted or numbered list
    QUOTATION = "quotation"  # set apart from the text
    ROW = "row"  # of a table, its cells joined by " | "
    CAPTION = "caption"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, an item of a list.

    The ``level`` of a heading is 1 for the title and more for those below, that of an item is 0 for
    the outermost list, and that of a row is 1 for the header of its table. ``label`` is the bullet
    or number as it stands in the source ("•", "2.").
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """The characters ``start:end`` of a block's text, counted from 0, end not included."""

    block: int
    start: int
    end: int

    def __contains__(self, other: "Stretch") -> bool:
        within = self.start <= other.start and other.end <= self.end
        return self.block == other.block and within

    def overlaps(self, other: "Stretch") -> bool:
        meets = self.start < other.end and other.start < self.end
        return self.block == other.block and meets


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks in reading order; ``title`` is "" if none was recognised."""

    blocks: tuple[Block, ...]
    title: str = ""

    def without_title(self) -> "Document":
        """The document without the heading that is its title, if it has others. A title names the
        whole text, and not the introduction that often follows it.
        """
        headings = [n for n, _ in self.of_kind(BlockKind.HEADING)]
        if len(headings) < 2 or self.blocks[headings[0]].text != self.title:
            return self
        at = headings[0]
        return Document(self.blocks[:at] + self.blocks[at + 1 :], self.title)

    def words(self, stretch: Stretch) -> str:
        """The text that a stretch points at."""
        return self.blocks[stretch.block].text[stretch.start : stretch.end]

    def of_kind(self, *kinds: BlockKind) -> Iterator[tuple[int, Block]]:
        """The blocks of some kinds, each with its index."""
        return ((n, block) for n, block in enumerate(self.blocks) if block.kind in kinds)
