"""What a brief says about a concept, for the concept's page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q

from content.material import RELATION_LABELS
from content.models import Brief, Concept, Listing, ListingItem, Passage, Person, Quote, Relation
from content.reading.blocks import TextRun, text_runs
from content.reading.elsewhere import concepts_elsewhere
from content.reading.excerpts import PassageExcerpt, passage_excerpt
from content.reading.highlighting import Highlight
from content.reading.mentions import Lexicon
from content.reading.quotes import current_speakers, quotes_to_show


@dataclass(frozen=True, slots=True)
class RelatedConcept:
    """A relation, read from one of its ends."""

    words: str
    other: Concept
    relation: Relation


@dataclass(frozen=True, slots=True)
class ListingEntry:
    """An entry of a listing, with its nested entries."""

    text: str
    entries: "list[ListingEntry]"


@dataclass(frozen=True, slots=True)
class ListingWithEntries:
    listing: Listing
    entries: list[ListingEntry]


@dataclass(frozen=True, slots=True)
class ConceptDetails:
    definition: list[TextRun]
    parts: list[Concept]
    related: list[RelatedConcept]
    quotes: list[Quote]
    listings: list[ListingWithEntries]
    places: list[PassageExcerpt]
    elsewhere: list[Concept]

    @property
    def speakers(self) -> list[Person]:
        """Who is quoted on it, those with most quotes first."""
        counts = Counter(speaker for quote in self.quotes for speaker in quote.speakers.all())
        return [speaker for speaker, _ in counts.most_common()]

    @property
    def much(self) -> bool:
        """Whether the page is long enough to need a table of contents."""
        return len(self.quotes) + len(self.listings) + len(self.places) > 10


def concept_details(brief: Brief, concept: Concept, user: AbstractBaseUser) -> ConceptDetails:
    """Nine queries, whatever the size of the brief."""
    concepts = list(brief.concepts.current())
    lexicon = Lexicon({each.pk: concept_names(each) for each in concepts})
    parts = [each for each in concepts if each.part_of_id == concept.pk]
    return ConceptDetails(
        _definition(concept),
        parts,
        _related(brief, concept, parts),
        [
            quote
            for quote in quotes_to_show(brief)
            if lexicon.is_named_in(concept.pk, quote.text, quote.topic)
        ],
        _listings(brief, concept, lexicon),
        list(_places(brief, concept, lexicon)),
        concepts_elsewhere(concept, user),
    )


def concept_names(concept: Concept) -> list[str]:
    return [concept.term, concept.abbreviation, *concept.aliases, concept.characters]


def _definition(concept: Concept) -> list[TextRun]:
    passage, start, end = (
        concept.definition_passage,
        concept.definition_start,
        concept.definition_end,
    )
    if passage is None or start is None or end is None:
        return []
    return text_runs(passage.text, [Highlight(start, end, None)])


def _related(brief: Brief, concept: Concept, parts: Sequence[Concept]) -> list[RelatedConcept]:
    """The concept's relations, except part-of relations that its ``part_of`` already shows."""
    family = {concept.part_of_id, *(part.pk for part in parts)}
    relations = (
        brief.relations.current()
        .filter(Q(source=concept) | Q(target=concept))
        .filter(source__retired_at=None, target__retired_at=None)
        .select_related("source__brief", "target__brief")
        .prefetch_related(current_speakers())
    )
    related = (_from_this_end(relation, concept) for relation in relations)
    return [
        each for each in related if each.relation.label != "part-of" or each.other.pk not in family
    ]


def _from_this_end(relation: Relation, concept: Concept) -> RelatedConcept:
    label = RELATION_LABELS[relation.label]
    if relation.source_id == concept.pk:
        return RelatedConcept(label.active, relation.target, relation)
    return RelatedConcept(label.passive, relation.source, relation)


def _listings(brief: Brief, concept: Concept, lexicon: Lexicon[int]) -> list[ListingWithEntries]:
    listings = brief.listings.current().prefetch_related(current_speakers(), "items")
    return [
        ListingWithEntries(listing, _entries(listing.items.all(), None))
        for listing in listings
        if lexicon.is_named_in(
            concept.pk, listing.lead_in, *(str(item) for item in listing.items.all())
        )
    ]


def _entries(items: Iterable[ListingItem], parent: int | None) -> list[ListingEntry]:
    return [
        ListingEntry(item.text, _entries(items, item.pk))
        for item in items
        if item.parent_id == parent
    ]


def _places(brief: Brief, concept: Concept, lexicon: Lexicon[int]) -> Iterator[PassageExcerpt]:
    for passage in brief.passages.current().select_related("section"):
        mention = _first_mention(passage, concept, lexicon)
        if mention is not None:
            yield passage_excerpt(passage, mention.start, mention.end)


def _first_mention(
    passage: Passage, concept: Concept, lexicon: Lexicon[int]
) -> Highlight[int] | None:
    if passage.pk == concept.passage_id:
        return Highlight(concept.start, concept.end, concept.pk)
    mentions = (
        mention for mention in lexicon.mentions(passage.text) if mention.subject == concept.pk
    )
    return next(mentions, None)
