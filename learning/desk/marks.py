"""The text of a brief with each finding marked. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from content.material import (
    Concept,
    Fact,
    KnowledgeItem,
    Listing,
    Material,
    Passage,
    PassageKind,
    Person,
    Span,
)
from content.reading.highlighting import Highlight, highlight

MOST_CHARACTERS = 60_000  # of text on one page


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding in the text: ``look`` is "sure", "unsure", "accepted" or "rejected"."""

    finding: int
    family: str
    look: str
    spans: tuple[Span, ...]
    is_in_hand: bool = False


@dataclass(frozen=True, slots=True)
class MarkedRun:
    """A run of text with the mark that leads from it. It ``opens`` its finding where this begins.
    Where the finding in hand covers it, be it under another, ``in_hand`` is its family.
    """

    text: str
    mark: Mark | None = None
    opens: bool = False
    in_hand: str = ""

    @property
    def has_words(self) -> bool:
        """Not the comma between two items, by which nobody would call or press a link."""
        return _has_words(self.text)


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    passage: Passage
    runs: tuple[MarkedRun, ...]

    @property
    def opens_section(self) -> bool:
        return self.passage.opens_section

    @property
    def is_item(self) -> bool:
        return self.passage.kind == PassageKind.ITEM


def spans_of(material: Material, entry: KnowledgeItem) -> tuple[Span, ...]:
    """Where an entry is marked, first what names it: the figure of a fact, the items of a list."""
    if isinstance(entry, Fact):
        at = material.words(entry.span).find(entry.value)
        if at >= 0:
            start = entry.span.start + at
            end = start + len(entry.value)
            return (Span(passage=entry.span.passage, start=start, end=end),)
    if isinstance(entry, Listing):
        return (entry.span, *(item.span for item in entry.items if item.span != entry.span))
    return (entry.span,)


def further_spans(entry: KnowledgeItem) -> tuple[Span, ...]:
    """What else belongs to an entry, shown while it is in hand: a post, a definition."""
    span = None
    if isinstance(entry, Person):
        span = entry.post_span
    elif isinstance(entry, Concept):
        span = entry.definition_span
    return (span,) if span else ()


def marked_passages(passages: Sequence[Passage], marks: Iterable[Mark]) -> list[MarkedPassage]:
    """The passages, each cut where a mark begins or ends; the shortest of several marks leads."""
    here: dict[str, list[Highlight[Mark]]] = defaultdict(list)
    for mark in marks:
        for span in mark.spans:
            here[span.passage].append(Highlight(span.start, span.end, mark))
    opened: set[int] = set()
    return [
        MarkedPassage(passage, tuple(_runs(passage.text, here[passage.slug], opened)))
        for passage in passages
    ]


def passages_around(material: Material, slug: str) -> tuple[Passage, ...]:
    """The passages around one, as many as a page holds; from the first one without a slug."""
    passages = material.passages
    if not passages:
        return ()
    middle = next((n for n, one in enumerate(passages) if one.slug == slug), 0)
    first, last, left = middle, middle, MOST_CHARACTERS - len(passages[middle].text)
    while left > 0 and (first > 0 or last < len(passages) - 1):
        if first > 0:
            first -= 1
            left -= len(passages[first].text)
        if last < len(passages) - 1:
            last += 1
            left -= len(passages[last].text)
    return passages[first : last + 1]


def _runs(text: str, highlights: list[Highlight[Mark]], opened: set[int]) -> Iterator[MarkedRun]:
    """``opened`` are the findings whose beginning has been met."""
    run: MarkedRun | None = None
    for piece in highlight(text, highlights):
        mark = piece.subjects[0] if piece.subjects else None
        in_hand = next((one.family for one in piece.subjects if one.is_in_hand), "")
        if run and run.mark == mark and run.in_hand == in_hand:
            run = MarkedRun(run.text + piece.text, mark, run.opens, in_hand)
            continue
        if run:
            yield run
        opens = mark is not None and mark.finding not in opened and _has_words(piece.text)
        if mark and opens:
            opened.add(mark.finding)
        run = MarkedRun(piece.text, mark, opens, in_hand)
    if run:
        yield run


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
