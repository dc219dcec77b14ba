"""The index of all that can be searched, kept by SQLite's FTS5 or PostgreSQL's text search.

It tells which objects may fit a query, not what they say, and not who may see them: whoever asks
loads the rows as they are now. The index changes in the caller's transaction.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import batched
from typing import Protocol

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from learning.search_index import postgresql, sqlite
from learning.search_index.terms import (
    ANYWHERE,
    IN_TITLE,
    LESS,
    Condition,
    brief_term,
    condition,
    person_term,
)
from learning.search_index.texts import Kind
from learning.search_index.words import Query

AT_ONCE = 1000  # rows in a statement
ID_BITS = 48
ANY_ID = (1 << ID_BITS) - 1


class Backend(Protocol):
    """What each database does in its own way: a module of this package."""

    def put(
        self, connection: BaseDatabaseWrapper, rows: Collection[tuple[int, list[str]]]
    ) -> None: ...

    def remove(self, connection: BaseDatabaseWrapper, ids: Collection[int]) -> None: ...

    def remove_all_with(self, connection: BaseDatabaseWrapper, term: str) -> None: ...

    def find(
        self, connection: BaseDatabaseWrapper, conditions: list[Condition], most: int
    ) -> list[int]: ...

    def is_empty(self, connection: BaseDatabaseWrapper) -> bool: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """An object with its terms, the one that says whose it is first."""

    kind: Kind
    pk: int
    terms: list[str]


@dataclass(frozen=True, slots=True)
class Within:
    """Where to search: in the objects of a person, and in briefs."""

    person: int
    briefs: Collection[int]

    def of(self, kind: Kind) -> Collection[int]:
        return [self.person] if kind.belongs_to_a_person else self.briefs


def backend_of(connection: BaseDatabaseWrapper) -> Backend:
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]


def put(entries: Iterable[Entry], using: str = DEFAULT_DB_ALIAS) -> None:
    """Add objects to the index, or replace them there."""
    connection = connections[using]
    for some in batched(entries, AT_ONCE):
        rows = [(_id(one.kind, one.pk), one.terms) for one in some]
        backend_of(connection).put(connection, rows)


def remove(kind: Kind, pks: Iterable[int], using: str = DEFAULT_DB_ALIAS) -> None:
    connection = connections[using]
    for some in batched(pks, AT_ONCE):
        backend_of(connection).remove(connection, [_id(kind, pk) for pk in some])


def remove_person(pk: int, using: str = DEFAULT_DB_ALIAS) -> None:
    """Remove all that belongs to a person."""
    backend_of(connections[using]).remove_all_with(connections[using], person_term(pk))


def remove_brief(pk: int, using: str = DEFAULT_DB_ALIAS) -> None:
    """Remove a brief with all that is in it."""
    backend_of(connections[using]).remove_all_with(connections[using], brief_term(pk))


def is_empty(using: str = DEFAULT_DB_ALIAS) -> bool:
    return backend_of(connections[using]).is_empty(connections[using])


def find(query: Query, within: Within, most: int) -> dict[Kind, list[int]]:
    """For each kind about ``most`` objects with the query in their titles, and if there are fewer,
    as many with it anywhere. Two statements."""
    found = _find(query, within, most, IN_TITLE, Kind)
    unfilled = [kind for kind in Kind if len(found.get(kind, ())) < most]
    for kind, pks in _find(query, within, most, ANYWHERE, unfilled).items():
        found[kind] = list(dict.fromkeys([*found.get(kind, ()), *pks]))
    return found


def find_misspelt(query: Query, within: Within, most: int) -> dict[Kind, list[int]]:
    """For each kind up to ``most`` objects that have words like those of the query. They may differ
    by more than a letter from these. One statement."""
    return _find(query, within, most, LESS, Kind)


def _find(
    query: Query, within: Within, most: int, sign: str, kinds: Iterable[Kind]
) -> dict[Kind, list[int]]:
    conditions = [
        condition(query, kind, whose, sign) for kind in kinds if (whose := within.of(kind))
    ]
    if not query or not conditions:
        return {}
    connection = connections[DEFAULT_DB_ALIAS]
    found: dict[Kind, list[int]] = {}
    for each in backend_of(connection).find(connection, conditions, most):
        found.setdefault(Kind(each >> ID_BITS), []).append(each & ANY_ID)
    return found


def _id(kind: Kind, pk: int) -> int:
    return kind << ID_BITS | pk
