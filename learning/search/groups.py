"""Searches everything for a person, and puts what is found into groups."""

from collections.abc import Iterable
from dataclasses import dataclass

from learning.models import User
from learning.search import places
from learning.search.hits import Hit
from learning.search.places import Place
from learning.search.shelves import SHELVES, Reader
from learning.search_index.index import find, find_misspelt
from learning.search_index.texts import Kind
from learning.search_index.words import Query

CANDIDATES = 40  # of a kind, from the index
FEW = 5  # hits; with fewer, misspelt words are looked for too
ENOUGH = 20  # hits of a group on the page
AT_A_GLANCE = 4  # in the window


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    hits: list[Hit]


def search(user: User, query: Query, here: str, most: int = ENOUGH) -> list[Group]:
    """What the query finds, in groups of up to ``most`` hits; that with the best hit comes first.
    ``here`` is the page to which an action returns."""
    if not query:
        return []
    groups = [Group(name, hits) for name, hits in _hits(user, query, here) if hits]
    groups.sort(key=lambda group: group.hits[0].rank)
    return [Group(group.name, group.hits[:most]) for group in groups]


def _hits(user: User, query: Query, here: str) -> Iterable[tuple[str, list[Hit]]]:
    reader = Reader.of(user)
    yield from _from_index(reader, query)
    yield "Quizzes", _among(places.quizzes(user), query)
    yield "Classes", _among(places.classes(user), query)
    yield "Actions", _among(places.actions(here), query)
    yield "Pages", _among(places.pages(), query)


def _from_index(reader: Reader, query: Query) -> Iterable[tuple[str, list[Hit]]]:
    found = find(query, reader.within, CANDIDATES)
    hits = _loaded(reader, query, found)
    if sum(map(len, hits.values())) < FEW and query.words:
        found = find_misspelt(query, reader.within, CANDIDATES)
        hits |= _loaded(reader, query, found)
    return [(shelf.name, hits.get(shelf.kind, [])) for shelf in SHELVES]


def _loaded(reader: Reader, query: Query, found: dict[Kind, list[int]]) -> dict[Kind, list[Hit]]:
    return {
        shelf.kind: shelf.hits(reader, query, found[shelf.kind])
        for shelf in SHELVES
        if shelf.kind in found
    }


def _among(these: Iterable[Place], query: Query) -> list[Hit]:
    hits = [found for place in these if (found := place.hit(query))]
    return sorted(hits, key=lambda one: one.rank)
