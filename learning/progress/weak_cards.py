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
    """Cards that were missed or are being learned, and those of the ``weakest`` beside them, with
    their questions; at most ``MOST_WEAK`` of each. One query.
    """
    today, _ = user.study_day_bounds(user.study_day(now))
    return list(_weak_or_weakest(user.pk, now, today))


@prepared
def _weak_or_weakest(user: int, now: datetime, today: datetime) -> QuerySet[Card]:
    learning = Card.objects.filter(user=user).in_learning().order_by("-state", "show_at")
    weak = Q(pk__in=learning.values("pk")[:MOST_WEAK])
    weakest = Q(pk__in=_weakest_first(user, now, today).values("pk")[:MOST_WEAK])
    return Card.objects.filter(weak | weakest, user=user).select_related(*FOR_LINKS)
