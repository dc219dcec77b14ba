"""Types 11 to 14: what is missing from a list, what does not belong, what does, and all of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from content.material import Listing, ListingItem, Material
from learning.questions.drafts import Made, asked, draft, in_order, reference, skip
from learning.questions.pools import Candidate, offer
from learning.questions.question import Expects, Format, GeneratedQuestion, Part, Skip, Source
from learning.questions.wording import NUMBERS, according_to, attribution, lowered
from learning.questions.words import GAP, normalised, word_count

TYPED_WORDS = 4  # nobody types more than this just as it stands
FEWEST_ITEMS, MOST_ITEMS, MOST_NAMED = 3, 7, 5


@dataclass(frozen=True, slots=True)
class Row:
    """The entries of one level of a listing, with the start of the sentence that each ends."""

    listing: Listing
    parent: str
    lead_in: str
    items: tuple[ListingItem, ...]
    level: int

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.listing.slug, self.parent) if self.parent else (self.listing.slug,)


def rows(material: Material) -> Iterator[Row]:
    for listing in in_order(material, material.listings):
        yield from _levels(listing, "", listing.lead_in, listing.items, 0)


def _levels(
    listing: Listing, parent: str, lead_in: str, items: tuple[ListingItem, ...], level: int
) -> Iterator[Row]:
    yield Row(listing, parent, lead_in, items, level)
    for item in items:
        if item.items:
            start = f"{lead_in} {item.text}, namely"
            yield from _levels(listing, item.slug, start, item.items, level + 1)


def missing_item(material: Material) -> Iterator[Made]:
    for row in rows(material):
        if row.listing.open:
            yield _name_two(material, row)
        elif not FEWEST_ITEMS <= len(row.items) <= MOST_ITEMS:
            yield skip("missing-item", row.listing, "it has under three entries or over seven")
        else:
            yield from (_missing(material, row, item) for item in row.items)


def odd_one_out(material: Material) -> Iterator[Made]:
    for row in rows(material):
        made = None if row.listing.open else _odd_one_out(material, row)
        yield made or skip("odd-one-out", row.listing, _alone(row))


def one_of(material: Material) -> Iterator[Made]:
    for row in rows(material):
        made = None if row.listing.open else _one_of(material, row)
        yield made or skip("one-of", row.listing, _alone(row))


def name_all(material: Material) -> Iterator[Made]:
    for row in rows(material):
        parts = [_missing(material, row, item) for item in row.items]
        if row.listing.open or not 2 < len(row.items) <= MOST_NAMED:
            yield skip(
                "name-all", row.listing, "it is open, or too short or long to be named whole"
            )
        elif not all(isinstance(part, GeneratedQuestion) for part in parts):
            yield skip("name-all", row.listing, "one of its entries is not asked by itself")
        else:
            yield asked(material, _name_all(material, row, parts))


def _missing(material: Material, row: Row, item: ListingItem) -> Made:
    short = word_count(item.text) <= TYPED_WORDS
    entries = "; ".join(GAP if other is item else other.text for other in row.items)
    question = _draft(
        material,
        row,
        item,
        type="missing-item",
        stem=f"{_told(material, row)} {entries}. Fill the gap.",
        answer=item.text,
        formats=(Format.CLOZE, Format.RECALL) if short else (Format.RECALL,),
        expects=Expects.TERM if short else Expects.STATEMENT,
    )
    return asked(material, offer(question, _strangers(material, row)))


def _name_two(material: Material, row: Row) -> Made:
    names = tuple(item.text for item in row.items)
    return asked(
        material,
        _draft(
            material,
            row,
            None,
            type="name-two",
            stem=f"{_told(material, row)} … Name two that the brief gives.",
            answer=", ".join(names),
            elements=names,
            needed=2,
            formats=(Format.LIST, Format.RECALL),
            expects=Expects.SET,
        ),
    )


def _name_all(material: Material, row: Row, parts: list[Made]) -> GeneratedQuestion:
    names = tuple(item.text for item in row.items)
    return _draft(
        material,
        row,
        None,
        type="name-all",
        stem=f"Which {NUMBERS[len(names)]} entries complete this? {_told(material, row)} …?",
        answer="; ".join(names),
        elements=names,
        formats=(Format.LIST,),
        expects=Expects.SET,
        parts=tuple(
            Part(prompt=part.answer, uid=part.uid, source=part.source)
            for part in parts
            if isinstance(part, GeneratedQuestion)
        ),
    )


def _odd_one_out(material: Material, row: Row) -> Made | None:
    for stranger in sorted(_strangers(material, row), key=lambda one: normalised(one.text)):
        question = offer(
            draft(
                material,
                row.listing,
                type="odd-one-out",
                keys=row.keys,
                sibling=_sibling(row),
                stem=f"Which of these does NOT belong here? {_told(material, row)} …?",
                answer=stranger.text,
                formats=(),
                expects=Expects.TERM,
                attribution=attribution(material, row.listing),
                explanation=stranger.truth,
            ),
            (member(material, row, item) for item in row.items),
        )
        made = asked(material, question)
        if question.distractors and isinstance(made, GeneratedQuestion):
            return made
    return None


def _one_of(material: Material, row: Row) -> Made | None:
    unasked = [item for item in row.items if isinstance(_missing(material, row, item), Skip)]
    for item in sorted(unasked, key=lambda one: one.slug):
        question = _draft(
            material,
            row,
            item,
            type="one-of",
            stem=f"Which of these belongs here? {_told(material, row)} …?",
            answer=item.text,
            formats=(),
            expects=Expects.TERM,
        )
        question = offer(question, _strangers(material, row))
        made = asked(material, question)
        if question.distractors and isinstance(made, GeneratedQuestion):
            return made
    return None


def _draft(
    material: Material, row: Row, item: ListingItem | None, **fields: Any
) -> GeneratedQuestion:
    entries = "; ".join(one.text for one in row.items)
    place = item.span if item else row.listing.span
    told = f"{_told(material, row)} {entries}."
    return draft(
        material,
        row.listing,
        place,
        **{
            "keys": (*row.keys, item.slug) if item else row.keys,
            "sibling": _sibling(row),
            "rank": material.position_of(place),
            "attribution": attribution(material, row.listing),
            "explanation": told,
        }
        | fields,
    )


def _sibling(row: Row) -> str:
    return f"{reference(row.listing)}/{row.parent or 'entries'}"


def _told(material: Material, row: Row) -> str:
    return f"{according_to(material, row.listing)}, {lowered(material, row.lead_in)}"


def _strangers(material: Material, row: Row) -> Iterator[Candidate]:
    """Entries of lists of the same kind and level that share no entry with this one."""
    own = {normalised(item.text) for item in row.items}
    for other in rows(material):
        if (
            other.listing.slug != row.listing.slug
            and other.listing.category == row.listing.category
            and other.level == row.level
            and own.isdisjoint(normalised(item.text) for item in other.items)
        ):
            yield from (member(material, other, item) for item in other.items)


def member(material: Material, row: Row, item: ListingItem) -> Candidate:
    return Candidate(
        item.text, Source.of(material, item.span), f"{_told(material, row)} {item.text}."
    )


def _alone(row: Row) -> str:
    return (
        "it is open"
        if row.listing.open
        else "no list of its kind fits, or its own entries are asked"
    )
