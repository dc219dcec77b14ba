"""The days on which cards come back, as a calendar feed for other programs (RFC 5545)."""

import hashlib
import secrets
from datetime import UTC, date, datetime

from django.db.models import Count, Q

from learning.models import Card, User
from learning.study_days import ONE_DAY

DAYS = 60


def make_address(user: User) -> str:
    """A new secret; the previous one stops working."""
    user.calendar_token = secrets.token_urlsafe(32)
    user.save(update_fields=["calendar_token"])
    return user.calendar_token


def remove_address(user: User) -> None:
    user.calendar_token = None
    user.save(update_fields=["calendar_token"])


def holder_of(token: str) -> User | None:
    return User.objects.filter(calendar_token=token, is_active=True).first()


def due_days(user: User, now: datetime) -> dict[date, int]:
    """The number of cards due on each of the next ``DAYS`` study days that have any; overdue cards
    count for today, new cards do not count. One query.
    """
    today = user.study_day(now)
    days = [today + place * ONE_DAY for place in range(DAYS)]
    ends = [user.study_day_bounds(day)[1] for day in days]
    cards = Card.objects.filter(user=user, suspended=False, show_at__lt=ends[-1])
    begun = cards.exclude(state=Card.State.NEW)
    before = Q()
    counts = {}
    for place, end in enumerate(ends):
        counts[f"day{place}"] = Count("pk", filter=before & Q(show_at__lt=end))
        before = Q(show_at__gte=end)
    found = begun.aggregate(**counts)
    return {day: n for place, day in enumerate(days) if (n := found[f"day{place}"])}


def calendar_of(token: str, due: dict[date, int], now: datetime, home: str) -> str:
    """The feed: an all-day event for each day, marked as free time. ``home`` is the app's URL. All
    text is ours, short and ASCII, so that no line needs folding.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lilun//Cards due//EN"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Lilun"]
    name = hashlib.sha256(token.encode()).hexdigest()[:16]
    for day, count in due.items():
        lines += [
            "BEGIN:VEVENT",
            f"UID:{day:%Y%m%d}-{name}@lilun",
            f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + ONE_DAY:%Y%m%d}",
            f"SUMMARY:Lilun: {count} card{'' if count == 1 else 's'} due",
            "TRANSP:TRANSPARENT",
            f"URL:{home}/",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])
