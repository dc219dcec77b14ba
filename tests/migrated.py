"""One migrated database for all processes of a run, each of which works on a copy of it.

To migrate takes each of them seconds, and leaves the same.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from tests.databases import MIGRATED, make_database
from tests.once import once


@contextmanager
def migrated_once(folder: Path) -> Iterator[None]:
    """While the database of this process's tests is made: one process after the other.

    What the first makes is kept; for the others it is there, and they find nothing to migrate.
    """
    with once(folder, MIGRATED) as first:
        if not first:
            _begin_as_copy(folder / MIGRATED)
        yield
        if first:
            _keep_copy(folder / MIGRATED)


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
    connection.close()  # PostgreSQL copies no database that somebody has open
    connection.close_pool()
    make_database(MIGRATED, f'TEMPLATE "{made}"')
