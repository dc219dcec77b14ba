"""What a backup contains, for comparing it with the database, and what each kind of one can do."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.db.migrations.loader import MigrationLoader


class BackupError(Exception):
    """A backup could not be made or restored; the message is for the person who ran the command."""


@dataclass(frozen=True)
class BackupContents:
    """The applied migrations as (app, name), and the number of rows of each table."""

    migrations: frozenset[tuple[str, str]]
    rows: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.rows.values())


class BackupBackend(Protocol):
    """What each kind of database does in its own way: a module of this package."""

    SUFFIX: str

    def dump(self, draft: Path) -> BackupContents: ...

    def read_backup(self, file: Path) -> BackupContents: ...

    def replace_database(self, file: Path, label: str) -> Path | None: ...


def unknown_migrations(loader: MigrationLoader, applied: Iterable[tuple[str, str]]) -> list[str]:
    """The applied migrations that the code does not have.

    Those that a squashed migration replaces count as known only if all of them are applied, as
    Django cannot continue from the middle of it.
    """
    applied, known = set(applied), set(loader.disk_migrations)
    for migration in loader.disk_migrations.values():
        if applied.issuperset(migration.replaces):
            known.update(migration.replaces)
    return [f"{app}.{name}" for app, name in sorted(applied) if (app, name) not in known]
