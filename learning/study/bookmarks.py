"""Which section a learner opened last: reading goes on there, on whichever device."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import DatabaseError, connection, transaction
from django.db.models import Exists, OuterRef

from content.models import Brief, Passage
from learning.models import Bookmark, Reading, User

logger = logging.getLogger(__name__)

PATIENCE_MS = 200  # for which a page waits for the write lock of SQLite


def remember_opened(user: User, section: Passage, now: datetime) -> None:
    """Note that a section was opened; one statement where it was the last before too.

    Never raises for the database's sake: where it is busy or full, the page is shown all the same,
    and the next opening is noted.
    """
    last = Bookmark.objects.filter(user=user, brief=section.brief_id).values_list("section")
    if last.first() == (section.pk,):
        return
    bookmark = Bookmark(user=user, brief_id=section.brief_id, section=section, opened_at=now)
    try:
        with _little_patience(), transaction.atomic():
            Bookmark.objects.bulk_create(
                [bookmark],
                update_conflicts=True,
                unique_fields=["user", "brief"],
                update_fields=["section", "opened_at"],
            )
    except DatabaseError as error:
        logger.info("An opened section was not noted: %s", error)


def opened_last(user: User) -> Passage | None:
    """The section that the learner opened last and has not read, of whatever brief is open to
    them; None where they have read it."""
    read = Reading.objects.filter(user=user, section=OuterRef("section"), read_at__isnull=False)
    found = Bookmark.objects.filter(
        user=user, brief__in=Brief.objects.open_to(user), section__retired_at=None
    )
    latest = found.annotate(is_read=Exists(read)).select_related("section__brief")
    bookmark = latest.order_by("-opened_at").first()
    return None if bookmark is None or bookmark.is_read else bookmark.section


def merge_bookmarks(guest: User, account: User) -> None:
    """Let the guest's take the place of those of the account that are older in the same brief;
    within the caller's transaction, which gives the account what is then left of the guest's."""
    for bookmark in Bookmark.objects.filter(user=guest):
        own = Bookmark.objects.filter(user=account, brief=bookmark.brief_id)
        own.filter(opened_at__lt=bookmark.opened_at).delete()


@contextmanager
def _little_patience() -> Iterator[None]:
    """SQLite has one writer at a time, and a page that is read does not queue for that."""
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
