"""A download of a person's data is made while others write."""

import threading
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection, connections
from django.db.models import QuerySet
from django.utils import timezone

from learning.accounts import downloads, takeout
from learning.accounts.downloads import begin_download, file_of, make_download
from learning.factories import CardFactory, UserFactory
from learning.models import User

pytestmark = pytest.mark.django_db(transaction=True)
CARDS = 12


@pytest.fixture
def others_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """Changes a row of another person before each card of a download is written."""
    other = UserFactory.create()

    def write() -> None:
        User.objects.filter(pk=other.pk).update(first_name="Mei")
        connections.close_all()

    def note_after_a_write(download: Any) -> Any:
        def note(rows: Iterator[Any]) -> Iterator[Any]:
            for row in teller(rows):
                if row.get("note") is not None:  # a card
                    thread = threading.Thread(target=write)
                    thread.start()
                    thread.join()
                yield row

        teller = real_teller(download)
        return note

    real_teller = downloads._teller
    monkeypatch.setattr(downloads, "_teller", note_after_a_write)
    monkeypatch.setattr(downloads, "TOLD_EVERY", 1)


@pytest.fixture
def owner(settings: Any, tmp_path: Any, learner: User) -> User:
    settings.LILUN_HOME = tmp_path
    for _ in range(CARDS):
        CardFactory.create(user=learner, note="Mine")
    return learner


def make(owner: User) -> Any:
    now = timezone.now()
    download, _ = begin_download(owner, now)
    make_download(download.pk, str(download.name), now)
    download.refresh_from_db()
    return download


@pytest.mark.usefixtures("others_write")
def test_a_download_is_complete_while_others_write(
    owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(takeout, "CHUNK", 5)
    download = make(owner)
    assert download.ready_at
    with zipfile.ZipFile(file_of(download)) as archive:
        assert archive.read("cards.csv").decode().count("Mine") == CARDS


@pytest.mark.usefixtures("others_write")
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL lets a cursor stay open")
def test_control_with_an_open_cursor_it_fails(owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    cursors = []

    def streamed(rows: QuerySet[Any, Any]) -> Iterator[Any]:
        cursors.append(rows.iterator(chunk_size=5))
        yield cursors[-1]

    monkeypatch.setattr(takeout, "_pages", streamed)
    with pytest.raises(OperationalError, match="database is locked"):
        make(owner)
    for cursor in cursors:
        cursor.close()
