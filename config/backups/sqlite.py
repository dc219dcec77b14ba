"""Backups of SQLite: files made by VACUUM INTO, which copies one moment and blocks no writer."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

from config.backups.contents import BackupContents, BackupError

SUFFIX = ".sqlite3"


def dump(draft: Path) -> BackupContents:
    """Copy the database to the empty file ``draft``, and read the copy back."""
    with connection.cursor() as cursor:
        version, rows = _version(cursor), _rows(cursor)
        cursor.execute("VACUUM INTO %s", [str(draft)])
        unchanged = _version(cursor) == version
    contents = read_backup(draft)
    if unchanged and contents.rows != rows:
        raise BackupError("the copy does not hold as many rows as the database")
    # While others write, the numbers of rows may differ: then only the tables are compared.
    if missing := {table for table in rows if table not in contents.rows}:
        raise BackupError(f"the copy lacks the table {min(missing)}")
    return contents


def read_backup(file: Path) -> BackupContents:
    """Check and read a backup; raises BackupError if it is none of the app's, or is damaged."""
    journal = file.with_name(f"{file.name}-wal")
    if journal.exists() and journal.stat().st_size:
        raise BackupError(f"{file} is a database in use, with a journal beside it")
    if not file.is_file():
        raise BackupError(f"{file} is not there")
    try:
        with open_database(file, "?mode=ro&immutable=1") as database:
            database.execute("PRAGMA trusted_schema = OFF")
            if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise BackupError(f"{file} is damaged")
            return _contents(database, file)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "").startswith("SQLITE_CORRUPT"):
            raise BackupError(f"{file} is damaged ({error})") from error
        raise BackupError(f"{file} is no backup of the app ({error})") from error


def replace_database(file: Path, label: str) -> Path | None:
    """Replace the database file by a copy of ``file``; returns where the former one is kept."""
    present = Path(connection.settings_dict["NAME"])
    kept = present.with_name(f"{present.stem}-{label}{present.suffix}")
    draft = present.with_name(f"{present.name}.part")
    try:
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        shutil.copyfile(file, draft)
        read_backup(draft)
        with draft.open("rb") as copy:
            os.fsync(copy.fileno())
        was_there = _keep(present, kept)
        draft.replace(present)
    except OSError as error:
        raise BackupError(f"{file} cannot be restored ({error.strerror or error})") from error
    finally:
        draft.unlink(missing_ok=True)
    return kept if was_there else None


def _keep(present: Path, kept: Path) -> bool:
    """Link the present database under the name ``kept``; False if there is none.

    The journal is merged into the file first. One that cannot be merged moves along with the
    file: SQLite would merge it into the restored database. Raises BackupError while others use the
    database.
    """
    if not present.exists():
        _keep_journal(present, kept)
        return False
    try:
        with open_database(present, "?mode=rw") as database:
            database.execute("PRAGMA locking_mode = EXCLUSIVE")
            database.execute("PRAGMA journal_mode = DELETE")  # merges the journal
    except sqlite3.OperationalError as error:
        raise BackupError(f"the present database is in use ({error})") from error
    except sqlite3.DatabaseError:  # a damaged database is kept as it is, with its journal
        os.link(present, kept)
        _keep_journal(present, kept)
    else:
        os.link(present, kept)
    return True


def _keep_journal(present: Path, kept: Path) -> None:
    for ending in ("-journal", "-wal", "-shm"):
        beside = present.with_name(present.name + ending)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + ending))


@contextmanager
def open_database(file: Path, options: str) -> Iterator[sqlite3.Connection]:
    """A connection to a file, whatever characters its name has."""
    with closing(sqlite3.connect(file.absolute().as_uri() + options, uri=True)) as database:
        yield database


def _contents(database: sqlite3.Connection, file: Path) -> BackupContents:
    kinds = dict(database.execute("SELECT name, type FROM sqlite_master").fetchall())
    if kinds.get("django_migrations") != "table" or set(kinds.values()) - {"table", "index"}:
        raise BackupError(f"{file} is no backup of the app")
    applied = database.execute("SELECT app, name FROM django_migrations").fetchall()
    return BackupContents(frozenset(applied), _rows(database))


def _rows(database: Any) -> dict[str, int]:
    """The number of rows of each table, read through a connection or a cursor."""
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: database.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for (name,) in tables
        if not name.startswith("sqlite_")
    }


def _version(cursor: Any) -> int:
    """A number that changes when another connection writes."""
    return int(cursor.execute("PRAGMA data_version").fetchone()[0])
