"""The cache in a table of the database, in which rate limits are counted."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import OperationalError, connection, transaction


class TellingDatabaseCache(DatabaseCache):
    """Django's, which raises ``OperationalError`` where that one keeps silent about it.

    Django takes any error of a write for somebody else's write of the same key. But a full disk
    and a database that stays locked are errors too: taken for a rate limit, they would tell people
    that they had asked too often.
    """

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        with _failures_told():
            return super().add(key, value, timeout, version)

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        with _failures_told():
            super().set(key, value, timeout, version)


@contextmanager
def _failures_told() -> Iterator[None]:
    """Raise what a statement inside has raised, and what the commit raises.

    Django would keep silent about its own commit too: within a transaction it only ends a
    savepoint.
    """
    failed: list[OperationalError] = []

    def note(execute: Any, *arguments: Any) -> Any:
        try:
            return execute(*arguments)
        except OperationalError as error:
            failed.append(error)
            raise

    in_transaction = nullcontext() if connection.in_atomic_block else transaction.atomic()
    with in_transaction, connection.execute_wrapper(note):
        yield
        if failed:
            raise failed[0]
