"""Every command that needs the database reports in one line if it is not there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import (
    CommandError,
    call_command,
    get_commands,
    load_command_class,
)
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql
from pytest_django import Settings

from content.briefs import FOLDER
from content.management import database
from tests.databases import connect, own_database, url_of_database
from tests.server import free_port, manage

SHIPPED = str(next(FOLDER.glob("*.yaml")))
EMPTY = f"lilun_empty_{os.getpid()}"
PREPARE_DATABASE = {"serve", "seed_demo"}
REQUIRE_DATABASE = {
    "backup": ["file"],
    "check_questions": ["brief"],
    "export_brief": ["brief"],
    "export_questions": ["brief"],
    "import_brief": [SHIPPED],
    "import_questions": [SHIPPED, "--owner", "somebody"],
    "move_database": ["--to", "postgres://host/name"],
    "password_reset_link": ["somebody"],
    "remove_codes": ["somebody"],
    "remove_unused_guests": [],
    "restore": ["file"],
    "run_worker": [],
}
# A backup is made of an older database too; the others check it themselves.
REQUIRE_MIGRATED = set(REQUIRE_DATABASE) - {"backup", "move_database", "restore"}


def test_every_command_of_the_app_is_tested() -> None:
    ours = {name: app for name, app in get_commands().items() if app in ("content", "learning")}
    assert set(ours) == PREPARE_DATABASE | set(REQUIRE_DATABASE)
    for name, app in ours.items():
        assert load_command_class(app, name).requires_system_checks == (), name


@pytest.mark.parametrize("name", REQUIRE_DATABASE)
def test_a_command_reports_why_the_database_cannot_be_opened(
    name: str, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    def refused() -> None:
        raise OperationalError("connection refused\n\tIs the server running?")

    monkeypatch.setattr(database, "try_to_connect", refused)
    settings.LILUN_TASKS = "database"
    with pytest.raises(CommandError) as error:
        call_command(name, *REQUIRE_DATABASE[name])
    assert error.value.returncode == 2
    assert str(error.value) == (
        "The database cannot be opened (connection refused): check DATABASE_URL and LILUN_HOME."
    )


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(REQUIRE_MIGRATED))
def test_a_command_waits_for_the_first_start_to_be_over(name: str, settings: Settings) -> None:
    settings.LILUN_TASKS = "database"
    last = max(
        name for app, name in MigrationRecorder(connection).applied_migrations() if app == "content"
    )
    MigrationRecorder(connection).record_unapplied("content", last)
    with pytest.raises(CommandError, match="not up to date: if the server is starting") as error:
        call_command(name, *REQUIRE_DATABASE[name])
    assert error.value.returncode == 2


def complaint(home: Path, *arguments: str, **environment: str) -> str:
    """The only line that a refused command prints."""
    result = manage(home, *arguments, **environment)
    assert (result.returncode, result.stdout) == (2, ""), result.stderr
    assert result.stderr.count("\n") == 1, result.stderr
    return result.stderr


@contextmanager
def user_without_rights(name: str, password: str) -> Iterator[None]:
    create = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}")
    with connect("postgres") as server:
        server.execute(create.format(sql.Identifier(name), password))
        try:
            yield
        finally:
            server.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(name)))


def test_a_missing_server_is_reported_at_once(tmp_path: Path) -> None:
    url = f"postgres://somebody@127.0.0.1:{free_port()}/lilun"
    line = complaint(tmp_path, "remove_unused_guests", DATABASE_URL=url)
    assert "The database cannot be opened (connection failed: connection to server at" in line


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs a server")
def test_a_missing_database_is_reported(tmp_path: Path) -> None:
    line = complaint(tmp_path, "check_questions", "x", DATABASE_URL=url_of_database("no_such"))
    assert 'FATAL:  database "no_such" does not exist): check DATABASE_URL' in line


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs a server")
def test_an_empty_database_is_reported(tmp_path: Path) -> None:
    with own_database(EMPTY) as url:
        line = complaint(tmp_path, "backup", str(tmp_path / "backup"), DATABASE_URL=url)
    assert f"There is no database of the app at {EMPTY}: check DATABASE_URL" in line


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs a server")
def test_a_user_who_cannot_create_tables_is_reported(tmp_path: Path) -> None:
    with own_database(EMPTY) as url, user_without_rights(EMPTY, "secret"):
        host = urlsplit(url).netloc.split("@")[1]
        theirs = urlsplit(url)._replace(netloc=f"{EMPTY}:secret@{host}").geturl()
        line = complaint(tmp_path, "seed_demo", DATABASE_URL=theirs)
    assert f"{EMPTY} may make no tables in the database {EMPTY}: let that user own it" in line


def test_no_database_is_created_in_an_empty_folder(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "backup"
    line = complaint(home, "backup", str(file))
    assert f"There is no database of the app at {home}/lilun.sqlite3: check" in line
    assert not file.exists()
    assert not list(home.glob("lilun.sqlite3*"))


def test_a_file_that_is_not_a_database_is_reported(tmp_path: Path) -> None:
    (tmp_path / "lilun.sqlite3").write_text("Not a database at all. " * 99)
    line = complaint(tmp_path, "check_questions", "x")
    assert "The database cannot be opened (file is not a database)" in line


def test_a_brief_is_checked_without_a_database(tmp_path: Path) -> None:
    assert manage(tmp_path, "import_brief", SHIPPED, "--check").returncode == 0
    assert not list(tmp_path.glob("lilun.sqlite3*"))
