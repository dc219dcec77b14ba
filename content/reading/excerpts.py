"""Excerpts of passages around the words about a subject."""

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
    """The passage around its words ``start:end``, which are marked."""
    text, start, end = excerpt(passage.text, start, end)
    return PassageExcerpt(passage, text_runs(text, [Highlight(start, end, None)]))
