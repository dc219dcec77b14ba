"""True retention: how many of the cards that came back were still known."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q

from learning.models import Card, Review, User
from learning.progress.days import DAY, monday
from learning.scheduling import Rating

WEEKS = 26
ENOUGH = 20  # answers below which a share says nothing
ON_TARGET = 0.03  # how far from the target is still on it


@dataclass(frozen=True, slots=True)
class Retention:
    """Of ``total`` cards in review that were asked, ``right`` were known; from ``since`` on."""

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


def retention_by_week(user: User, today: date) -> list[Retention]:
    """The last 26 weeks, this one last, each from its Monday; one statement.

    It counts the first rated answer of a day on each card that was in review.
    """
    first = monday(today) - 7 * (WEEKS - 1) * DAY
    reviews = Review.objects.standing().filter(
        user=user, state=Card.State.REVIEW, rating__isnull=False, studied_on__gte=first
    )
    earlier = Review.objects.standing().filter(
        card=OuterRef("card"),
        seq__lt=OuterRef("seq"),
        studied_on=OuterRef("studied_on"),
        state=Card.State.REVIEW,
        rating__isnull=False,
    )
    missed = Q(rating=Rating.AGAIN) & Q(~Exists(earlier))  # looked for behind the few misses alone
    rows = reviews.values_list("studied_on").annotate(
        missed=Count("card", distinct=True, filter=missed), total=Count("card", distinct=True)
    )
    right: Counter[date] = Counter()
    total: Counter[date] = Counter()
    for on, forgotten, asked in rows:
        right[monday(on)] += asked - forgotten
        total[monday(on)] += asked
    weeks = [first + timedelta(weeks=n) for n in range(WEEKS)]
    return [Retention(week, right[week], total[week]) for week in weeks]


def together(weeks: list[Retention]) -> Retention:
    return Retention(
        weeks[0].since, sum(week.right for week in weeks), sum(week.total for week in weeks)
    )
