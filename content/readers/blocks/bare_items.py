"""Items that stand on lines of their own below a colon, without bullets or numbers."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from content.extraction.document import Block, BlockKind
from content.readers.blocks.entry_lines import is_entry

_GOES_ON = re.compile(r"(?:;|[;,] (?:and|or))$")
_FEWEST, _FEWEST_UNMARKED = 2, 3
_MOST_WORDS = 60
_MOST_WORDS_UNMARKED = 15
_MOST_WORDS_TOUCHING = 30
# "She said:" leads in to what she said, line by line.
_SAYS = re.compile(
    r"\b(?:says?|said|ask(?:s|ed)?|writes?|wrote|written|replie[sd]|reads?|sings?|sang|sung|begins?|"
    r"began|ends?|goes|went|tells?|told|add(?:s|ed)|tweet(?:s|ed)|post(?:s|ed)|comment(?:s|ed)|"
    r"poem|song|verses?|lines?|lyrics|letter|quote[sd]?|words)\b[^,.]*:$",
    re.IGNORECASE,
)
_STOPS = (".", "!", "?")


def bare_items(blocks: Sequence[Block]) -> set[int]:
    """The indices of the paragraphs that are items: those that end in semicolons and the one after
    them, or several in lower case that end in nothing.
    """
    found: set[int] = set()
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH and block.text.endswith(":") and at not in found:
            found.update(_run(blocks, at + 1))
    return found


def touching_items(blocks: Sequence[Block], touches: Sequence[bool]) -> set[int]:
    """The indices of the paragraphs that are items because they are the lines of one run below a
    colon, as a list is pasted without its bullets; ``touches`` tells which have no blank line
    before them. They begin with a capital and end alike.
    """
    found: set[int] = set()
    for at, block in enumerate(blocks[:-2]):
        if block.kind is BlockKind.PARAGRAPH and block.text.endswith(":") and at not in found:
            run = [at + 1, *takewhile(touches.__getitem__, range(at + 2, len(blocks)))]
            if not _SAYS.search(block.text) and _are_alike([blocks[one] for one in run]):
                found.update(run)
    return found


def _are_alike(run: Sequence[Block]) -> bool:
    texts = [one.text for one in run]
    ends = {text.endswith(_STOPS) for text in texts}
    return (
        len(run) >= _FEWEST
        and len(ends) == 1
        and all(one.kind is BlockKind.PARAGRAPH for one in run)
        and all(text[0].isupper() and text[-1] not in ",;:" for text in texts)
        and all(len(text.split()) <= _MOST_WORDS_TOUCHING for text in texts)
        and not all(map(is_entry, texts))
    )


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
