"""Where a brief tells of something: a passage, cut down to the words about it."""

from dataclasses import dataclass

from content.models import Passage
from content.reading.blocks import Words, words
from content.reading.highlighting import Mark
from content.reading.mentions import excerpt


@dataclass(frozen=True, slots=True)
class Place:
    passage: Passage
    words: list[Words]


def place(passage: Passage, start: int, end: int) -> Place:
    """The passage about its words ``start:end``, with these marked."""
    text, start, end = excerpt(passage.text, start, end)
    return Place(passage, words(text, [Mark(start, end, None)]))
