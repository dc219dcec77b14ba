from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from config import health
from learning.limits.disk_space import Room

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_process() -> Iterator[None]:
    health.check_migrations.cache_clear()
    yield
    health.check_migrations.cache_clear()


def test_a_healthy_server_is_ok_and_the_answer_is_not_cached(client: Client) -> None:
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
    assert "no-store" in response["Cache-Control"]


def test_a_pending_migration_is_reported_until_it_is_applied(client: Client) -> None:
    applied = MigrationRecorder(connection).migration_qs.filter(app="learning")
    rows = list(applied)
    applied.delete()
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"status": "migrations pending"}
    for row in rows:
        row.save(force_insert=True)
    assert client.get("/healthz").status_code == 200


def test_a_failing_database_is_reported_without_details(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE django_migrations RENAME TO elsewhere")
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"status": "no database"}
    assert "elsewhere" not in response.text
    assert "The database does not answer." in caplog.text


@pytest.mark.parametrize(
    ("room", "code", "status"),
    [(Room.LITTLE, 200, "disk nearly full"), (Room.NONE, 503, "disk full")],
)
def test_a_full_disk_is_reported(
    client: Client, monkeypatch: pytest.MonkeyPatch, room: Room, code: int, status: str
) -> None:
    monkeypatch.setattr(health, "room_left", lambda: room)
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (code, {"status": status})


def test_a_migrated_database_is_checked_by_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/healthz")
    with django_assert_num_queries(1):
        client.get("/healthz")


def test_monitors_may_use_plain_http(settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get("/").status_code == 301
    assert Client().get("/healthz").status_code == 200
