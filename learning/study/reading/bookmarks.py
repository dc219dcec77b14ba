"""Bookmarks: where a learner read last, so that reading goes on there on any device."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import DatabaseError, connection, transaction
from django.db.models import Exists, OuterRef

from content.models import Brief, Passage
from learning.models import Bookmark, Reading, User

logger = logging.getLogger(__name__)

PATIENCE_MS = 200  # how long a page waits for SQLite's write lock


def remember_opened(user: User, section: Passage, now: datetime) -> None:
    """Records that a section was opened; one query if it was the last one before as well.

    Never raises database errors: if the database is busy or full, the page is shown anyway, and the
    next opening is recorded.
    """
    last = Bookmark.objects.filter(user=user, brief=section.brief_id).values_list("section")
    if last.first() == (section.pk,):
        return
    bookmark = Bookmark(user=user, brief_id=section.brief_id, section=section, opened_at=now)

    def write() -> None:
        Bookmark.objects.bulk_create(
            [bookmark],
            update_conflicts=True,
            unique_fields=["user", "brief"],
            update_fields=["section", "passage", "opened_at"],
        )

    _unless_busy("An opened section", write)


def remember_place(user: User, section: Passage, passage: Passage | None) -> None:
    """Records the passage reached in a section, unless another section was opened since: a page
    sends it as late as when it is left. Never raises database errors.
    """
    bookmark = Bookmark.objects.filter(user=user, brief=section.brief_id, section=section)
    _unless_busy("A place in a section", lambda: bookmark.update(passage=passage))


def opened_last(user: User) -> Bookmark | None:
    """The latest bookmark with its section and passage, in any brief open to the learner; None if
    they have read that section.
    """
    read = Reading.objects.filter(user=user, section=OuterRef("section"), read_at__isnull=False)
    found = Bookmark.objects.filter(
        user=user, brief__in=Brief.objects.open_to(user), section__retired_at=None
    )
    latest = found.annotate(is_read=Exists(read)).select_related("section__brief", "passage")
    bookmark = latest.order_by("-opened_at").first()
    return None if bookmark is None or bookmark.is_read else bookmark


def merge_bookmarks(guest: User, account: User) -> None:
    """Replaces the account's bookmarks by more recent ones of the guest in the same brief, within
    the caller's transaction, which then moves the guest's other bookmarks.
    """
    for bookmark in Bookmark.objects.filter(user=guest):
        own = Bookmark.objects.filter(user=account, brief=bookmark.brief_id)
        own.filter(opened_at__lt=bookmark.opened_at).delete()


def _unless_busy(what: str, write: Callable[[], object]) -> None:
    """Writes, or gives it up if the database is busy or full."""
    try:
        with _little_patience(), transaction.atomic():
            write()
    except DatabaseError as error:
        logger.info("%s was not noted: %s", what, error)


@contextmanager
def _little_patience() -> Iterator[None]:
    """Shortens the wait for SQLite's write lock, since reading a page must not queue for it."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    usual = 1000 * connection.settings_dict["OPTIONS"].get("timeout", 5)
    connection.connection.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
    try:
        yield
    finally:
        connection.connection.execute(f"PRAGMA busy_timeout = {usual}")
