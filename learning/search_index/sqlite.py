"""The index in SQLite: a table of FTS5 that keeps terms and no texts."""

from collections.abc import Collection

from django.db.backends.base.base import BaseDatabaseWrapper

from learning.search_index.table import TABLE, run
from learning.search_index.terms import Condition, Term


def put(connection: BaseDatabaseWrapper, rows: Collection[tuple[int, list[str]]]) -> None:
    places = ", ".join(["(%s, %s)"] * len(rows))
    values = [value for pk, terms in rows for value in (pk, " ".join(terms))]
    run(connection, f"INSERT OR REPLACE INTO {TABLE} (rowid, terms) VALUES {places}", values)  # noqa: S608


def remove(connection: BaseDatabaseWrapper, ids: Collection[int]) -> None:
    places = ", ".join(["%s"] * len(ids))
    run(connection, f"DELETE FROM {TABLE} WHERE rowid IN ({places})", [*ids])  # noqa: S608


def remove_all_with(connection: BaseDatabaseWrapper, term: str) -> None:
    found = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608
    run(connection, f"DELETE FROM {TABLE} WHERE rowid IN ({found})", [_term(Term(term))])  # noqa: S608


def find(connection: BaseDatabaseWrapper, conditions: list[Condition], most: int) -> list[int]:
    one = f"SELECT * FROM (SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s ORDER BY rowid DESC LIMIT {most})"  # noqa: S608, E501
    rows = run(connection, " UNION ALL ".join([one] * len(conditions)), map(_match, conditions))
    return [pk for (pk,) in rows]


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    return not run(connection, f"SELECT rowid FROM {TABLE} LIMIT 1")  # noqa: S608


def _match(condition: Condition) -> str:
    return " AND ".join(f"({' OR '.join(map(_term, terms))})" for terms in condition)


def _term(term: Term) -> str:
    """It holds letters and digits and signs of ours, never a quotation mark."""
    return f'"{term.text}"{" *" if term.begins else ""}'
