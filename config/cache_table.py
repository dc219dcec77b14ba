"""The cache in a table of the database, which counts for the rate limits."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import OperationalError, connection, transaction


class StrictDatabaseCache(DatabaseCache):
    """Raises the ``OperationalError`` that Django's database cache swallows.

    Django takes any error of a write for a concurrent write of the same key. A full disk or a
    locked database would then look like a rate limit that is used up.
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
    """Raise the error of a statement inside, or of the commit.

    The outer transaction makes Django's own a savepoint, since Django would swallow the error of
    its commit too.
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
