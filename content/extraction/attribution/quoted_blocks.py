"""Blocks that quote whom the block before leads in to."""

from dataclasses import dataclass

from content.extraction.attribution.speakers import Speaker
from content.extraction.document import Block, BlockKind, Stretch
from content.extraction.sentences import is_in_another_script

_OPENING_MARKS = ("“", '"', "‘", "«", "„")


@dataclass(slots=True)
class LedIn:
    """Who says what the next block quotes. A translation has as many blocks as its original:
    ``originals`` are those in another script, ``taken`` those below them.
    """

    speaker: Speaker
    cue: Stretch | None
    originals: int = 0
    taken: int = 0


def shows_that_it_quotes(block: Block) -> bool:
    """Whether its kind, its marks or its script show that a block quotes."""
    if block.kind is not BlockKind.PARAGRAPH:
        return block.kind is BlockKind.QUOTATION
    return block.text.startswith(_OPENING_MARKS) or is_in_another_script(block.text)
