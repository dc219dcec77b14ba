"""Backups of SQLite, made while others write, and restored."""

import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from django.db import connection, connections

from config import backups
from learning.factories import UserFactory
from learning.models import User

pytestmark = [
    pytest.mark.skipif(connection.vendor != "sqlite", reason="test_postgresql.py is its twin"),
    pytest.mark.django_db(transaction=True),
]


def names(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as copy:
        return {name for (name,) in copy.execute("SELECT username FROM learning_user")}


def present() -> Path:
    return Path(connection.settings_dict["NAME"])


@pytest.fixture
def backup(learner: User, tmp_path: Path) -> Path:
    file = tmp_path / "a week ago.sqlite3"
    backups.back_up(file)
    return file


def test_a_backup_has_every_row_and_only_its_owner_can_read_it(
    learner: User, tmp_path: Path
) -> None:
    file = tmp_path / "backup.sqlite3"
    assert backups.back_up(file).rows["learning_user"] == 1
    assert names(file) == {"learner"}
    assert file.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [file]


def test_an_existing_file_is_not_overwritten(backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(backups.BackupError, match="is there already"):
        backups.back_up(backup)
    assert backup.read_bytes() == before


def test_a_copy_with_fewer_rows_is_refused(
    learner: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = backups.sqlite.read_backup

    def read_after_a_loss(file: Path) -> backups.BackupContents:
        with closing(sqlite3.connect(file)) as copy:
            copy.execute("DELETE FROM learning_user")
            copy.commit()
        return read(file)

    monkeypatch.setattr(backups.sqlite, "read_backup", read_after_a_loss)
    with pytest.raises(backups.BackupError, match="not hold as many rows"):
        backups.back_up(tmp_path / "backup.sqlite3")
    assert list(tmp_path.iterdir()) == []


@contextmanager
def writers(acknowledged: list[str], crowd: int = 3) -> Iterator[None]:
    """Create users in threads; ``acknowledged`` gets the names of those that are committed."""
    over = threading.Event()

    def write(writer: int) -> None:
        try:
            number = 0
            while not over.is_set():
                name = f"writer-{writer}-{number}"
                User.objects.create(username=name)
                acknowledged.append(name)
                number += 1
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=[n]) for n in range(crowd)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def test_a_backup_has_all_rows_that_were_committed_before_it(learner: User, tmp_path: Path) -> None:
    acknowledged: list[str] = []
    with writers(acknowledged):
        for number in range(5):
            count = len(acknowledged)
            while len(acknowledged) == count:
                time.sleep(0.001)
            before = set(acknowledged)
            file = tmp_path / f"{number}.sqlite3"
            backups.back_up(file)
            assert before <= names(file)
            assert len(acknowledged) > len(before), "nobody wrote meanwhile"


def test_control_a_plain_copy_of_the_file_lacks_committed_rows(
    learner: User, tmp_path: Path
) -> None:
    """The latest rows are in the journal, not in the file."""
    User.objects.create(username="latest")
    file = shutil.copyfile(present(), tmp_path / "copy.sqlite3")
    assert "latest" not in names(file)


def test_later_rows_are_only_in_the_database_that_is_kept(backup: Path, now: datetime) -> None:
    UserFactory.create(username="later")
    kept = backups.restore_backup(backup, now)
    assert set(User.objects.values_list("username", flat=True)) == {"learner"}
    assert names(kept) == {"learner", "later"}
    kept.unlink()


def test_without_a_present_database_nothing_is_kept(
    backup: Path, now: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = tmp_path / "home" / "lilun.sqlite3"
    lost.parent.mkdir()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(lost))
    assert backups.restore_backup(backup, now) is None
    assert names(lost) == {"learner"}
    assert list(lost.parent.iterdir()) == [lost]


def test_the_journal_of_a_lost_database_is_not_merged_into_the_restored_one(
    backup: Path, now: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = tmp_path / "home" / "lilun.sqlite3"
    lost.parent.mkdir()
    UserFactory.create(username="later")
    journal = shutil.copyfile(f"{present()}-wal", f"{lost}-wal")
    before = Path(journal).read_bytes()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(lost))
    backups.restore_backup(backup, now)
    assert names(lost) == {"learner"}
    [kept] = lost.parent.glob("*-before-restore-*-wal")
    assert kept.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"Not a database at all. " * 99])
def test_a_file_that_is_no_backup_is_refused(
    content: bytes, learner: User, tmp_path: Path, now: datetime
) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    with pytest.raises(backups.BackupError, match="is no backup of the app"):
        backups.restore_backup(file, now)
    assert User.objects.get() == learner


def test_a_database_of_another_app_is_refused(tmp_path: Path, now: datetime) -> None:
    file = tmp_path / "file.sqlite3"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE VIEW django_migrations AS SELECT 'learning' AS app, 'x' AS name")
    with pytest.raises(backups.BackupError, match="is no backup of the app"):
        backups.restore_backup(file, now)


def test_a_damaged_backup_is_refused(backup: Path, now: datetime) -> None:
    content = bytearray(backup.read_bytes())
    content[8192:16384] = b"\xff" * 8192
    backup.write_bytes(content)
    with pytest.raises(backups.BackupError, match="is damaged"):
        backups.restore_backup(backup, now)


def test_a_truncated_backup_is_refused(backup: Path, learner: User, now: datetime) -> None:
    content = backup.read_bytes()
    backup.write_bytes(content[: len(content) * 2 // 3])
    with pytest.raises(backups.BackupError, match="is damaged"):
        backups.restore_backup(backup, now)
    assert User.objects.get() == learner


def test_a_folder_is_refused(tmp_path: Path, now: datetime) -> None:
    with pytest.raises(backups.BackupError, match="is a folder: name a file"):
        backups.restore_backup(tmp_path, now)


def test_a_backup_of_a_newer_version_is_refused(backup: Path, learner: User, now: datetime) -> None:
    with closing(sqlite3.connect(backup)) as newer, newer:
        newer.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES (?, ?, ?)",
            ("learning", "9999_from_the_future", "2040-01-01"),
        )
    with pytest.raises(backups.BackupError, match=r"newer version .*9999_from_the_future"):
        backups.restore_backup(backup, now)
    assert User.objects.get() == learner


def test_nothing_is_restored_while_the_database_is_open(
    backup: Path, learner: User, now: datetime
) -> None:
    with closing(sqlite3.connect(present())) as other:
        other.execute("SELECT COUNT(*) FROM learning_user").fetchone()
        with pytest.raises(backups.BackupError, match="is in use"):
            backups.restore_backup(backup, now)
    assert User.objects.get() == learner
