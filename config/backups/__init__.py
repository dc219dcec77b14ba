"""Copies of the whole database that can be trusted, and putting one back.

A copy is made while the app is served, from one moment of the database, and counts only when it
has been read back: whole, with the same migrations and as many rows in each table.
"""

import os
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from config.backups import postgresql, sqlite
from config.backups.contents import BackupError, Contents, Vendor, unknown_migrations
from config.data_folder import QUESTIONS_DIGEST
from content.management.database import first_line

__all__ = ["BackupError", "Contents", "back_up", "restore", "suffix"]

VENDORS: dict[str, Vendor] = {"sqlite": sqlite, "postgresql": postgresql}


def suffix() -> str:
    """How the name of a backup of this database ends."""
    return VENDORS[connection.vendor].SUFFIX


def back_up(file: Path) -> Contents:
    """Write a checked copy of the database to ``file``, for its owner alone; what is in it.

    Raises BackupError, and leaves nothing behind, when the file is there already, when it cannot
    be written, when the database is lost meanwhile, and when what was written is not what it holds.
    """
    if file.exists():
        raise BackupError(f"{file} is there already")
    draft = file.with_name(f"{file.name}.part")
    try:
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        contents = VENDORS[connection.vendor].dump(draft)
        sync(draft)
        draft.rename(file)
        sync(file.parent)
    except OSError as error:
        raise BackupError(f"{file} cannot be written ({error.strerror or error})") from error
    except DatabaseError as error:
        raise BackupError(f"the database cannot be copied ({first_line(error)})") from error
    finally:
        draft.unlink(missing_ok=True)
    return contents


def restore(file: Path, now: datetime) -> Path | None:
    """Put the database that ``file`` holds in the place of the present one; where that is kept,
    if there was one.

    Nobody may use the database meanwhile: the caller holds the data folder. Raises BackupError,
    with the present database as it was, for a file that is no whole backup, for one that a newer
    version of the app has made, and when somebody else is connected.
    """
    vendor = VENDORS[connection.vendor]
    if file.is_dir():
        raise BackupError(f"{file} is a folder: name a file that `backup` has written")
    try:
        contents = vendor.read(file)
    except OSError as error:
        raise BackupError(f"{file} cannot be read ({error.strerror or error})") from error
    if unknown := unknown_migrations(MigrationLoader(None), contents.migrations):
        raise BackupError(f"{file} is of a newer version of the app (it has {unknown[0]})")
    connection.close()
    kept = vendor.put_in_place(file, f"before-restore-{now:%Y%m%d-%H%M%S}")
    # Its questions may be of other code than what runs now: `serve` looks again.
    (settings.LILUN_HOME / QUESTIONS_DIGEST).unlink(missing_ok=True)
    return kept


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, would survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
