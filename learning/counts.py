"""How many cards there are of each sort, and how many of them a day allows."""

from dataclasses import dataclass
from typing import Any

from django.db.models import IntegerField, QuerySet, Subquery

from learning.models import User

COUNT_LIMIT = 1000  # counts stop here, so that they cost the same whatever is due
LOW_LIMIT = 100  # and here where no more is asked than whether there are so many


class CountOf(Subquery):
    """How many rows a query has, up to a limit, as one value of another query; of a distinct one,
    how many values of the field ``of``."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()

    def __init__(self, queryset: QuerySet[Any], limit: int = COUNT_LIMIT, of: str = "pk") -> None:
        super().__init__(queryset.order_by().values(of)[:limit])


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cards there are of each sort."""

    new: int = 0
    learning: int = 0
    review: int = 0

    @property
    def total(self) -> int:
        return self.new + self.learning + self.review

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.new + other.new, self.learning + other.learning, self.review + other.review
        )

    def __sub__(self, other: "Counts") -> "Counts":
        return Counts(
            self.new - other.new, self.learning - other.learning, self.review - other.review
        )


def within_limits(
    waiting: Counts, user: User, introduced: int, reviewed: int, *, extra: int = 0
) -> Counts:
    """What of the waiting cards may be taken today, after so many new ones and reviews; ``extra``
    cards may be taken in any case."""
    return Counts(
        new=min(waiting.new, max(extra, user.new_per_day - introduced, 0)),
        learning=waiting.learning,
        review=min(waiting.review, max(extra, user.reviews_per_day - reviewed, 0)),
    )
