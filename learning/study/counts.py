"""Counts of cards of each sort, and how many of them a day allows."""

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from django.db.models import IntegerField, QuerySet, Subquery, TextField

from learning.models import User

COUNT_LIMIT = 1000  # counts stop here, so that their cost has a limit
OF_NO_BRIEF = 0
DAY_LIMIT = 10_000  # limit for a day's answers: no setting allows as many


class Enough(IntEnum):
    """Where to stop counting waiting cards, since nobody is shown more than a day allows."""

    FEW = 50
    SOME = 100
    A_DAY = 220  # the default limit of reviews, plus one session
    MANY = COUNT_LIMIT

    @classmethod
    def over(cls, count: int) -> "Enough":
        """The first value above ``count``, if any."""
        return next((each for each in cls if each > count), cls.MANY)

    @property
    def of_a_day(self) -> int:
        """Where to stop counting today's answers: that many exceed the day's limit."""
        return DAY_LIMIT if self is Enough.MANY else int(self)


class CountOf(Subquery):
    """The number of rows of a query up to a limit, as a value in another query; for a distinct
    query, the number of values of the field ``of``.
    """

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()

    def __init__(self, queryset: QuerySet[Any], limit: int = COUNT_LIMIT, of: str = "pk") -> None:
        super().__init__(queryset.order_by().values(of)[:limit])


class BriefsOf(Subquery):
    """The briefs of a query's first cards, one id per card, as a text for ``tally``;
    ``OF_NO_BRIEF`` for cards of no brief.
    """

    template = "(SELECT GROUP_CONCAT(COALESCE(listed.brief, 0)) FROM (%(subquery)s) listed)"
    output_field = TextField()

    def __init__(self, cards: QuerySet[Any], limit: int) -> None:
        super().__init__(cards.values("brief")[:limit])

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        briefs = "COALESCE(listed.brief, 0)::text"
        template = f"(SELECT STRING_AGG({briefs}, ',') FROM (%(subquery)s) listed)"  # noqa: S608
        return self.as_sql(compiler, connection, template=template)


def tally(briefs: str | None) -> Counter[int]:
    """The number of cards of each brief in a ``BriefsOf`` text."""
    listed = Counter(briefs.split(",") if briefs else ())
    return Counter({int(brief): count for brief, count in listed.items()})


@dataclass(frozen=True, slots=True)
class Counts:
    """The number of cards of each sort."""

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
    """The part of the waiting cards that may be taken today, after that many new cards and reviews;
    ``extra`` cards are always allowed.
    """
    return Counts(
        new=min(waiting.new, max(extra, user.new_per_day - introduced, 0)),
        learning=waiting.learning,
        review=min(waiting.review, max(extra, user.reviews_per_day - reviewed, 0)),
    )
