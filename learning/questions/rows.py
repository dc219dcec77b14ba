"""The levels of a listing, each a row of entries, and distractors from similar rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.material import Listing, ListingItem, Material, Span
from learning.questions.drafts import in_order
from learning.questions.pools import Candidate
from learning.questions.question import Source
from learning.questions.wording import statement
from learning.questions.words import normalised

# "Publish the data, in particular:", above entries of its own.
_LEADING_ON = re.compile(
    r"(?:,? (?:in particular|namely|including|such as|for example|above all))?[\s:,]*$"
)


@dataclass(frozen=True, slots=True)
class ListingRow:
    """The entries of one level of a listing, with the beginning of the sentence that each entry
    completes, and the words that name them all: the listing's, or those of their parent entry.
    """

    listing: Listing
    parent: str
    lead_in: str
    items: tuple[ListingItem, ...]
    span: Span
    level: int

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.listing.slug, self.parent) if self.parent else (self.listing.slug,)


def rows(material: Material) -> Iterator[ListingRow]:
    for listing in in_order(material, material.listings):
        yield from _levels(ListingRow(listing, "", listing.lead_in, listing.items, listing.span, 0))


def _levels(row: ListingRow) -> Iterator[ListingRow]:
    yield row
    for item in row.items:
        if item.items:
            start = f"{row.lead_in} {_LEADING_ON.sub('', item.text)}, namely"
            nested = ListingRow(row.listing, item.slug, start, item.items, item.span, row.level + 1)
            yield from _levels(nested)


def row_sentence(material: Material, row: ListingRow, entries: str) -> str:
    """A row with its entries, or one of them, as a sentence that names its speaker."""
    return statement(material, row.listing, f"{row.lead_in} {entries}")


def strangers(material: Material, row: ListingRow) -> Iterator[Candidate]:
    """Entries of lists of the same kind and level that share no entry with this row."""
    own = {normalised(item.text) for item in row.items}
    for other in rows(material):
        if (
            other.listing.slug != row.listing.slug
            and other.listing.category == row.listing.category
            and other.level == row.level
            and own.isdisjoint(normalised(item.text) for item in other.items)
        ):
            yield from (member(material, other, item) for item in other.items)


def member(material: Material, row: ListingRow, item: ListingItem) -> Candidate:
    return Candidate(
        item.text, Source.of(material, item.span), row_sentence(material, row, item.text)
    )
