"""Entries with other places or other names in them."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from content.material import (
    AttributedItem,
    Concept,
    Fact,
    KnowledgeItem,
    Listing,
    ListingItem,
    Person,
    Quote,
    Relation,
    Span,
)


def spans_in(value: Any) -> Iterator[Span]:
    """Every span of an entry, its own one among them."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name))


def placed[V](value: V, place: Callable[[Span], Span]) -> V:
    """An entry with each span where ``place`` puts it."""
    made: Any = value
    if isinstance(value, Span):
        made = place(value)
    elif isinstance(value, tuple):
        made = tuple(placed(one, place) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changes = {one.name: placed(getattr(value, one.name), place) for one in fields(value)}
        made = replace(value, **changes)
    return made  # type: ignore[no-any-return]


def renamed[E: KnowledgeItem](entry: E, people: Mapping[str, str], terms: Mapping[str, str]) -> E:
    """An entry that names people and terms by other slugs."""

    def person(slug: str) -> str:
        return people.get(slug, slug)

    changes: dict[str, Any] = {}
    if isinstance(entry, AttributedItem):
        changes["speakers"] = tuple(dict.fromkeys(map(person, entry.speakers)))
    match entry:
        case Quote():
            changes["reported_by"] = person(entry.reported_by)
        case Fact():
            changes["subject"] = person(terms.get(entry.subject, entry.subject))
        case Person():
            events = (replace(it, people=tuple(map(person, it.people))) for it in entry.biography)
            changes["biography"] = tuple(events)
        case Concept():
            changes["part_of"] = terms.get(entry.part_of, entry.part_of)
        case Relation():
            changes["source"] = terms.get(entry.source, entry.source)
            changes["target"] = terms.get(entry.target, entry.target)
    return replace(entry, **changes)


def names_in(entry: KnowledgeItem) -> Iterator[str]:
    """The slugs of people and terms that an entry names."""
    if isinstance(entry, AttributedItem):
        yield from entry.speakers
    match entry:
        case Quote():
            yield entry.reported_by
        case Fact():
            yield entry.subject
        case Relation():
            yield from (entry.source, entry.target)


def as_read(
    known: KnowledgeItem, read: KnowledgeItem, carried: Callable[[Span], Span | None]
) -> KnowledgeItem:
    """A known entry as the new text has it. It is the same thing under the same slug, and keeps
    what a person has added and the text does not say.
    """
    kept: dict[str, Any] = {"slug": known.slug, "weight": known.weight, "note": known.note}
    match known, read:
        case Person(), Person():
            events = ((one, carried(one.span)) for one in known.biography)
            return replace(
                known,
                span=read.span,
                affiliation=read.affiliation,
                role=read.role,
                post_span=read.post_span,
                biography=tuple(replace(one, span=span) for one, span in events if span),
            )
        case Concept(), Concept() if "definition" in known.added:
            return replace(known, span=read.span)
        case Concept(), Concept():
            return replace(
                known,
                span=read.span,
                definition=read.definition,
                definition_span=read.definition_span,
                keywords=read.keywords,
            )
        case Quote(), Quote():
            return replace(read, **kept, shares_point_with=known.shares_point_with)
        case Listing(), Listing():
            return replace(read, **kept, items=_same_items(known.items, read.items))
    return replace(read, **kept)


def _same_items(
    known: tuple[ListingItem, ...], read: tuple[ListingItem, ...]
) -> tuple[ListingItem, ...]:
    """The items as read; one with the text of a known one is that one."""
    slugs = {one.text: one.slug for one in _flat(known)}
    taken = {*slugs.values()}

    def same(items: tuple[ListingItem, ...]) -> tuple[ListingItem, ...]:
        found = []
        for one in items:
            slug = slugs.pop(one.text, "") or free_slug(one.slug, taken)
            taken.add(slug)
            found.append(replace(one, slug=slug, items=same(one.items)))
        return tuple(found)

    return same(read)


def _flat(items: tuple[ListingItem, ...]) -> Iterator[ListingItem]:
    for one in items:
        yield one
        yield from _flat(one.items)


def free_slug(wished: str, taken: Collection[str]) -> str:
    slug, n = wished, 2
    while slug in taken:
        slug, n = f"{wished}-{n}", n + 1
    return slug
