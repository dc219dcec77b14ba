"""The index in PostgreSQL: a table of tsvectors with a GIN index, which need no extension."""

from collections.abc import Collection

from django.db.backends.base.base import BaseDatabaseWrapper

from learning.search_index.table import TABLE, run
from learning.search_index.terms import Condition, Term


def put(connection: BaseDatabaseWrapper, rows: Collection[tuple[int, list[str]]]) -> None:
    places = ", ".join(["(%s, array_to_tsvector(%s::text[]))"] * len(rows))
    run(
        connection,
        f"INSERT INTO {TABLE} (id, terms) VALUES {places} "  # noqa: S608
        "ON CONFLICT (id) DO UPDATE SET terms = EXCLUDED.terms",
        [value for row in rows for value in row],
    )


def remove(connection: BaseDatabaseWrapper, ids: Collection[int]) -> None:
    run(connection, f"DELETE FROM {TABLE} WHERE id = ANY(%s)", [[*ids]])  # noqa: S608


def remove_all_with(connection: BaseDatabaseWrapper, term: str) -> None:
    run(connection, f"DELETE FROM {TABLE} WHERE terms @@ %s::tsquery", [_term(Term(term))])  # noqa: S608


def find(connection: BaseDatabaseWrapper, conditions: list[Condition], most: int) -> list[int]:
    # The first that are read, whichever these are: to order all that fit takes ten times as long.
    one = f"(SELECT id FROM {TABLE} WHERE terms @@ %s::tsquery LIMIT {most})"  # noqa: S608
    rows = run(connection, " UNION ALL ".join([one] * len(conditions)), map(_match, conditions))
    return [pk for (pk,) in rows]


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    return not run(connection, f"SELECT 1 FROM {TABLE} LIMIT 1")  # noqa: S608


def _match(condition: Condition) -> str:
    return " & ".join(f"({' | '.join(map(_term, terms))})" for terms in condition)


def _term(term: Term) -> str:
    """It holds letters and digits and signs of ours, never a quotation mark."""
    return f"'{term.text}'{':*' if term.begins else ''}"
