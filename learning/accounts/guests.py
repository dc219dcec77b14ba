"""Guests: new people without a password, and how they claim their account."""

import secrets
from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from learning.cards.characters import follow_wish_for_characters
from learning.models import User
from learning.models.people import TWICE
from learning.study_days import time_zones

GUEST_PREFIX = "guest-"


def guest_key() -> str:
    """A random ending for a guest's username."""
    return secrets.token_hex(5)


def start_guest(now: datetime, *, time_zone: str = "UTC", key: str = "") -> User:
    """A new user without a password; an unknown time zone becomes UTC.

    Raises ``IntegrityError`` if a guest with this ``guest_key`` exists.
    """
    return User.objects.create(
        username=GUEST_PREFIX + (key or guest_key()),
        password=make_password(None),
        is_guest=True,
        time_zone=time_zone if time_zone in time_zones() else "UTC",
        date_joined=now,
    )


def guest_of_form(key: str, now: datetime, *, time_zone: str) -> User:
    """The guest created by a form with this key, however often it is sent within a minute; after
    that, a new guest.
    """
    try:
        with transaction.atomic():
            return start_guest(now, time_zone=time_zone, key=key)
    except IntegrityError:
        guests = User.objects.filter(is_guest=True, is_active=True, date_joined__gt=now - TWICE)
        guest = guests.filter(username=GUEST_PREFIX + key).first()
        return guest or start_guest(now, time_zone=time_zone)


def claim_account(guest: User, *, username: str, password: str, email: str = "") -> bool:
    """Gives a guest a name and a password; everything else stays as it is.

    False if the account is no longer a guest's. Raises ``IntegrityError`` if the username was taken
    a moment ago.
    """
    hashed = make_password(password)  # slow on purpose, so it comes before the transaction
    with transaction.atomic():
        claimed = User.objects.filter(pk=guest.pk, is_guest=True).update(
            username=username, password=hashed, email=email, is_guest=False
        )
    guest.refresh_from_db()
    return bool(claimed)


def is_theirs(user: User, username: str | None, password: str | None) -> bool:
    """Whether these are the name and password of the account."""
    return user.username == username and user.check_password(password or "")


def save_settings(user: User, fields: Collection[str]) -> None:
    """Saves these fields of the user and no others, so that a password changed meanwhile stays
    changed; cards follow the choice about characters.
    """
    with transaction.atomic():
        user.save(update_fields=fields)
        follow_wish_for_characters(user)


def sends_reminders() -> bool:
    """Whether a worker sends mails at the learners' hours."""
    return sends_mail() and settings.LILUN_TASKS == "database"


def sends_mail() -> bool:
    """Whether this server can send e-mail; templates ask before they promise one."""
    return bool(settings.EMAIL_URL)
