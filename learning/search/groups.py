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

BESIDE = 20  # rows of a kind that are looked at beyond those shown, to choose the best
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
    groups = [Group(name, hits[:most]) for name, hits in _hits(user, query, here, most) if hits]
    return sorted(groups, key=lambda group: group.hits[0].rank)


def _hits(user: User, query: Query, here: str, most: int) -> Iterable[tuple[str, list[Hit]]]:
    yield from _from_index(Reader.of(user), query, most)
    yield "Quizzes", _among(places.quizzes(user), query)
    yield "Classes", _among(places.classes(user), query)
    yield "Actions", _among(places.actions(here), query)
    yield "Pages", _among(places.pages(), query)


def _from_index(reader: Reader, query: Query, most: int) -> Iterable[tuple[str, list[Hit]]]:
    hits = _loaded(reader, query, find(query, reader.within, most + BESIDE), most)
    if sum(map(len, hits.values())) < min(FEW, most) and query.words:
        found = find_misspelt(query, reader.within, most + BESIDE)
        hits |= _loaded(reader, query, found, most)
    return [(shelf.name, hits.get(shelf.kind, [])) for shelf in SHELVES]


def _loaded(
    reader: Reader, query: Query, found: dict[Kind, list[int]], most: int
) -> dict[Kind, list[Hit]]:
    return {
        shelf.kind: shelf.hits(reader, query, found[shelf.kind], most)
        for shelf in SHELVES
        if shelf.kind in found
    }


def _among(these: Iterable[Place], query: Query) -> list[Hit]:
    hits = [found for place in these if (found := place.hit(query))]
    return sorted(hits, key=lambda one: one.rank)
