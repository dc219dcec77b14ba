"""One migrated database for all processes of a run, each of which works on a copy of it.

To migrate takes each of them seconds, and leaves the same.
"""

import fcntl
import shutil
from pathlib import Path

from django.db import connection
from psycopg import sql

from tests.databases import connect, url_of_database
from tests.server import manage

MIGRATED = "lilun_tests_migrated"


def start_migrated(folder: Path) -> None:
    """Let the database of this process's tests, which is not there yet, begin as that copy.

    The first process that asks migrates it; the others wait. Django then finds nothing to migrate.
    """
    folder.mkdir(exist_ok=True)
    done = folder / "done"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            _migrate(folder)
            done.touch()
    if connection.vendor == "sqlite":
        shutil.copy(folder / MIGRATED, connection.settings_dict["TEST"]["NAME"])
    else:
        connection.settings_dict["TEST"]["TEMPLATE"] = MIGRATED


def forget_migrated() -> None:
    """A file is gone with its folder; a PostgreSQL server would keep its database."""
    if connection.vendor == "postgresql":
        drop = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(MIGRATED))
        with connect("postgres") as server:
            server.execute(drop)


def _migrate(folder: Path) -> None:
    url = f"sqlite:///{folder / MIGRATED}"
    if connection.vendor == "postgresql":
        forget_migrated()
        with connect("postgres") as server:
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(MIGRATED)))
        url = url_of_database(MIGRATED)
    done = manage(folder / "home", "migrate", "--verbosity=0", DATABASE_URL=url)
    assert done.returncode == 0, done.stderr
