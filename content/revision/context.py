"""Whether the words around those of an entry make another thing of it."""

from collections.abc import Iterable, Iterator
from typing import Any

from content.material import AttributedItem, Concept, Listing, ListingItem, Person, Span
from content.revision.places import Places


def says_otherwise(places: Places, entry: Any, now: Any, read: Any) -> bool:
    """Whether an entry, whose own words stand at ``now``, is no longer what the text says: it has
    another speaker, a post that is no longer held, a further item of a list. ``read`` is what was
    found in its place, if anything.
    """
    match entry:
        case Person():
            return _is_other_post(places, entry, now, read)
        case Concept():
            return (
                read is not None
                and "definition" not in entry.added
                and _is_new(places, read.definition_span)
                and read.definition != entry.definition
            )
        case Listing() if read and any(places.is_new(one.span) for one in _items(read.items)):
            return True
        case AttributedItem():
            if not places.is_reworded_around(entry.span, now.span, before=entry.inferred):
                return False
            if read is None:
                return bool(entry.speakers or entry.holder)
            return _attribution(read) != _attribution(entry)
    return False


def _is_other_post(places: Places, entry: Person, now: Person, read: Person | None) -> bool:
    if read and _is_new(places, read.post_span):
        return (read.role, read.affiliation) != (entry.role, entry.affiliation)
    was, here = entry.post_span, now.post_span
    if was is None or here is None or not places.is_reworded_around(was, here, before=False):
        return False
    return read is None or read.post_span is None


def _is_new(places: Places, span: Span | None) -> bool:
    return span is not None and places.is_new(span)


def _items(items: Iterable[ListingItem]) -> Iterator[ListingItem]:
    for one in items:
        yield one
        yield from _items(one.items)


def _attribution(entry: AttributedItem) -> tuple[Any, ...]:
    return entry.speakers, entry.holder, entry.cue
