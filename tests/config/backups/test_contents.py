from types import SimpleNamespace
from typing import Any

from config.backups.contents import unknown_migrations

APPLIED = [("learning", "0001_initial"), ("learning", "0002_next")]


def loader(code: dict[tuple[str, str], Any]) -> Any:
    return SimpleNamespace(disk_migrations=code)


def migration(*replaces: tuple[str, str]) -> Any:
    return SimpleNamespace(replaces=list(replaces))


def test_a_migration_without_code_is_unknown() -> None:
    unknown = unknown_migrations(loader({APPLIED[0]: migration()}), APPLIED)
    assert unknown == ["learning.0002_next"]


def test_a_squashed_migration_is_known() -> None:
    code = {("learning", "0001_squashed"): migration(*APPLIED)}
    assert unknown_migrations(loader(code), APPLIED) == []


def test_a_part_of_the_squashed_migrations_is_unknown() -> None:
    code = {("learning", "0001_squashed"): migration(*APPLIED)}
    assert unknown_migrations(loader(code), APPLIED[:1]) == ["learning.0001_initial"]
