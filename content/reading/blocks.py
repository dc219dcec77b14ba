"""The passages of a brief as blocks of highlighted text, with notes beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
        list(brief.concepts.current().filter(passage__in=passages)),
        list(_people_in(brief, passages)),
        list(
            brief.quotes.current().filter(passage__in=passages).prefetch_related(current_speakers())
        ),
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


@dataclass(frozen=True, slots=True)
class _Knowledge:
    """The items whose words are in the given passages."""

    concepts: list[Concept]
    people: list[Person]
    quotes: list[Quote]

    def highlights_in(self, passage: Passage) -> list[Highlight[Subject | None]]:
        items: list[Subject] = [*self.concepts, *self.people, *self.quotes]
        return [
            Highlight(item.start, item.end, item) for item in items if item.passage_id == passage.pk
        ]

    def notes_on(self, run: Sequence[Passage]) -> BlockNotes:
        here = {passage.pk: passage.position for passage in run}
        quotes = _in_order(here, self.quotes)
        people = {
            person.pk: person for person in self.people if _passages_about(person) & here.keys()
        }
        people |= {speaker.pk: speaker for quote in quotes for speaker in quote.speakers.all()}
        return BlockNotes(_in_order(here, self.concepts), list(people.values()), quotes)


def _in_order[I: Concept | Quote](here: Mapping[int, int], items: Iterable[I]) -> list[I]:
    inside = (item for item in items if item.passage_id in here)
    return sorted(inside, key=lambda item: (here[item.passage_id], item.start))


def _passages_about(person: Person) -> set[int | None]:
    events = {event.passage_id for event in person.biography.all()}
    return {person.passage_id, person.post_passage_id, *events}
