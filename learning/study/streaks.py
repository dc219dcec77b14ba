"""Days in a row: consecutive study days with an answer, of which one a week is free."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, QuerySet

from learning.models import Review, User
from learning.prepared import prepared

DAY, WEEK = timedelta(days=1), timedelta(days=7)
RECENT = 2 * WEEK
STRETCH = 9 * WEEK  # what is asked for at once of the time before


@dataclass(frozen=True, slots=True)
class StudyRun:
    """The ``days`` with an answer from the first to the last, between which some were free."""

    first: date
    last: date
    days: int


@dataclass(frozen=True, slots=True)
class Streak:
    """The days of the run that goes on today, and those of the longest; ``runs`` lists all of them,
    the earliest first.
    """

    days: int
    longest: int
    today_counts: bool
    runs: list[StudyRun]


def streak(days: Collection[date], today: date) -> Streak:
    """The streak up to today. Today does not break it until it is over.

    A single day without an answer is free if no other of its week is, Monday to Sunday: it breaks
    nothing, and is not counted. A date later than today, from an answer in a time zone further
    east, counts as today.
    """
    runs: list[StudyRun] = []
    freed: date | None = None  # the Monday of the week whose free day the last run has taken
    for on in sorted(days):
        last = runs[-1].last if runs else None
        gap = on - DAY if last and on - last == 2 * DAY else None
        if last and (on - last == DAY or (gap and monday(gap) != freed)):
            freed = monday(gap) if gap else freed
            runs.append(StudyRun(runs[-1].first, on, runs.pop().days + 1))
        else:
            freed = None
            runs.append(StudyRun(on, on, 1))
    return Streak(
        days=runs[-1].days if runs and _goes_on(runs[-1].last, today, freed) else 0,
        longest=max((run.days for run in runs), default=0),
        today_counts=bool(runs) and runs[-1].last >= today,
        runs=runs,
    )


def _goes_on(last: date, today: date, freed: date | None) -> bool:
    """Whether an answer today still continues the run."""
    if last >= today - DAY:
        return True
    return last == today - 2 * DAY and monday(today - DAY) != freed


def _recent_start(today: date) -> date:
    """The Monday from which the days are read at first."""
    return monday(today) - RECENT


def streak_of(user: User, today: date, recent: Collection[date] | None = None) -> Streak:
    """A learner's streak, with its latest runs; ``recent`` are the days ``studied_lately``, where
    they are known. One statement without them, and one for each ``STRETCH`` before that the streak
    reaches into.
    """
    since = _recent_start(today)
    days = studied_lately(user, today) if recent is None else set(recent)
    found = streak(days, today)
    while found.days and found.runs[-1].first <= since + DAY:
        days |= _studied_from(user, since - STRETCH, since)
        found, since = streak(days, today), since - STRETCH
    return found


def studied_lately(user: User, today: date) -> set[date]:
    """The days of this week and the two before with an answer, in one statement; tomorrow too, for
    an answer in a time zone further east.
    """
    return _studied_from(user, _recent_start(today), today + 2 * DAY)


def _studied_from(user: User, first: date, end: date) -> set[date]:
    """The days with an answer from the first to before the end. The database looks for one answer
    of each day: to read all answers takes twenty times as long for a learner with many.
    """
    days = tuple(first + n * DAY for n in range((end - first).days))
    (answered,) = _are_studied(user.pk, days)
    return {on for on, has_answer in zip(days, answered, strict=True) if has_answer}


@prepared
def _are_studied(user: int, days: tuple[date, ...]) -> QuerySet[User, Any]:
    standing = Review.objects.standing().filter(user=user)
    each = [Exists(standing.filter(studied_on=on)) for on in days]
    return User.objects.filter(pk=user).values_list(*each)


def monday(day: date) -> date:
    return day - day.weekday() * DAY
