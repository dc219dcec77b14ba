"""How many cards are due on each of the days to come."""

from datetime import date, datetime, timedelta
from itertools import pairwise, zip_longest

from django.db.models import QuerySet

from learning.charts import Day
from learning.models import Card, User
from learning.prepared import prepared
from learning.study.counts import COUNT_LIMIT, CountOf

DAYS = 14


def days_ahead(user: User, now: datetime, length: int = DAYS) -> list[Day]:
    """Cards due on each of the next study days, today first, with those overdue. Cards being
    learned are due today, or else tomorrow.

    One query; a day's count stops at ``COUNT_LIMIT``.
    """
    days = _days(user.study_day(now), length)
    ends = tuple(user.study_day_bounds(day)[1] for day in days)
    (counts,) = _due_until(user.pk, ends)
    learning, reviews = counts[:2], counts[2:]
    due = [sum(each) for each in zip_longest(learning, reviews, fillvalue=0)]
    return [Day(on, min(count, COUNT_LIMIT)) for on, count in zip(days, due, strict=True)]


@prepared
def _due_until(user: int, ends: tuple[datetime, ...]) -> QuerySet[User, tuple[int, ...]]:
    """The number of learning cards due before the first moment, and later; and that of reviews due
    before it, and between each moment and the next.
    """
    learning = Card.objects.filter(user=user).in_learning()
    steps = [learning.filter(show_at__lt=ends[0]), learning.filter(show_at__gte=ends[0])]
    in_review = Card.objects.filter(user=user).in_review()
    later = [in_review.filter(show_at__gte=start, show_at__lt=end) for start, end in pairwise(ends)]
    counted = [*steps, in_review.filter(show_at__lt=ends[0]), *later]
    return User.objects.filter(pk=user).values_list(*map(CountOf, counted))


def _days(first: date, length: int = DAYS) -> list[date]:
    return [first + timedelta(days=offset) for offset in range(length)]
