"""Cuts a text into pieces at the borders of its highlights."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from content.characters import CHINESE_RUN


@dataclass(frozen=True, slots=True)
class Highlight[T]:
    """The characters ``start:end`` of a text, highlighted for a subject."""

    start: int
    end: int
    subject: T


@dataclass(frozen=True, slots=True)
class HighlightedText[T]:
    """A run of text with the subjects of its highlights, that of the shortest highlight first.

    ``han`` is true for Chinese characters.
    """

    text: str
    subjects: tuple[T, ...] = ()
    han: bool = False


def highlight[T](text: str, highlights: Iterable[Highlight[T]]) -> list[HighlightedText[T]]:
    """``text`` in pieces; joined they equal the text.

    Highlights may overlap and nest. They are cut at the end of the text, and empty ones are
    dropped. Runs of Chinese characters are separate pieces, for their typeface.
    """
    inside = [each for each in highlights if 0 <= each.start < min(each.end, len(text))]
    inside.sort(key=lambda each: each.end - each.start)
    runs = [match.span() for match in CHINESE_RUN.finditer(text)]
    return list(_pieces(text, inside, runs))


def _pieces[T](
    text: str, highlights: Sequence[Highlight[T]], runs: Sequence[tuple[int, int]]
) -> Iterator[HighlightedText[T]]:
    """Sweep over the borders; ``under`` has the sorted ranks of the highlights open at each."""
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    for rank, each in enumerate(highlights):
        opening[each.start].append(rank)
        closing[min(each.end, len(text))].append(rank)
    borders = {0, len(text), *opening, *closing}
    borders.update(*runs)
    under: list[int] = []
    for start, end in pairwise(sorted(borders)):
        for rank in closing.get(start, ()):
            del under[bisect_left(under, rank)]
        for rank in opening.get(start, ()):
            insort(under, rank)
        subjects = tuple(highlights[rank].subject for rank in under)
        yield HighlightedText(text[start:end], subjects, CHINESE_RUN.match(text, start) is not None)
