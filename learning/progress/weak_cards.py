"""The cards of a learner that are nearest to being forgotten, and those that were missed."""

from datetime import datetime

from django.db.models import F, Q, QuerySet

from learning.models import Card, User
from learning.prepared import prepared
from learning.study.order.candidates import most_forgotten

MOST_WEAK = 12
FOR_LINKS = ("question__brief", "question__passage__brief", "question__passage__section")


def weakest(user: User, now: datetime, most: int = 5) -> list[Card]:
    """Cards in review that are nearest to being forgotten, ``MOST_WEAK`` at most, with their
    questions; none answered today, or waiting because a sibling was.
    """
    today, _ = user.study_day_bounds(user.study_day(now))
    return _weakest(user.pk, now, today)[:most]


@prepared
def _weakest(user: int, now: datetime, today: datetime) -> QuerySet[Card]:
    return _weakest_first(user, now, today).select_related(*FOR_LINKS)[:MOST_WEAK]


def _weakest_first(user: int, now: datetime, today: datetime) -> QuerySet[Card]:
    rested = Q(show_at__lte=now) | Q(show_at=F("due_at"))
    in_review = Card.objects.filter(user=user).in_review().filter(rested, reviewed_at__lt=today)
    return most_forgotten(in_review.order_by("show_at"), now)


def weak_or_weakest(user: User, now: datetime) -> list[Card]:
    """Cards that were missed, those that are being learned and the ``weakest`` beside them, at most
    ``MOST_WEAK`` of each, with what tells their look and subject. One query.
    """
    today, _ = user.study_day_bounds(user.study_day(now))
    return list(_weak_or_weakest(user.pk, now, today))


@prepared
def _weak_or_weakest(user: int, now: datetime, today: datetime) -> QuerySet[Card]:
    """Each list ends early in the order of its index; sorted by state, all cards would be read."""
    learning = Card.objects.filter(user=user).in_learning().order_by("show_at")
    missed = learning.filter(state=Card.State.RELEARNING)
    lists = (missed, learning, _weakest_first(user, now, today))
    # A union, since PostgreSQL would look for one list or another in the whole table.
    each = [Card.objects.filter(pk__in=cards.values("pk")[:MOST_WEAK]) for cards in lists]
    chosen = Card.objects.none().union(*(cards.order_by().values("pk") for cards in each))
    weak = Card.objects.filter(pk__in=chosen).select_related("question")
    return weak.only("state", "suspended", "due_at", "question__brief", "question__subject")
