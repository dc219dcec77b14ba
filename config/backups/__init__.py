"""Backups of the whole database.

A backup shows the database at one moment, and can be made while the app is served. It is read back
and checked: undamaged, with the same migrations and as many rows in each table.
"""

import os
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from config.backups import postgresql, sqlite
from config.backups.contents import BackupBackend, BackupContents, BackupError, unknown_migrations
from config.data_folder import QUESTIONS_DIGEST
from content.management.database import first_line

__all__ = ["BackupContents", "BackupError", "back_up", "backup_suffix", "restore_backup"]

BACKENDS: dict[str, BackupBackend] = {"sqlite": sqlite, "postgresql": postgresql}


def backup_suffix() -> str:
    """The suffix of the file names of this database's backups."""
    return BACKENDS[connection.vendor].SUFFIX


def back_up(file: Path) -> BackupContents:
    """Write a checked copy of the database to ``file``, readable by its owner only.

    Raises BackupError, and leaves nothing behind, if the file exists or cannot be written, if the
    connection is lost, and if the copy differs from the database.
    """
    if file.exists():
        raise BackupError(f"{file} is there already")
    draft = file.with_name(f"{file.name}.part")
    try:
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        contents = BACKENDS[connection.vendor].dump(draft)
        sync_to_disk(draft)
        draft.rename(file)
        sync_to_disk(file.parent)
    except OSError as error:
        raise BackupError(f"{file} cannot be written ({error.strerror or error})") from error
    except DatabaseError as error:
        raise BackupError(f"the database cannot be copied ({first_line(error)})") from error
    finally:
        draft.unlink(missing_ok=True)
    return contents


def restore_backup(file: Path, now: datetime) -> Path | None:
    """Replace the present database by the backup; returns the file that keeps the present one.

    The caller holds the lock of the data folder, so that nobody uses the database meanwhile. Raises
    BackupError, and changes nothing, for a damaged file, for one of a newer version of the app, and
    while somebody else is connected.
    """
    vendor = BACKENDS[connection.vendor]
    if file.is_dir():
        raise BackupError(f"{file} is a folder: name a file that `backup` has written")
    try:
        contents = vendor.read_backup(file)
    except OSError as error:
        raise BackupError(f"{file} cannot be read ({error.strerror or error})") from error
    if unknown := unknown_migrations(MigrationLoader(None), contents.migrations):
        raise BackupError(f"{file} is of a newer version of the app (it has {unknown[0]})")
    connection.close()
    kept = vendor.replace_database(file, f"before-restore-{now:%Y%m%d-%H%M%S}")
    # Other code may have made its questions: without the digest `serve` refreshes them.
    (settings.LILUN_HOME / QUESTIONS_DIGEST).unlink(missing_ok=True)
    return kept


def sync_to_disk(path: Path) -> None:
    """Wait until a file, or the list of files in a folder, would survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
