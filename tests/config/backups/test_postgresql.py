"""Backups of PostgreSQL, and restored ones."""

from datetime import datetime
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from config import backups
from learning.factories import UserFactory
from learning.models import User
from tests.databases import connect

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="test_sqlite.py is its twin"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def backup(learner: User, tmp_path: Path) -> Path:
    file = tmp_path / "a week ago.dump"
    backups.back_up(file)
    return file


def test_a_backup_has_every_row_and_only_its_owner_can_read_it(
    learner: User, tmp_path: Path
) -> None:
    file = tmp_path / "backup.dump"
    assert backups.back_up(file).rows["learning_user"] == 1
    assert file.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [file]


def test_a_lost_connection_is_reported_and_leaves_no_file(
    learner: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_: str) -> None:
        with connect("postgres") as server:
            backend = connection.connection.info.backend_pid
            server.execute("SELECT pg_terminate_backend(%s, 5000)", [backend])

    monkeypatch.setattr(backups.postgresql, "run_program", run)
    with pytest.raises(backups.BackupError, match="the database cannot be copied"):
        backups.back_up(tmp_path / "backup.dump")
    assert list(tmp_path.iterdir()) == []


def test_later_rows_are_only_in_the_dump_that_is_kept(backup: Path, now: datetime) -> None:
    UserFactory.create(username="later")
    kept = backups.restore_backup(backup, now)
    assert set(User.objects.values_list("username", flat=True)) == {"learner"}
    assert backups.postgresql.read_backup(kept).rows["learning_user"] == 2
    UserFactory.create(username="next")  # sequences continue
    kept.unlink()


def test_a_truncated_backup_is_refused(backup: Path, learner: User, now: datetime) -> None:
    content = backup.read_bytes()
    backup.write_bytes(content[: len(content) * 2 // 3])
    with pytest.raises(backups.BackupError, match="is no backup of the app, or is damaged"):
        backups.restore_backup(backup, now)
    assert User.objects.get() == learner


def test_a_restore_that_fails_changes_nothing(
    backup: Path, learner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        backups.postgresql, "_drop_statement", lambda tables: "DROP TABLE learning_user;"
    )
    with pytest.raises(backups.BackupError, match="cannot be restored"):
        backups.postgresql.replace_database(backup, "before-a-failure")
    assert User.objects.get() == learner


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path, now: datetime) -> None:
    file = tmp_path / "file"
    file.write_text("Not a database at all. " * 99)
    with pytest.raises(backups.BackupError, match="is no backup of the app"):
        backups.restore_backup(file, now)


def test_a_folder_is_refused(tmp_path: Path, now: datetime) -> None:
    with pytest.raises(backups.BackupError, match="is a folder: name a file"):
        backups.restore_backup(tmp_path, now)


def test_nothing_is_restored_while_somebody_else_is_connected(
    backup: Path, learner: User, now: datetime
) -> None:
    parameters = connection.get_connection_params()
    other = psycopg.connect(
        dbname=parameters["dbname"],
        **{name: parameters[name] for name in ("host", "port", "user") if name in parameters},
    )
    with other, pytest.raises(backups.BackupError, match="is in use"):
        backups.restore_backup(backup, now)
    assert User.objects.get() == learner
