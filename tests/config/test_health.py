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


def test_anybody_may_ask_and_learns_that_all_is_well(client: Client) -> None:
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
    assert "no-store" in response["Cache-Control"]


def test_a_missing_migration_is_noticed_until_it_is_applied(client: Client) -> None:
    applied = MigrationRecorder(connection).migration_qs.filter(app="learning")
    rows = list(applied)
    applied.delete()
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"status": "migrations pending"}
    for row in rows:
        row.save(force_insert=True)
    assert client.get("/healthz").status_code == 200


def test_a_database_that_does_not_answer_is_noticed_and_not_described(
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
def test_a_disk_without_room_is_told(
    client: Client, monkeypatch: pytest.MonkeyPatch, room: Room, code: int, status: str
) -> None:
    monkeypatch.setattr(health, "room_left", lambda: room)
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (code, {"status": status})


def test_once_clean_it_costs_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/healthz")
    with django_assert_num_queries(1):
        client.get("/healthz")


def test_it_only_answers_to_reading(client: Client) -> None:
    assert client.post("/healthz").status_code == 405


def test_it_answers_without_https_to_a_watcher_on_the_same_machine(settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get("/").status_code == 301
    assert Client().get("/healthz").status_code == 200
