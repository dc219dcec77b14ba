"""Blocks that quote whom the block before leads in to."""

import re
from dataclasses import dataclass

from content.extraction.attribution.speakers import Speaker
from content.extraction.document import Block, BlockKind, Stretch
from content.extraction.sentences import is_in_another_language, sentences

_OPENING_MARKS = ("“", '"', "‘", "«", "„")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")


@dataclass(slots=True)
class LedIn:
    """Who says what the next block quotes. A translation has as many blocks as its original:
    ``originals`` are those in another language, ``taken`` those below them.
    """

    speaker: Speaker
    cue: Stretch | None
    originals: int = 0
    taken: int = 0


def shows_that_it_quotes(block: Block) -> bool:
    """Whether its kind, its marks, its language or an "I" in its first sentence show that a block
    quotes.
    """
    if block.kind is not BlockKind.PARAGRAPH:
        return block.kind is BlockKind.QUOTATION
    if block.text.startswith(_OPENING_MARKS) or is_in_another_language(block.text):
        return True
    _, end = next(iter(sentences(block.text)), (0, 0))
    return _FIRST_PERSON.search(block.text, 0, end) is not None
