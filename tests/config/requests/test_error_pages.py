"""The pages shown when the disk is full or the database fails."""

import errno
import sqlite3
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import Settings

from config import error_pages
from config.database import CACHE_TABLE
from learning.limits.database_errors import Trouble, damage_file, trouble_in
from learning.limits.disk_space import Room
from learning.models import Tag, User

ON_SQLITE = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="no client can fill the disk of a PostgreSQL server"
)
SILENT = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": CACHE_TABLE,
    }
}


@pytest.fixture
def full_database(transactional_db: None, learner: User) -> Iterator[None]:
    """A database that cannot grow, as on a full disk."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count")
        (most,) = cursor.fetchone()
        cursor.execute("PRAGMA max_page_count = 1")  # as many as there are
        with pytest.raises(OperationalError, match="database or disk is full"):
            write_for_ever(lambda n: Tag.objects.create(owner=learner, name=f"{n:040}"))
        yield
        cursor.execute(f"PRAGMA max_page_count = {most}")
    cache.clear()


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def write_for_ever(write: Callable[[int], object]) -> None:
    for number in count():
        write(number)


def fill_cache_table() -> None:
    """Until the next row of it needs a page more."""
    with pytest.raises(OperationalError):
        write_for_ever(lambda n: cache.set(f"filler{n}", True))


@ON_SQLITE
@pytest.mark.usefixtures("full_database")
def test_a_full_disk_is_not_reported_as_a_rate_limit(client: Client) -> None:
    fill_cache_table()
    response = client.post("/start/")
    assert response.status_code == 507
    assert "The disk of this server is full" in response.text
    assert "Too many requests" not in response.text
    assert client.get("/account/login/").status_code == 200, "pages can still be read"


@ON_SQLITE
@pytest.mark.usefixtures("full_database")
def test_control_djangos_own_cache_reports_it_as_a_rate_limit(
    client: Client, settings: Settings
) -> None:
    fill_cache_table()
    settings.CACHES = SILENT
    response = client.post("/start/")
    assert response.status_code == 429
    assert "Too many requests" in response.text


@ON_SQLITE
@pytest.mark.django_db(transaction=True)
def test_a_database_that_stays_locked_is_busy(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    writer = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    try:
        response = client.post("/start/")
    finally:
        writer.close()
        connection.close()  # and its short timeout with it
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert "The database is busy" in response.text


class OfPostgreSQL(Exception):
    def __init__(self, sqlstate: str) -> None:
        self.sqlstate = sqlstate


def of_sqlite(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("no")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("cause", "trouble"),
    [
        (of_sqlite(sqlite3.SQLITE_FULL), Trouble.FULL),
        (of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT), Trouble.BUSY),
        (of_sqlite(sqlite3.SQLITE_CORRUPT_VTAB), Trouble.DAMAGED),
        (of_sqlite(sqlite3.SQLITE_ERROR), None),
        (OfPostgreSQL("53100"), Trouble.FULL),
        (OfPostgreSQL("XX001"), Trouble.DAMAGED),
        (OfPostgreSQL("08006"), None),
        (OSError(errno.ENOSPC, "No space left on device"), Trouble.FULL),
        (OSError(errno.EACCES, "Permission denied"), None),
        (ValueError("full"), None),
    ],
)
def test_the_trouble_of_an_error_is_known(cause: Exception, trouble: Trouble | None) -> None:
    assert trouble_in(cause) is trouble
    error = OperationalError("as Django wraps it")
    error.__cause__ = cause
    assert trouble_in(error) is trouble


@pytest.fixture
def damaged(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that finds a damaged database."""
    settings.LILUN_HOME = tmp_path

    def fails(*_: Any) -> None:
        raise of_sqlite(sqlite3.SQLITE_CORRUPT)

    monkeypatch.setattr("content.reading.views.guide.chapters", fails)


@pytest.mark.django_db
@pytest.mark.usefixtures("damaged")
def test_damage_is_reported_on_the_page_in_the_log_and_by_the_health_check(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    response = client.get("/help/brief-format/")
    assert response.status_code == 500
    assert "The database is damaged" in response.text
    assert "manage.py restore FILE" in caplog.text
    assert client.get("/healthz").json() == {"status": "database damaged"}
    damage_file().unlink()
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("status", [408, 413, 503])
def test_a_refusal_outside_django_is_as_protected_as_any_page(client: Client, status: int) -> None:
    headers, content = error_pages.refusal_page(status, "Try again in a minute.", "")
    sent = {name.decode(): value.decode() for name, value in headers}
    assert b"Try again in a minute." in content
    assert sent["content-type"] == "text/html; charset=utf-8"
    assert sent.get("retry-after") == ("60" if status == 503 else None)
    page = client.get("/help/brief-format/")
    for name in (
        *("content-security-policy", "x-content-type-options", "x-frame-options"),
        *("referrer-policy", "cross-origin-opener-policy", "permissions-policy"),
    ):
        assert sent[name] == page.headers[name]


class TestUploads:
    @pytest.fixture(params=[Room.LITTLE, Room.NONE], autouse=True)
    def room(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(error_pages, "room_left", lambda: request.param)

    def test_a_form_with_a_file_is_refused(self, learner_client: Client) -> None:
        file = SimpleUploadedFile("questions.txt", b"Which river?\tThe Huai")
        response = learner_client.post("/questions/import/", {"file": file})
        assert response.status_code == 507
        assert "The disk of this server is nearly full" in response.text

    def test_a_long_text_is_refused(self, learner_client: Client) -> None:
        form = b"text=" + b"x" * error_pages.MAX_FORM_BYTES
        kind = "application/x-www-form-urlencoded"
        response = learner_client.post("/questions/import/", form, kind)
        assert response.status_code == 507

    def test_a_short_form_is_accepted(self, learner_client: Client) -> None:
        kind = "application/x-www-form-urlencoded"
        response = learner_client.post("/account/logout/", b"", kind)
        assert response.status_code == 302
