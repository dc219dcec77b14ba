"""The passages of a brief as blocks of highlighted text, with notes beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Literal

from django.db.models import Q, QuerySet

from content.material import PassageKind
from content.models import Biography, Brief, Concept, Passage, Person, Quote
from content.reading.highlighting import Highlight, highlight
from content.reading.quotes import current_speakers

type Subject = Concept | Person | Quote


@dataclass(frozen=True, slots=True)
class TextRun:
    """A run of text with one link at most, to a concept or a person.

    ``marked`` is true for the words of a quote or a definition; ``quotes`` are the slugs of the
    quotes that contain the text.
    """

    text: str
    kind: Literal["concept", "person", ""]
    href: str
    marked: bool
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassageLine:
    passage: Passage
    words: list[TextRun]


@dataclass(frozen=True, slots=True)
class BlockNotes:
    """The subjects of a block, in the order of the text."""

    concepts: list[Concept]
    people: list[Person]
    quotes: list[Quote]


@dataclass(frozen=True, slots=True)
class PassageBlock:
    """A paragraph, or a list with its items.

    ``number`` is the paragraph of the source, on the last block that retells it.
    """

    lines: list[PassageLine]
    notes: BlockNotes
    number: int | None

    @property
    def is_list(self) -> bool:
        return self.lines[0].passage.kind == PassageKind.ITEM


def passage_blocks(brief: Brief, passages: Sequence[Passage]) -> list[PassageBlock]:
    """The passages as blocks, with highlights and notes; five queries for any number of them."""
    knowledge = _Knowledge(
        brief.concepts.current().filter(passage__in=passages),
        _people_in(brief, passages),
        brief.quotes.current().filter(passage__in=passages).prefetch_related(current_speakers()),
    )
    runs = [list(run) for _, run in groupby(passages, key=_run_key)]
    return [
        PassageBlock(
            [
                PassageLine(passage, text_runs(passage.text, knowledge.highlights_in(passage)))
                for passage in run
            ],
            knowledge.notes_on(run),
            None if following and following[0].number == run[-1].number else run[-1].number,
        )
        for run, following in zip_longest(runs, runs[1:])
    ]


def text_runs(text: str, highlights: Iterable[Highlight[Subject | None]]) -> list[TextRun]:
    """``text`` in runs with the same highlights."""
    runs = groupby(highlight(text, highlights), key=lambda piece: piece.subjects)
    return [_text_run("".join(piece.text for piece in run), under) for under, run in runs]


def _people_in(brief: Brief, passages: Sequence[Passage]) -> QuerySet[Person]:
    """The people whose name, post or biography has its words in these passages."""
    here = Q(passage__in=passages) | Q(post_passage__in=passages)
    here |= Q(pk__in=Biography.objects.filter(passage__in=passages).values("person"))
    return brief.people.current().filter(here).prefetch_related("biography")


def _run_key(passage: Passage) -> int:
    """Equal for neighbouring list items, which form one block, and different for the rest."""
    return -1 if passage.kind == PassageKind.ITEM else passage.position


def _text_run(text: str, subjects: Sequence[Subject | None]) -> TextRun:
    quotes = tuple(each.slug for each in subjects if isinstance(each, Quote))
    is_marked = bool(quotes) or None in subjects
    kind: Literal["concept", "person", ""] = ""
    href = ""
    for subject in subjects:
        if isinstance(subject, Concept | Person):
            kind = "concept" if isinstance(subject, Concept) else "person"
            href = subject.get_absolute_url()
            break
    return TextRun(text, kind, href, is_marked, quotes)


class _Knowledge:
    """The items whose words are in the given passages, by the passage."""

    def __init__(
        self, concepts: Iterable[Concept], people: Iterable[Person], quotes: Iterable[Quote]
    ) -> None:
        self.concepts, self.quotes = _by_place(concepts), _by_place(quotes)
        self.named: dict[int, list[Person]] = defaultdict(list)
        self.about: dict[int, list[tuple[int, Person]]] = defaultdict(list)
        for rank, person in enumerate(people):
            self.named[person.passage_id].append(person)
            for passage in _passages_about(person):
                self.about[passage].append((rank, person))

    def highlights_in(self, passage: Passage) -> list[Highlight[Subject | None]]:
        families = (self.concepts, self.named, self.quotes)
        items: list[Subject] = [item for each in families for item in each.get(passage.pk, ())]
        return [Highlight(item.start, item.end, item) for item in items]

    def notes_on(self, run: Sequence[Passage]) -> BlockNotes:
        about = dict(one for passage in run for one in self.about.get(passage.pk, ()))
        quotes = [quote for passage in run for quote in self.quotes.get(passage.pk, ())]
        people = {about[rank].pk: about[rank] for rank in sorted(about)}
        people |= {speaker.pk: speaker for quote in quotes for speaker in quote.speakers.all()}
        concepts = [concept for passage in run for concept in self.concepts.get(passage.pk, ())]
        return BlockNotes(concepts, list(people.values()), quotes)


def _by_place[I: Concept | Quote](items: Iterable[I]) -> dict[int, list[I]]:
    """The items by their passage, in the order of its text."""
    places: dict[int, list[I]] = defaultdict(list)
    for item in sorted(items, key=lambda each: each.start):
        places[item.passage_id].append(item)
    return places


def _passages_about(person: Person) -> set[int]:
    passages = (event.passage_id for event in person.biography.all())
    return {pk for pk in (person.passage_id, person.post_passage_id, *passages) if pk}
