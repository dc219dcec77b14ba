"""Days in a row: consecutive study days with an answer, of which one a week is free."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from learning.models import Review, User

DAY, WEEK = timedelta(days=1), timedelta(days=7)
WINDOW = 9 * WEEK  # what is read at first, since few are longer


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


def window_start(today: date) -> date:
    """The Monday from which the days are read at first."""
    return monday(today) - WINDOW


def streak_of(user: User, today: date, recent: Collection[date] | None = None) -> Streak:
    """A learner's streak, with its latest runs; ``recent`` are the days since ``window_start``,
    where they are known. One statement less then, and one more if it is longer than that.
    """
    since = window_start(today)
    found = streak(_days(user, since) if recent is None else recent, today)
    is_cut = bool(found.days) and found.runs[-1].first <= since + DAY
    return streak(_days(user, date.min), today) if is_cut else found


def _days(user: User, since: date) -> list[date]:
    standing = Review.objects.standing().filter(user=user, studied_on__gte=since)
    return list(standing.order_by().values_list("studied_on", flat=True).distinct())


def monday(day: date) -> date:
    return day - day.weekday() * DAY
