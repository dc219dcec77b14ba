"""The knowledge of one brief, as frozen values.

Readers return a ``Material``, writers write one, and the question generators read one. This module
knows no database and no file format; ``content.models`` has rows of the same names.

The passages are the brief's text. Every other item has a ``Span``: the words of the passage that it
comes from. Items refer to each other by slug.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Protocol


class Weight(StrEnum):
    CORE = "core"
    DETAIL = "detail"


class PassageKind(StrEnum):
    HEADING = "heading"
    PROFILE = "profile"  # the heading of a person's profile
    PARAGRAPH = "paragraph"
    ITEM = "item"


HEADINGS = (PassageKind.HEADING, PassageKind.PROFILE)  # these open a section


class QuoteMode(StrEnum):
    DIRECT = "direct"
    PARAPHRASE = "paraphrase"


class FactKind(StrEnum):
    FIGURE = "figure"
    DATE = "date"
    PLACE = "place"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The characters ``start:end`` of a passage's text, counted from 0, end not included."""

    passage: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One paragraph, heading or list item.

    ``number`` is the paragraph of the source that the text retells; None for an added heading.
    """

    slug: str
    text: str
    kind: PassageKind = PassageKind.PARAGRAPH
    number: int | None = None

    @property
    def opens_section(self) -> bool:
        return self.kind in HEADINGS


class OpensSection(Protocol):
    @property
    def opens_section(self) -> bool: ...


def in_sections[P: OpensSection](passages: Iterable[P]) -> Iterator[tuple[P, P | None]]:
    """Each passage, in reading order, with the heading of its section.

    The heading of a heading is itself; passages before the first heading have None.
    """
    heading: P | None = None
    for passage in passages:
        heading = passage if passage.opens_section else heading
        yield passage, heading


@dataclass(frozen=True, kw_only=True)
class KnowledgeItem:
    """The base of all items: a slug in its brief, its words, its weight.

    ``note`` is an editor's remark for the reader, such as a doubt about the source's wording.
    """

    slug: str
    span: Span
    weight: Weight = Weight.CORE
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class AttributedItem(KnowledgeItem):
    """A statement, attributed to the people or the body that make it.

    ``speakers`` are slugs of people. ``holder`` is the body or doctrine where no person speaks:
    "PRC doctrine", "the Party". With neither, the brief itself makes the statement. ``cue`` is the
    verb or phrase of attribution ("argues"). ``inferred`` marks a sentence without its own cue
    that continues its speaker's statement.
    """

    speakers: tuple[str, ...] = ()
    holder: str = ""
    cue: str = ""
    inferred: bool = False


@dataclass(frozen=True, kw_only=True)
class Concept(KnowledgeItem):
    """A term.

    ``accepted`` are wordings that count as right and are no names of it. ``kind`` is what sort of
    thing it is, in the singular ("industry"). ``definition`` completes "TERM means …" and has its
    own span unless ``added`` names it; ``inferred`` marks one that has a holder but no cue of its
    own. ``keywords`` are the words that a recalled definition should contain. ``case`` is a new
    case that the term fits, described without its words. ``added`` names the fields that an editor
    supplied and the source lacks: "characters", "pinyin", "definition".
    """

    term: str
    abbreviation: str = ""
    aliases: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    kind: str = ""
    characters: str = ""
    pinyin: str = ""
    definition: str = ""
    definition_span: Span | None = None
    holder: str = ""
    inferred: bool = False
    keywords: tuple[str, ...] = ()
    part_of: str = ""
    case: str = ""
    added: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The term, its abbreviation and its aliases."""
        return tuple(filter(None, (self.term, self.abbreviation, *self.aliases)))


@dataclass(frozen=True, kw_only=True)
class Biography:
    """One event of a person's life; ``text`` continues a sentence after the name ("led …").

    ``people`` are the slugs of other people in it.
    """

    slug: str
    text: str
    span: Span
    people: tuple[str, ...] = ()
    weight: Weight = Weight.DETAIL


@dataclass(frozen=True, kw_only=True)
class Person(KnowledgeItem):
    """A person with their post at the time of the brief.

    ``accepted`` are wordings of the name that count as right and are no names of the person.
    ``post_span`` has the words that state affiliation and role. ``period`` is the time of the post
    ("early 2024"). ``correction`` is the right affiliation where the source looks wrong; both are
    then accepted as answers.
    """

    name: str
    aliases: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    characters: str = ""
    pinyin: str = ""
    affiliation: str = ""
    affiliation_aliases: tuple[str, ...] = ()
    role: str = ""
    role_aliases: tuple[str, ...] = ()
    period: str = ""
    post_span: Span | None = None
    correction: str = ""
    biography: tuple[Biography, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, kw_only=True)
class Quote(AttributedItem):
    """A claim; ``text`` completes "SPEAKER argues that …".

    After a cue that ends in a preposition ("called for"), ``text`` is the noun phrase that follows.
    ``topic`` completes "What does SPEAKER say about …?". ``gaps`` are words of the text that a
    cloze may blank out, and ``accepted`` are other wordings of them that count as right, each as
    "GAP = WORDING". ``why`` and ``because`` are question and answer where the claim gives a
    reason: "Why, according to SPEAKER, WHY?". ``by`` completes "By …" where it gives the means:
    "By what means, according to SPEAKER, WHY?". ``example_of`` completes "What example does SPEAKER
    give of …?"; the text is the answer. ``reported_by`` is the person who reports the claim.
    ``shares_point_with`` are slugs of quotes that make the same point.
    """

    text: str
    topic: str = ""
    mode: QuoteMode = QuoteMode.PARAPHRASE
    reported_by: str = ""
    gaps: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    why: str = ""
    because: str = ""
    by: str = ""
    example_of: str = ""
    shares_point_with: tuple[str, ...] = ()

    def accepted_in(self, gap: str) -> tuple[str, ...]:
        """The other wordings of a gap that count as right."""
        start = f"{gap} = "
        return tuple(one.removeprefix(start) for one in self.accepted if one.startswith(start))


@dataclass(frozen=True, kw_only=True)
class ListingItem:
    """One entry of a listing, with the entries nested under it."""

    slug: str
    text: str
    span: Span
    items: "tuple[ListingItem, ...]" = ()


@dataclass(frozen=True, kw_only=True)
class Listing(AttributedItem):
    """A lead-in with its items; ``open`` if the source does not claim to name them all.

    ``lead_in`` is the start of a sentence that each item completes. ``category`` is what an item
    is, in the singular ("a strength", "an industry"), to tell similar lists apart.
    """

    lead_in: str
    category: str
    items: tuple[ListingItem, ...]
    open: bool = False


@dataclass(frozen=True, kw_only=True)
class Fact(AttributedItem):
    """A figure, date, place or event.

    ``about`` is the clause that ends a question, in question order: "How many UNIT ABOUT?",
    "When ABOUT?", "Where ABOUT?". ``statement`` is a sentence that contains ``value``. ``accepted``
    are other wordings of the value that count as right. ``when`` is a year, month or day in ISO
    form, or a period "1990/2009". ``event`` is what happened, as a noun phrase, for putting events
    in order. ``subject`` is the slug of the concept or person that the fact is about.
    """

    kind: FactKind
    value: str
    accepted: tuple[str, ...] = ()
    statement: str
    about: str = ""
    unit: str = ""
    when: str = ""
    event: str = ""
    subject: str = ""
    correction: str = ""


@dataclass(frozen=True, kw_only=True)
class Relation(AttributedItem):
    """``source`` ``label`` ``target``: slugs of two concepts and a key of ``RELATION_LABELS``.

    ``wording`` is the verb phrase that the sentence has between the two ("are a further unfolding
    of"); "" to use the label's.
    """

    source: str
    label: str
    target: str
    wording: str = ""


@dataclass(frozen=True, slots=True)
class RelationLabel:
    """How a relation reads from either end: "A drives B", "B is driven by A"."""

    active: str
    passive: str


RELATION_LABELS: dict[str, RelationLabel] = {
    "part-of": RelationLabel("is part of", "includes"),
    "drives": RelationLabel("drives", "is driven by"),
    "nurtures": RelationLabel("nurtures", "is nurtured by"),
    "leads-to": RelationLabel("leads to", "results from"),
    "departs-from": RelationLabel("departs from", "is left behind by"),
    "extends": RelationLabel("extends", "is extended by"),
    "requires": RelationLabel("requires", "is required by"),
    "transforms": RelationLabel("transforms", "is transformed by"),
    "raises": RelationLabel("raises", "is raised by"),
    "guides": RelationLabel("guides", "is guided by"),
    "centres-on": RelationLabel("centres on", "is at the centre of"),
    "justifies": RelationLabel("justifies", "is justified by"),
    "contrasts-with": RelationLabel("contrasts with", "contrasts with"),
    "implies": RelationLabel("implies", "is implied by"),
    "rests-on": RelationLabel("rests on", "underlies"),
    "fuses-with": RelationLabel("is to be fused with", "is to be fused with"),
}


def naming_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Finds whole words of a text that are one of the names, in the singular or plural."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})s?(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Material:
    """One brief with all its passages and items.

    ``source`` is the title of the text that the passages retell, and ``source_date`` is when it was
    written ("early 2024"); both are empty if the passages are the original.
    """

    slug: str
    title: str
    subtitle: str = ""
    source: str = ""
    source_date: str = ""
    passages: tuple[Passage, ...] = ()
    concepts: tuple[Concept, ...] = ()
    people: tuple[Person, ...] = ()
    quotes: tuple[Quote, ...] = ()
    listings: tuple[Listing, ...] = ()
    facts: tuple[Fact, ...] = ()
    relations: tuple[Relation, ...] = ()

    def words(self, span: Span) -> str:
        """The text that a span points at."""
        return self.passage(span.passage).text[span.start : span.end]

    def passage(self, slug: str) -> Passage:
        return self._passages[slug]

    def concept(self, slug: str) -> Concept:
        return self._concepts[slug]

    def person(self, slug: str) -> Person:
        return self._people[slug]

    def quote(self, slug: str) -> Quote:
        return self._quotes[slug]

    def quotes_naming(self, concept_slug: str) -> tuple[Quote, ...]:
        """The quotes that name a concept, in reading order."""
        return self._naming[concept_slug]

    def section_of(self, passage_slug: str) -> str:
        """The slug of the heading of a passage's section; "" before the first heading."""
        return self._sections[passage_slug]

    def said_by(self, person_slug: str) -> list[Quote]:
        """The statements of a person, in reading order."""
        return self._said.get(person_slug, [])

    def position_of(self, span: Span) -> tuple[int, int]:
        """A sort key for reading order: the rank of the passage and the offset in it."""
        return self._ranks[span.passage], span.start

    def items(self) -> Iterator[KnowledgeItem]:
        """Every item, family by family, without nested ones."""
        yield from self.concepts
        yield from self.people
        yield from self.quotes
        yield from self.listings
        yield from self.facts
        yield from self.relations

    def nested_items(self) -> Iterator[Biography | ListingItem]:
        """The biographies of people, and the items of listings at all levels."""
        for person in self.people:
            yield from person.biography
        pending = [item for listing in self.listings for item in listing.items]
        while pending:
            item = pending.pop()
            yield item
            pending += item.items

    @cached_property
    def text(self) -> str:
        """The texts of all passages, joined by spaces."""
        return " ".join(passage.text for passage in self.passages)

    @cached_property
    def _passages(self) -> dict[str, Passage]:
        return {passage.slug: passage for passage in self.passages}

    @cached_property
    def _concepts(self) -> dict[str, Concept]:
        return {concept.slug: concept for concept in self.concepts}

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {person.slug: person for person in self.people}

    @cached_property
    def _quotes(self) -> dict[str, Quote]:
        return {quote.slug: quote for quote in self.quotes}

    @cached_property
    def _quotes_in_order(self) -> list[Quote]:
        return sorted(self.quotes, key=lambda one: (self.position_of(one.span), one.slug))

    @cached_property
    def _said(self) -> dict[str, list[Quote]]:
        found: dict[str, list[Quote]] = {}
        for quote in self._quotes_in_order:
            for speaker in dict.fromkeys(quote.speakers):
                found.setdefault(speaker, []).append(quote)
        return found

    @cached_property
    def _naming(self) -> dict[str, tuple[Quote, ...]]:
        found = {}
        for one in self.concepts:
            search = naming_pattern(one.names).search
            found[one.slug] = tuple(quote for quote in self._quotes_in_order if search(quote.text))
        return found

    @cached_property
    def _sections(self) -> dict[str, str]:
        return {
            passage.slug: heading.slug if heading else ""
            for passage, heading in in_sections(self.passages)
        }

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {passage.slug: rank for rank, passage in enumerate(self.passages)}
