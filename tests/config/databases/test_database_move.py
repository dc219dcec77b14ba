"""Moving to PostgreSQL: all rows arrive unchanged, or none."""

import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.db import connection, connections, models

from config import database_move
from learning.cards.suspension import write_note
from learning.factories import (
    NOON,
    CardFactory,
    QuestionImageFactory,
    ReviewFactory,
    StudySessionFactory,
    UserFactory,
)
from learning.models import Review, User
from learning.search_index import index
from tests.databases import connect, own_database
from tests.server import Served, manage, serve_for_a_moment

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs a server to move to"),
    pytest.mark.django_db,
]
NAME = f"lilun_moved_to_{os.getpid()}"
CUT_OFF = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
LOSE_ONE = "DELETE FROM learning_review WHERE id = (SELECT MAX(id) FROM learning_review)"


@pytest.fixture
def url(db: None) -> Iterator[str]:
    with own_database(NAME) as url, temporary_target():
        yield url


@contextmanager
def temporary_target() -> Iterator[None]:
    """Remove the connection to the target after the block."""
    try:
        yield
    finally:
        if database_move.TARGET in connections.settings:
            connections[database_move.TARGET].close()
            del connections[database_move.TARGET], connections.settings[database_move.TARGET]


@pytest.fixture
def history(learner: User) -> User:
    """A learner who has answered some cards at odd moments."""
    StudySessionFactory.create(user=learner)
    QuestionImageFactory.create(owner=learner, content=b"\x89PNG\r\n\x00\xff")
    for number, card in enumerate(CardFactory.create_batch(3, user=learner)):
        ReviewFactory.create(card=card, reviewed_at=NOON + timedelta(microseconds=number))
    return learner


@pytest.fixture(autouse=True)
def target_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Allow the connection to the target, which Django forbids in tests."""
    connection_to = database_move.connection_to

    def connected(url: str) -> Any:
        target = connection_to(url)

        def connect_when_needed() -> None:
            if target.connection is None:
                target.connect()

        monkeypatch.setattr(target, "ensure_connection", connect_when_needed)
        return target

    monkeypatch.setattr(database_move, "connection_to", connected)


@pytest.fixture
def tables_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Create the tables without migrations, which is faster."""

    def make_tables(_: str, database: str, **options: Any) -> None:
        with connections[database].schema_editor() as editor:
            for model in apps.get_models():
                if model._meta.can_migrate(database):
                    editor.create_model(model)

    monkeypatch.setattr(database_move, "call_command", make_tables)


def tables() -> list[str]:
    with connect(NAME) as target:
        listed = target.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return [name for (name,) in listed.fetchall()]


def test_every_row_arrives_unchanged_and_sequences_continue(history: User, url: str) -> None:
    write_note(history.cards.all()[0], "walrus")
    moved = database_move.move_database(url)
    assert moved["learning_review"] == moved["learning_card"] == 3
    connections[database_move.TARGET].connect()
    for model in database_move.stored_models():
        database_move.require_equal_rows(model)
    assert not index.is_empty(database_move.TARGET)
    later = UserFactory.build(username="later")
    later.save(using=database_move.TARGET)
    assert later.pk > history.pk


@pytest.mark.usefixtures("tables_at_once")
def test_a_changed_row_rolls_everything_back(
    history: User, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_rows = database_move.copy_rows

    def spoilt(model: type[models.Model], cursor: Any) -> int:
        count = copy_rows(model, cursor)
        if model is User:
            cursor.execute("UPDATE learning_user SET date_joined = date_joined + '1 microsecond'")
        return count

    monkeypatch.setattr(database_move, "copy_rows", spoilt)
    with pytest.raises(database_move.MoveError, match="rows of learning_user have not arrived as"):
        database_move.move_database(url)
    assert tables() == []


@pytest.mark.usefixtures("tables_at_once")
def test_a_lost_row_rolls_everything_back(
    history: User, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_rows = database_move.copy_rows

    def lossy(model: type[models.Model], cursor: Any) -> int:
        count = copy_rows(model, cursor)
        if model._meta.db_table == "learning_review":
            cursor.execute(LOSE_ONE)
        return count

    monkeypatch.setattr(database_move, "copy_rows", lossy)
    with pytest.raises(database_move.MoveError, match="of 3 rows of learning_review, 2"):
        database_move.move_database(url)
    assert tables() == []


def test_a_database_with_a_table_is_refused(history: User, url: str) -> None:
    with connect(NAME) as target:
        target.execute("CREATE TABLE theirs (word text)")
    with pytest.raises(database_move.MoveError, match=r"not empty \(it has theirs\)"):
        database_move.move_database(url)
    assert tables() == ["theirs"]


@pytest.mark.parametrize("address", ["sqlite:////tmp/other", "mysql://host/name"])
def test_other_databases_are_refused(address: str, history: User) -> None:
    with pytest.raises(database_move.MoveError, match="only PostgreSQL"):
        database_move.move_database(address)


@pytest.mark.parametrize(
    "address",
    ["", "foo", "postgres://", "postgres://u@localhost:5599/", f"postgres://h/{'n' * 64}"],
)
def test_an_invalid_address_is_refused_without_a_warning(address: str, history: User) -> None:
    quiet = warnings.catch_warnings(action="error")
    with temporary_target(), quiet, pytest.raises(database_move.MoveError) as refused:
        database_move.connection_to(address)
    assert str(refused.value).endswith("postgres://user@host/name")


def test_a_database_that_is_not_utf8_is_refused(history: User) -> None:
    options = "ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"
    with own_database(NAME, options) as url, temporary_target():
        with pytest.raises(database_move.MoveError, match=r"LATIN1: .*--encoding=UTF8"):
            database_move.move_database(url)
        assert tables() == []


@pytest.mark.usefixtures("tables_at_once")
def test_a_lost_connection_rolls_everything_back(
    history: User, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = database_move.stored_rows

    def cut_off(model: type[models.Model], alias: str) -> Iterator[Any]:
        for row in rows(model, alias):
            yield row
            if model is Review:
                with connect("postgres") as server:
                    server.execute(CUT_OFF, [NAME])

    monkeypatch.setattr(database_move, "stored_rows", cut_off)
    with pytest.raises(database_move.MoveError, match="terminating connection"):
        database_move.move_database(url)
    assert tables() == []


def test_missing_permission_to_create_tables_is_reported(
    history: User, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    guest = f"lilun_guest_{os.getpid()}"
    with connect(NAME) as target:
        target.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        target.execute(f"CREATE ROLE {guest} LOGIN PASSWORD 'guest'")
    try:
        with pytest.raises(database_move.MoveError) as refused:
            database_move.move_database(as_user(url, f"{guest}:guest"))
    finally:
        connections[database_move.TARGET].close()
        with connect("postgres") as server:
            server.execute(f"DROP ROLE {guest}")
    assert str(refused.value) == (
        "no table can be made in the database to move to (permission denied for schema public)"
    )


def as_user(url: str, user: str) -> str:
    parts = urlsplit(url)
    return parts._replace(netloc=f"{user}@{parts.netloc.rpartition('@')[2]}").geturl()


def test_a_moved_sqlite_database_is_served_from_postgresql(
    served: Served, url: str, tmp_path: Path
) -> None:
    home = shutil.copytree(served.home, tmp_path / "home")
    moved = manage(home, "move_database", "--to", url)
    assert "were copied and compared" in moved.stdout, moved.stderr
    serve_for_a_moment(home, DATABASE_URL=url)
    with connect(NAME) as target:
        assert target.execute("SELECT COUNT(*) FROM learning_question").fetchone()[0] > 100
