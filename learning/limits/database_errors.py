"""What an error of the database, or of its disk, means."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from enum import Enum
from pathlib import Path

from django.conf import settings

DAMAGE = "database.damaged"  # a file in the data folder that marks a damaged database


class Trouble(Enum):
    FULL = "full"
    BUSY = "busy"  # another connection has held the lock beyond the timeout
    DAMAGED = "damaged"


OF_SQLITE = {
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
}
OF_POSTGRESQL = {  # by SQLSTATE
    "53100": Trouble.FULL,  # disk_full
    "55P03": Trouble.BUSY,  # lock_not_available
    "XX001": Trouble.DAMAGED,  # data_corrupted
    "XX002": Trouble.DAMAGED,  # index_corrupted
}
OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT)


def trouble_in(error: BaseException | None) -> Trouble | None:
    """The trouble behind an error or its causes; None for any other error."""
    return next((found for one in _chain(error) if (found := _trouble(one))), None)


def note_damage(error: BaseException) -> None:
    """Tells all processes that the database is damaged, until the next start finds it intact."""
    with suppress(OSError):  # the error page must not fail as well
        damage_file().write_text(f"{error}\n")


def damage_file() -> Path:
    return Path(settings.LILUN_HOME) / DAMAGE


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _trouble(error: BaseException) -> Trouble | None:
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0)
        return OF_SQLITE.get(code & 0xFF)  # the other bits are extended codes
    if isinstance(error, OSError) and error.errno in OF_THE_DISK:
        return Trouble.FULL
    return OF_POSTGRESQL.get(getattr(error, "sqlstate", None) or "")  # on psycopg's errors
