"""The days on which a learner studied: how much, how well and how long."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Q, Sum

from learning.models import Review, User
from learning.scheduling import Rating

DAY = timedelta(days=1)
WEEKS_OF_TIME = 12


@dataclass(frozen=True, slots=True)
class StudyDay:
    """The answers of a day, how many were missed, and the seconds they took, each capped. An answer
    that was not missed may be a lucky click, or one that was read.
    """

    on: date
    answers: int = 0
    missed: int = 0
    seconds: float = 0.0

    @property
    def minutes(self) -> int:
        return round(self.seconds / 60)


@dataclass(frozen=True, slots=True)
class StudyRun:
    """Consecutive days with an answer."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Streak:
    """Consecutive days up to today or yesterday, and the longest such run; ``runs`` lists all of
    them, the earliest first.
    """

    days: int
    longest: int
    today_counts: bool
    runs: list[StudyRun]


def days_studied(user: User) -> dict[date, StudyDay]:
    """Every day with an answer, in two queries: the first returns one row a day.

    An answer to a composite question reviews several cards: its time counts once.
    """
    standing = Review.objects.standing().filter(user=user)
    rows = standing.values_list("studied_on").annotate(
        answers=Count("*"),
        missed=Count("rating", filter=Q(rating=Rating.AGAIN)),
        seconds=Sum("seconds", filter=Q(whole=None)),
    )
    wholes = standing.exclude(whole=None).values_list("studied_on", "key")
    of_wholes: Counter[date] = Counter()
    for on, _, seconds in wholes.annotate(seconds=Max("seconds")):
        of_wholes[on] += seconds or 0
    return {
        on: StudyDay(on, answers, missed, (seconds or 0.0) + of_wholes[on])
        for on, answers, missed, seconds in rows
    }


def streak(days: Collection[date], today: date) -> Streak:
    """The streak up to today. Today does not break it until it is over.

    A date later than today, from an answer in a time zone further east, counts as today.
    """
    runs: list[StudyRun] = []
    for on in sorted(days):
        follows = bool(runs) and runs[-1].last == on - DAY
        runs.append(StudyRun(runs.pop().first if follows else on, on))
    last = runs[-1] if runs else None
    return Streak(
        days=last.days if last and last.last >= today - DAY else 0,
        longest=max((run.days for run in runs), default=0),
        today_counts=last is not None and last.last >= today,
        runs=runs,
    )


def weeks_of_time(days: Mapping[date, StudyDay], today: date) -> list[StudyDay]:
    """The last 12 weeks, each as one day dated on its Monday; the current week is last."""
    sums: defaultdict[date, list[StudyDay]] = defaultdict(list)
    for day in days.values():
        sums[monday(day.on)].append(day)
    first = monday(today) - 7 * (WEEKS_OF_TIME - 1) * DAY
    weeks = [first + 7 * n * DAY for n in range(WEEKS_OF_TIME)]
    return [
        StudyDay(
            week,
            sum(day.answers for day in sums[week]),
            sum(day.missed for day in sums[week]),
            sum(day.seconds for day in sums[week]),
        )
        for week in weeks
    ]


def monday(day: date) -> date:
    return day - day.weekday() * DAY
