"""The bullets and numbers that stand before items, and the numbers of paragraphs."""

import re
from dataclasses import replace

from content.extraction.document import Block, BlockKind

BULLETS = "•●○◦▪▫■□‣⁃∙\uf0a7\uf0b7"  # the last two as a word processor copies them
NUMBER = r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})\)|(?:\d{1,3}|[a-z]|[ivx]{1,5})\."  # or a letter

_LABEL = re.compile(rf"([{BULLETS}·*–-]|o|{NUMBER})\s+(?=\S)")
_PARAGRAPH_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,2}\.?) (?=[A-Z\"“‘])")


def split_label(text: str) -> tuple[str, str]:
    """The bullet or number that somebody typed before an item, and the rest; "" without one."""
    found = _LABEL.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def with_number_as_label(block: Block) -> Block:
    """A paragraph without the number that a report gives it, "2.10", which becomes its label."""
    found = _PARAGRAPH_NUMBER.match(block.text)
    if block.kind is not BlockKind.PARAGRAPH or block.label or not found:
        return block
    return replace(block, text=block.text[found.end() :], label=found[1])
