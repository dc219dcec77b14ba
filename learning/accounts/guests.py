"""People: guests who have just come, and how they make the account their own."""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from content import reading
from content.models import Brief, Passage
from learning.cards import making
from learning.models import Review, StudySession, User
from learning.study_days import time_zones

GUEST_PREFIX = "guest-"
TWICE = timedelta(minutes=1)  # within which the same wish is the same press of a button


def hold(user: User) -> None:
    """Let nothing else that the same person asks for come in between, until the commit."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)


def guest_key() -> str:
    """What no other guest's username ends in."""
    return secrets.token_hex(5)


def start_guest(now: datetime, *, time_zone: str = "UTC", key: str = "") -> User:
    """A new user without a password; a time zone that nobody knows becomes UTC.

    Raises ``IntegrityError`` where there is a guest by this ``guest_key`` already.
    """
    return User.objects.create(
        username=GUEST_PREFIX + (key or guest_key()),
        password=make_password(None),
        is_guest=True,
        time_zone=time_zone if time_zone in time_zones() else "UTC",
        date_joined=now,
    )


def guest_of_form(key: str, now: datetime, *, time_zone: str) -> User:
    """The guest who came by a form with this key, however often it is sent within a minute; later,
    whoever sends it is somebody else."""
    try:
        with transaction.atomic():
            return start_guest(now, time_zone=time_zone, key=key)
    except IntegrityError:
        guests = User.objects.filter(is_guest=True, is_active=True, date_joined__gt=now - TWICE)
        guest = guests.filter(username=GUEST_PREFIX + key).first()
        return guest or start_guest(now, time_zone=time_zone)


def claim_account(guest: User, *, username: str, password: str, email: str = "") -> bool:
    """Give a guest a name and a password; everything else of theirs stays.

    False if the account is no guest's any more. Raises ``IntegrityError`` when somebody has
    taken the username a moment ago.
    """
    hashed = make_password(password)  # slow on purpose, so before the transaction
    with transaction.atomic():
        claimed = User.objects.filter(pk=guest.pk, is_guest=True).update(
            username=username, password=hashed, email=email, is_guest=False
        )
    guest.refresh_from_db()
    return bool(claimed)


def is_theirs(user: User, username: str | None, password: str | None) -> bool:
    """Whether these are the name and the password of the account."""
    return user.username == username and user.check_password(password or "")


def save_settings(user: User, fields: Collection[str]) -> None:
    """Store these fields of the user, and no others: a password that has just been changed stays
    changed; the cards follow the wish for characters."""
    with transaction.atomic():
        user.save(update_fields=fields)
        making.follow_wish_for_characters(user)


def offers_claim(user: User, now: datetime) -> bool:
    """Whether the first page proposes to a guest to keep what they learn: on the second day on
    which they study, unless they have said "not now". One statement for a guest, none for others.
    """
    today = user.study_day(now)
    if not user.is_guest or user.claim_declined_on == today:
        return False
    before = Review.objects.standing().filter(user=user, studied_on__lt=today)
    return before.order_by().values("studied_on").distinct()[:2].count() == 1


def offers_claim_after(user: User, session: StudySession, now: datetime) -> bool:
    """Whether the end of a session proposes it: that of the first one that a guest finishes.

    Which one that was is noted here, in one statement in a guest's life.
    """
    if not user.is_guest or user.claim_declined_on == user.study_day(now):
        return False
    if user.claim_offered_in_id is None:
        guest = User.objects.filter(pk=user.pk, claim_offered_in=None)
        return bool(guest.update(claim_offered_in=session.pk))
    return user.claim_offered_in_id == session.pk


def decline_claim(user: User, now: datetime) -> None:
    """Not today, then; it is proposed again only on the second day."""
    user.claim_declined_on = user.study_day(now)
    user.save(update_fields=["claim_declined_on"])


def first_brief() -> Brief | None:
    """What a newcomer begins with: the public brief that has been here longest."""
    return Brief.objects.filter(visibility=Brief.Visibility.PUBLIC).order_by("pk").first()


def first_section() -> Passage | None:
    """Where a newcomer begins to read: the first heading of the first public brief."""
    brief = first_brief()
    return next(iter(reading.headings(brief)), None) if brief else None


def sends_mail() -> bool:
    """Whether this server can send e-mail; templates ask before they promise one."""
    return bool(settings.EMAIL_URL)
