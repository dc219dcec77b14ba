"""Backups of SQLite: a file made by VACUUM INTO, which reads one moment and blocks no writer."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

from config.backups.contents import BackupError, Contents

SUFFIX = ".sqlite3"


def dump(draft: Path) -> Contents:
    """Copy the database to ``draft``, an empty file, and read the copy back."""
    with connection.cursor() as cursor:
        version, rows = _version(cursor), _rows(cursor)
        cursor.execute("VACUUM INTO %s", [str(draft)])
        unchanged = _version(cursor) == version
    contents = read(draft)
    if unchanged and contents.rows != rows:
        raise BackupError("the copy does not hold as many rows as the database")
    # While others write, the counts are those of another moment: then no table may be lost.
    if missing := {table for table in rows if table not in contents.rows}:
        raise BackupError(f"the copy lacks the table {min(missing)}")
    return contents


def read(file: Path) -> Contents:
    """What is in a backup; raises BackupError for what is none, or is damaged."""
    journal = file.with_name(f"{file.name}-wal")
    if journal.exists() and journal.stat().st_size:
        raise BackupError(f"{file} is a database in use, with a journal beside it")
    if not file.is_file():
        raise BackupError(f"{file} is not there")
    try:
        with opened(file, "?mode=ro&immutable=1") as database:
            database.execute("PRAGMA trusted_schema = OFF")
            if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise BackupError(f"{file} is damaged")
            return _contents(database, file)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "").startswith("SQLITE_CORRUPT"):
            raise BackupError(f"{file} is damaged ({error})") from error
        raise BackupError(f"{file} is no backup of the app ({error})") from error


def put_in_place(file: Path, label: str) -> Path | None:
    """Replace the database by a copy of ``file`` at one stroke; where a former one is kept."""
    present = Path(connection.settings_dict["NAME"])
    kept = present.with_name(f"{present.stem}-{label}{present.suffix}")
    draft = present.with_name(f"{present.name}.part")
    try:
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        shutil.copyfile(file, draft)
        read(draft)
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
    """A second name for the present database, whole in one file, which nobody else has open;
    whether there is one. A journal that cannot be taken in is moved away, else it would be taken
    into what is put in its place."""
    if not present.exists():
        _keep_journal(present, kept)
        return False
    try:
        with opened(present, "?mode=rw") as database:
            database.execute("PRAGMA locking_mode = EXCLUSIVE")
            database.execute("PRAGMA journal_mode = DELETE")  # takes in what the journal holds
    except sqlite3.OperationalError as error:
        raise BackupError(f"the present database is in use ({error})") from error
    except sqlite3.DatabaseError:  # what is damaged is kept as it is, its journal too
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
def opened(file: Path, options: str) -> Iterator[sqlite3.Connection]:
    """A connection to a file of that very name, whatever characters are in it."""
    with closing(sqlite3.connect(file.absolute().as_uri() + options, uri=True)) as database:
        yield database


def _contents(database: sqlite3.Connection, file: Path) -> Contents:
    kinds = dict(database.execute("SELECT name, type FROM sqlite_master").fetchall())
    if kinds.get("django_migrations") != "table" or set(kinds.values()) - {"table", "index"}:
        raise BackupError(f"{file} is no backup of the app")
    applied = database.execute("SELECT app, name FROM django_migrations").fetchall()
    return Contents(frozenset(applied), _rows(database))


def _rows(database: Any) -> dict[str, int]:
    """The number of rows by table, asked through a connection or a cursor."""
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: database.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for (name,) in tables
        if not name.startswith("sqlite_")
    }


def _version(cursor: Any) -> int:
    """A number that changes when another connection writes."""
    return int(cursor.execute("PRAGMA data_version").fetchone()[0])
