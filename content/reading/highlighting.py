"""A passage's text, cut into pieces by the spans that point at it."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from content.characters import CHINESE_RUN


@dataclass(frozen=True, slots=True)
class Highlight[T]:
    """The characters ``start:end`` of a text, and what they are marked for."""

    start: int
    end: int
    subject: T


@dataclass(frozen=True, slots=True)
class HighlightedText[T]:
    """A run of text under the same marks, the shortest of them first."""

    text: str
    subjects: tuple[T, ...] = ()
    han: bool = False


def highlight[T](text: str, marks: Iterable[Highlight[T]]) -> list[HighlightedText[T]]:
    """``text`` in pieces, which joined give it back exactly.

    Marks may overlap and nest. What reaches beyond the text is cut off, and an empty mark
    is dropped. Runs of Chinese characters are pieces of their own, for their own typeface.
    """
    inside = [mark for mark in marks if 0 <= mark.start < min(mark.end, len(text))]
    inside.sort(key=lambda mark: mark.end - mark.start)
    runs = [match.span() for match in CHINESE_RUN.finditer(text)]
    return list(_pieces(text, inside, runs))


def _pieces[T](
    text: str, marks: Sequence[Highlight[T]], runs: Sequence[tuple[int, int]]
) -> Iterator[HighlightedText[T]]:
    """One sweep over the borders, with the ranks of the marks that are open at each in order."""
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    for rank, mark in enumerate(marks):
        opening[mark.start].append(rank)
        closing[min(mark.end, len(text))].append(rank)
    borders = {0, len(text), *opening, *closing}
    borders.update(*runs)
    under: list[int] = []
    for start, end in pairwise(sorted(borders)):
        for rank in closing.get(start, ()):
            del under[bisect_left(under, rank)]
        for rank in opening.get(start, ()):
            insort(under, rank)
        subjects = tuple(marks[rank].subject for rank in under)
        yield HighlightedText(text[start:end], subjects, CHINESE_RUN.match(text, start) is not None)
