"""A material from those of its entries that a person or the machine vouches for. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from content.material import (
    Concept,
    Fact,
    KnowledgeItem,
    Listing,
    Material,
    Person,
    Quote,
    Relation,
)

# In the order in which they refer to each other: each only to those before it.
FAMILIES: dict[str, type[KnowledgeItem]] = {
    "people": Person,
    "concepts": Concept,
    "quotes": Quote,
    "listings": Listing,
    "facts": Fact,
    "relations": Relation,
}


def material_with(base: Material, entries: Iterable[KnowledgeItem]) -> Material:
    """The passages of ``base`` with these entries, in their order.

    An entry that needs another one is left out where that one is missing: a statement without all
    of its speakers, a relation without its concepts. What only mentions another one stays without
    the mention.
    """
    entries = list(entries)
    people = tuple(one for one in entries if isinstance(one, Person))
    concepts = [one for one in entries if isinstance(one, Concept)]
    named, known = {one.slug for one in people}, {one.slug for one in concepts}
    quotes = [one for one in entries if isinstance(one, Quote) and _has_speakers(one, named)]
    said = {one.slug for one in quotes}
    return replace(
        base,
        people=tuple(
            replace(one, biography=tuple(it for it in one.biography if named >= set(it.people)))
            for one in people
        ),
        concepts=tuple(
            one if one.part_of in known else replace(one, part_of="") for one in concepts
        ),
        quotes=tuple(_mentioning(one, named, said) for one in quotes),
        listings=tuple(
            one for one in entries if isinstance(one, Listing) and _has_speakers(one, named)
        ),
        facts=tuple(
            one if one.subject in named | known else replace(one, subject="")
            for one in entries
            if isinstance(one, Fact) and _has_speakers(one, named)
        ),
        relations=tuple(
            one
            for one in entries
            if isinstance(one, Relation)
            and {one.source, one.target} <= known
            and _has_speakers(one, named)
        ),
    )


def in_order_of(base: Material, entries: Iterable[KnowledgeItem]) -> list[KnowledgeItem]:
    """The entries family by family: those of ``base`` in its order, and new ones each behind the
    one of its family that stands before it in the text.
    """
    families = list(FAMILIES.values())
    placed = {
        (type(one), one.slug): (base.position_of(one.span), place)
        for family in FAMILIES
        for place, one in enumerate(getattr(base, family))
    }

    def key(one: KnowledgeItem) -> tuple[int, int, tuple[int, int]]:
        family, at = families.index(type(one)), base.position_of(one.span)
        if known := placed.get((type(one), one.slug)):
            return family, known[1], (-1, 0)
        before = [its for (kind, _), its in placed.items() if kind is type(one) and its[0] <= at]
        return family, max(before, default=(at, -1))[1], at

    return sorted(entries, key=key)


def _has_speakers(one: Quote | Listing | Fact | Relation, named: set[str]) -> bool:
    return named >= set(one.speakers)


def _mentioning(one: Quote, named: set[str], said: set[str]) -> Quote:
    return replace(
        one,
        reported_by=one.reported_by if one.reported_by in named else "",
        shares_point_with=tuple(slug for slug in one.shares_point_with if slug in said),
    )
