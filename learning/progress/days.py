"""The days on which a learner studied: how much, how well and how long."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet, Sum

from learning.models import Review, User
from learning.prepared import prepared
from learning.scheduling import Rating
from learning.study.streaks import DAY, monday

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


def answers_by_day(user: User) -> dict[date, int]:
    """How many answers each day with one has, in one query that reads an index alone."""
    return dict(_answers_by_day(user.pk))


@prepared
def _answers_by_day(user: int) -> QuerySet[Review, tuple[date, int]]:
    standing = Review.objects.standing().filter(user=user).order_by()
    return standing.values_list("studied_on").annotate(answers=Count("*"))


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
