"""What is in a database, as far as two of them can be compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.db.migrations.loader import MigrationLoader


class BackupError(Exception):
    """Why no backup was made, or none put back, in words for whoever asked for it."""


@dataclass(frozen=True)
class Contents:
    """The migrations that were applied, as (app, name), and the number of rows by table."""

    migrations: frozenset[tuple[str, str]]
    rows: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.rows.values())


class Vendor(Protocol):
    """What is done otherwise for each kind of database."""

    SUFFIX: str

    def dump(self, draft: Path) -> Contents: ...

    def read(self, file: Path) -> Contents: ...

    def put_in_place(self, file: Path, label: str) -> Path | None: ...


def unknown_migrations(loader: MigrationLoader, applied: Iterable[tuple[str, str]]) -> list[str]:
    """Those of the applied migrations that the code does not have. Of what a squashed one replaces
    it has all or nothing: it cannot go on from the middle."""
    applied, known = set(applied), set(loader.disk_migrations)
    for migration in loader.disk_migrations.values():
        if applied.issuperset(migration.replaces):
            known.update(migration.replaces)
    return [f"{app}.{name}" for app, name in sorted(applied) if (app, name) not in known]
