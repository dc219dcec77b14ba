"""Guests without a session are removed, but only with --yes."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from learning.factories import (
    BookmarkFactory,
    CardFactory,
    ReadingFactory,
    ReviewFactory,
    StudySessionFactory,
    UserFactory,
)
from learning.management.commands import remove_unused_guests
from learning.models import Card, User

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=401)


def removed(*options: str) -> str:
    printed = StringIO()
    call_command("remove_unused_guests", *options, stdout=printed)
    return printed.getvalue()


def old_guest(**fields) -> User:
    return UserFactory.create(guest=True, date_joined=LONG_AGO, **fields)


def test_without_yes_it_only_says_what_it_would_do():
    for _ in range(2):
        old_guest()
    assert removed() == (
        "2 guests unused for 400 days would be removed, with their cards and reviews.\n"
        "Nothing is removed yet: run it again with --yes.\n"
    )
    assert User.objects.count() == 2


def test_with_yes_guests_are_removed_with_their_cards():
    CardFactory.create(user=old_guest())
    assert removed("--yes") == "1 of 1 removed.\n"
    assert not User.objects.exists()
    assert not Card.objects.exists()


def test_guests_are_removed_in_batches(monkeypatch):
    monkeypatch.setattr(remove_unused_guests, "BATCH", 2)
    for _ in range(3):
        old_guest()
    assert removed("--yes") == "2 of 3 removed.\n3 of 3 removed.\n"


def test_without_unused_guests_it_says_so():
    assert "0 guests unused" in removed()
    assert removed("--yes") == "0 guests unused for 400 days: nothing to remove.\n"


def test_an_account_with_a_password_is_not_removed():
    UserFactory.create(date_joined=LONG_AGO, last_login=LONG_AGO)
    removed("--yes")
    assert User.objects.count() == 1


@pytest.mark.parametrize("factory", ["review", "session", "reading", "opened", "login", "joined"])
def test_an_active_guest_is_not_removed(factory):
    guest, lately = old_guest(), timezone.now() - timedelta(days=399)
    if factory == "review":
        ReviewFactory.create(card__user=guest, session__started_at=LONG_AGO, reviewed_at=lately)
    elif factory == "session":
        StudySessionFactory.create(user=guest, started_at=lately)
    elif factory == "reading":
        ReadingFactory.create(user=guest, read_at=lately)
    elif factory == "opened":
        BookmarkFactory.create(user=guest, opened_at=lately)
    else:
        field = {"login": "last_login", "joined": "date_joined"}[factory]
        User.objects.filter(pk=guest.pk).update(**{field: lately})
    removed("--yes")
    assert User.objects.get() == guest


def test_a_guest_with_old_activity_only_is_removed():
    guest = old_guest(last_login=LONG_AGO)
    ReviewFactory.create(card__user=guest, session__started_at=LONG_AGO, reviewed_at=LONG_AGO)
    ReadingFactory.create(user=guest, read_at=LONG_AGO)
    removed("--yes")
    assert not User.objects.exists()


def test_a_guest_with_a_session_is_not_removed():
    guest = old_guest()
    Client().force_login(guest)
    User.objects.update(last_login=LONG_AGO)
    removed("--yes")
    assert User.objects.get() == guest
