"""The days on which cards come back and the dates of what is set, for learners and their teachers,
as a calendar feed for other programs (RFC 5545).
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from icalendar import Calendar, Event

from learning.models import Assignment, Attempt, Card, User
from learning.random_tokens import new_token
from learning.study_days import ONE_DAY

DAYS = 60
KEPT = timedelta(days=30)  # how long past dates of a teacher's classes stay in their calendar
HEAD = {
    "version": "2.0",
    "prodid": "-//Lilun//Cards due//EN",
    "calscale": "GREGORIAN",
    "method": "PUBLISH",
    "x-wr-calname": "Lilun",
}


def make_address(user: User) -> str:
    """A new secret; the previous one stops working."""
    user.calendar_token = new_token()
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


def assignments_due(user: User, now: datetime) -> list[Assignment]:
    """What is set for the learner and is still to open or due, without what they have handed in.
    One query."""
    handed_in = Attempt.objects.filter(
        assignment=OuterRef("pk"), user=user, submitted_at__isnull=False
    )
    waiting = Assignment.objects.set_for(user).ending_after(now).filter(~Exists(handed_in))
    found = waiting.select_related("classroom", "brief", "quiz")
    return [assignment for assignment in found if assignment.dates]


@dataclass(frozen=True, slots=True)
class ClassDate:
    """A moment at which something opens, closes or is due."""

    uid: str
    at: datetime
    summary: str
    classroom: str
    address: str  # of its page


def dates_of(waiting: Iterable[Assignment], now: datetime) -> Iterator[ClassDate]:
    """When what is set for a learner is due, and when it opens, if that is still to come."""
    for one in waiting:
        there = one.classroom.name, reverse("assignment", args=[one.classroom_id, one.pk])
        opens, due = one.begins_at, one.ends_at
        if opens and opens > now:
            yield ClassDate(f"opens-{one.pk}", opens, f"Opens: {one.title}", *there)
        if due:
            yield ClassDate(f"assignment-{one.pk}", due, f"Due: {one.title}", *there)


def taught_dates(user: User, now: datetime) -> Iterator[ClassDate]:
    """When something opens, closes or is due in the classes that somebody teaches. One query."""
    set_there = Assignment.objects.in_classes_of(user).ending_after(now - KEPT)
    for one in set_there.select_related("classroom", "brief", "quiz"):
        there = one.classroom.name, reverse("classroom", args=[one.classroom_id])
        for what, at in one.dates:
            if at > now - KEPT:
                uid = f"class-{what.lower()}-{one.pk}"
                yield ClassDate(uid, at, f"{what}: {one.title}", *there)


def calendar_of(
    token: str, due: dict[date, int], dates: Iterable[ClassDate], now: datetime, home: str
) -> str:
    """The feed: for each day with cards an event of the whole day, marked as free time, and for
    each date of a class one at its moment. ``home`` is the app's URL.
    """
    name = hashlib.sha256(token.encode()).hexdigest()[:16]
    feed = Calendar()
    for key, value in HEAD.items():
        feed.add(key, value)
    for day, count in due.items():
        cards = _event(f"{day:%Y%m%d}-{name}", now, f"Lilun: {_cards(count)} due")
        cards.add("dtstart", day)
        cards.add("dtend", day + ONE_DAY)
        cards.add("url", f"{home}/")
        feed.add_component(cards)
    for one in dates:
        task = _event(f"{one.uid}-{name}", now, one.summary)
        task.add("dtstart", one.at)
        task.add("description", one.classroom)
        task.add("url", f"{home}{one.address}")
        feed.add_component(task)
    return str(feed.to_ical().decode())


def _cards(count: int) -> str:
    return "1 card" if count == 1 else f"{count} cards"


def _event(uid: str, now: datetime, summary: str) -> Event:
    event = Event()
    event.add("uid", f"{uid}@lilun")
    event.add("dtstamp", now)
    event.add("summary", summary)
    event.add("transp", "TRANSPARENT")
    return event
