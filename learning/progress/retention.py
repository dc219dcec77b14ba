"""True retention: the share of cards that were still known when they came back."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, F, Min, QuerySet, Sum, When

from learning.models import Card, Review, User
from learning.scheduling import Rating
from learning.study.streaks import DAY, monday

WEEKS = 26
ENOUGH = 20  # with fewer answers a share means nothing
ON_TARGET = 0.03  # how far from the target is still on it


@dataclass(frozen=True, slots=True)
class Retention:
    """Of ``total`` reviews of cards in review from ``since`` on, ``right`` were right."""

    since: date
    right: int
    total: int

    @property
    def share(self) -> float | None:
        return self.right / self.total if self.total else None

    @property
    def enough(self) -> bool:
        return self.total >= ENOUGH

    def verdict(self, target: float) -> str:
        """ "few", "on target", "below" or "above"."""
        if self.share is None or not self.enough:
            return "few"
        if round(abs(self.share - target), 6) <= ON_TARGET:
            return "on target"
        return "below" if self.share < target else "above"


def retention_by_week(user: User, today: date, many: int = WEEKS) -> list[Retention]:
    """The last weeks, the current one last, each from its Monday; one query.

    It counts the first rated answer of a day on each card that was in review.
    """
    first = _first_monday(today, many)
    rows = _first_answers(user, first).values_list("studied_on", "of_first")  # type: ignore[misc]
    right: Counter[date] = Counter()
    total: Counter[date] = Counter()
    for (on, known), cards in Counter((on, of_first % 2) for on, of_first in rows).items():
        right[monday(on)] += cards * known
        total[monday(on)] += cards
    weeks = [first + timedelta(weeks=n) for n in range(many)]
    return [Retention(week, right[week], total[week]) for week in weeks]


def retention_lately(user: User, today: date, weeks: int) -> Retention:
    """That of the last weeks together, the current one included; one query of one row."""
    first = _first_monday(today, weeks)
    known = F("of_first").bitand(1)
    found = _first_answers(user, first).aggregate(total=Count("*"), right=Sum(known))
    return Retention(first, found["right"] or 0, found["total"])


def _first_monday(today: date, weeks: int) -> date:
    return monday(today) - 7 * (weeks - 1) * DAY


def _first_answers(user: User, first: date) -> QuerySet[Review, Any]:
    """The day and the first answer of each card on it: the lowest seq doubled, plus one if it was
    right.
    """
    of_first = Min(F("seq") * 2 + Case(When(rating=Rating.AGAIN, then=0), default=1))
    rated = Review.objects.standing().filter(
        user=user, state=Card.State.REVIEW, rating__isnull=False, studied_on__gte=first
    )
    return rated.order_by().values("studied_on", "card").annotate(of_first=of_first)


def together(weeks: list[Retention]) -> Retention:
    return Retention(
        weeks[0].since, sum(week.right for week in weeks), sum(week.total for week in weeks)
    )
