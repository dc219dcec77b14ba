"""The table of the index, which migration 0023 makes, and how the back ends ask it."""

from collections.abc import Iterable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "learning_search_index"


def run(connection: BaseDatabaseWrapper, statement: str, values: Iterable[Any] = ()) -> list[Any]:
    """Execute a statement; its rows, if it gives any."""
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))
        return list(cursor.fetchall()) if cursor.description else []
