"""Items that stand on lines of their own below a colon, without bullets or numbers."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from content.extraction.document import Block, BlockKind

_GOES_ON = re.compile(r"(?:;|[;,] (?:and|or))$")
_FEWEST, _FEWEST_UNMARKED = 2, 3
_MOST_WORDS = 60
_MOST_WORDS_UNMARKED = 15


def bare_items(blocks: Sequence[Block]) -> set[int]:
    """The indices of the paragraphs that are items: those that end in semicolons and the one after
    them, or several in lower case that end in nothing.
    """
    found: set[int] = set()
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH and block.text.endswith(":") and at not in found:
            found.update(_run(blocks, at + 1))
    return found


def _run(blocks: Sequence[Block], start: int) -> Iterator[int]:
    following = list(takewhile(lambda one: one.kind is BlockKind.PARAGRAPH, blocks[start:]))
    marked = sum(1 for _ in takewhile(_is_marked, following))
    if marked and marked < len(following) and _is_last(following[marked]):
        marked += 1
    unmarked = sum(1 for _ in takewhile(_is_unmarked, following))
    if marked >= _FEWEST:
        yield from range(start, start + marked)
    elif unmarked >= _FEWEST_UNMARKED:
        yield from range(start, start + unmarked)


def _is_marked(block: Block) -> bool:
    return bool(_GOES_ON.search(block.text)) and len(block.text.split()) <= _MOST_WORDS


def _is_last(block: Block) -> bool:
    return block.text[-1] not in ":;," and len(block.text.split()) <= _MOST_WORDS


def _is_unmarked(block: Block) -> bool:
    text = block.text
    return (
        text[:1].islower()
        and text[-1] not in ".!?:;,"
        and len(text.split()) <= _MOST_WORDS_UNMARKED
    )
