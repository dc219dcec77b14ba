"""The lists that a text has, without their places."""

from content.extraction.lists import find_lists
from content.readers.plain_text import read_plain_text


def items_of(source: str) -> list[list[str]]:
    return [[item.text for item in one.items] for one in find_lists(read_plain_text(source))]
