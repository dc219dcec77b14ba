"""One migrated database for all processes of a run, each of which works on a copy of it.

To migrate takes each of them seconds, and leaves the same.
"""

import fcntl
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection
from psycopg import sql

from tests.databases import connect

MIGRATED = "lilun_tests_migrated"


@contextmanager
def migrated_once(folder: Path) -> Iterator[None]:
    """While the database of this process's tests is made: one process after the other.

    What the first makes is kept; for the others it is there, and they find nothing to migrate.
    """
    folder.mkdir(exist_ok=True)
    done = folder / "done"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if done.exists():
            _begin_as_copy(folder / MIGRATED)
        yield
        if not done.exists():
            _keep_copy(folder / MIGRATED)
            done.touch()


def _begin_as_copy(kept: Path) -> None:
    wanted = connection.settings_dict["TEST"]
    if connection.vendor == "sqlite":
        shutil.copy(kept, wanted["NAME"])
    else:
        wanted["TEMPLATE"] = MIGRATED


def _keep_copy(kept: Path) -> None:
    made = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(made)) as database:
            database.execute("VACUUM INTO ?", [str(kept)])
        return
    forget_migrated()
    connection.close()  # PostgreSQL copies no database that somebody has open
    connection.close_pool()
    copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with connect("postgres") as server:
        server.execute(copy.format(*map(sql.Identifier, (MIGRATED, made))))


def forget_migrated() -> None:
    """A file is gone with its folder; a PostgreSQL server would keep its database."""
    if connection.vendor == "postgresql":
        drop = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(MIGRATED))
        with connect("postgres") as server:
            server.execute(drop)
