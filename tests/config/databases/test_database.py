import pytest
from django.db import connection

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps its own"),
]


def pragma(name: str) -> object:
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_commit_survives_a_power_cut() -> None:
    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2, "FULL: NORMAL may lose the last commits"


def test_a_writer_waits_for_another() -> None:
    assert pragma("busy_timeout") == 20_000
    assert connection.transaction_mode == "IMMEDIATE"


def test_foreign_keys_are_enforced() -> None:
    assert pragma("foreign_keys") == 1
