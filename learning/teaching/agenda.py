"""A month of what opens, closes and is due in the classes of a teacher."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from learning.models import Assignment, Quiz, User

FIRST_YEAR, LAST_YEAR = 2000, 2999


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """``what`` is "Opens", "Closes" or "Due"; by its link where there is no assignment."""

    at: datetime  # by the teacher's clock
    what: str
    assignment: Assignment | None = None
    quiz: Quiz | None = None

    @property
    def title(self) -> str:
        return str(self.assignment or self.quiz)

    @property
    def clock(self) -> str:
        return f"{self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class Agenda:
    """``days`` are those with entries; ``later`` is the next month that has some."""

    month: date
    days: list[tuple[date, list[AgendaEntry]]]
    later: date | None

    @property
    def previous(self) -> date:
        return (self.month - timedelta(days=1)).replace(day=1)

    @property
    def next(self) -> date:
        return self.month + timedelta(days=monthrange(self.month.year, self.month.month)[1])


def first_of_month(text: str, today: date) -> date:
    """The first day of a month such as "2026-03"; of today's for any other text."""
    if found := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text, re.ASCII):
        year = int(found[1])
        if FIRST_YEAR <= year <= LAST_YEAR:
            return date(year, int(found[2]), 1)
    return today.replace(day=1)


def agenda_of(teacher: User, month: date) -> Agenda:
    """By the teacher's clock. Two statements."""
    entries = sorted(_entries(teacher), key=lambda one: one.at)
    days: dict[date, list[AgendaEntry]] = {}
    later = None
    for one in entries:
        day = one.at.date()
        if day.replace(day=1) == month:
            days.setdefault(day, []).append(one)
        elif later is None and day > month:
            later = day.replace(day=1)
    return Agenda(month, list(days.items()), later)


def _entries(teacher: User) -> list[AgendaEntry]:
    zone = ZoneInfo(teacher.time_zone)
    set_there = Assignment.objects.in_classes_of(teacher)
    found = [
        AgendaEntry(at.astimezone(zone), what, assignment=one)
        for one in set_there.select_related("classroom", "brief", "quiz")
        for what, at in one.dates
    ]
    by_link = Quiz.objects.authored().filter(owner=teacher, closed_at=None)
    for quiz in by_link.exclude(published_at=None):
        for what, moment in (("Opens", quiz.opens_at), ("Closes", quiz.closes_at)):
            if moment:
                found.append(AgendaEntry(moment.astimezone(zone), what, quiz=quiz))
    return found
