"""Where a brief tells of something: a passage, cut down to the words about it."""

from dataclasses import dataclass

from content.models import Passage
from content.reading.blocks import TextRun, text_runs
from content.reading.highlighting import Highlight
from content.reading.mentions import excerpt


@dataclass(frozen=True, slots=True)
class PassageExcerpt:
    passage: Passage
    words: list[TextRun]


def passage_excerpt(passage: Passage, start: int, end: int) -> PassageExcerpt:
    """The passage about its words ``start:end``, with these marked."""
    text, start, end = excerpt(passage.text, start, end)
    return PassageExcerpt(passage, text_runs(text, [Highlight(start, end, None)]))
