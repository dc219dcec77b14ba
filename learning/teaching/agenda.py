"""A month of what opens, closes and is due in the classes of a teacher."""

import re
from calendar import MONDAY, Calendar
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
class AgendaDay:
    date: date
    entries: list[AgendaEntry]
    in_month: bool


@dataclass(frozen=True, slots=True)
class Agenda:
    """``weeks`` are whole, from Monday on; ``later`` is the next month that has entries."""

    month: date
    weeks: list[list[AgendaDay]]
    later: date | None

    @property
    def is_empty(self) -> bool:
        return not any(day.entries for week in self.weeks for day in week if day.in_month)

    @property
    def previous(self) -> date:
        return (self.month - timedelta(days=1)).replace(day=1)

    @property
    def next(self) -> date:
        return (self.month + timedelta(days=31)).replace(day=1)


def first_of_month(text: str, today: date) -> date:
    """The first day of a month such as "2026-03"; of today's for any other text."""
    if found := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text, re.ASCII):
        year = int(found[1])
        if FIRST_YEAR <= year <= LAST_YEAR:
            return date(year, int(found[2]), 1)
    return today.replace(day=1)


def agenda_of(teacher: User, month: date) -> Agenda:
    """By the teacher's clock. Two statements."""
    by_day: dict[date, list[AgendaEntry]] = {}
    for one in sorted(_entries(teacher), key=lambda one: one.at):
        by_day.setdefault(one.at.date(), []).append(one)
    weeks = [
        [AgendaDay(day, by_day.get(day, []), day.month == month.month) for day in week]
        for week in Calendar(MONDAY).monthdatescalendar(month.year, month.month)
    ]
    after = (day.replace(day=1) for day in by_day if day.replace(day=1) > month)
    return Agenda(month, weeks, next(after, None))


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
