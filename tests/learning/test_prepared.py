"""Prepared queries find what plain ones find."""

import enum
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.test.utils import CaptureQueriesContext

from learning.factories import NOON, CardFactory, ReviewFactory, UserFactory
from learning.models import Card, Review, User
from learning.prepared import prepared

pytestmark = pytest.mark.django_db


class Order(enum.Enum):
    SOON = "show_at"
    LATE = "-show_at"


@prepared
def due(user: int, now: datetime, order: Order = Order.SOON) -> QuerySet[Card]:
    reviewed = Review.objects.filter(card=OuterRef("pk"), reviewed_at__lt=now)
    cards = Card.objects.filter(user=user, show_at__lte=now).annotate(known=Exists(reviewed))
    return cards.select_related("question__brief").order_by(order.value)


@prepared
def figures(user: int, on: date, now: datetime, cards: tuple[int, ...]) -> QuerySet[User]:
    reviews = Review.objects.filter(user=user, studied_on=on).order_by("pk")
    chosen = Card.objects.filter(user=user, pk__in=cards).order_by("-pk")
    late = chosen.annotate(waited=now - F("show_at")).filter(waited__gt=timedelta(hours=1))
    return User.objects.filter(pk=user).values_list(
        Subquery(reviews.values("pk")[:1]),
        Subquery(chosen.values("pk")[:1]),
        Subquery(late.values("pk")[:1]),
    )


def card_at(learner: User, hours: int, **fields) -> Card:
    at = NOON + timedelta(hours=hours)
    return CardFactory.create(user=learner, in_review=True, show_at=at, **fields)


def test_repeated_calls_find_what_a_plain_query_finds(learner, other_learner):
    cards = [card_at(learner, hours) for hours in range(-4, 4)]
    card_at(other_learner, -2)
    ReviewFactory.create(card=cards[0], reviewed_at=NOON - timedelta(hours=3))

    for user in (learner, other_learner):
        for hours in (-9, -3, 0, 2):
            now = NOON + timedelta(hours=hours)
            plain = due.__wrapped__(user.pk, now)
            again = due(user.pk, now, Order.SOON)
            assert again == list(plain)
            assert [card.known for card in again] == [card.known for card in plain]
    assert due(learner.pk, NOON, Order.LATE) == cards[4::-1]


def test_subqueries_accept_dates_and_tuples_of_any_length(learner, other_learner):
    for user in (learner, other_learner):
        cards = [card_at(user, hours) for hours in (-3, -2, 1)]
        ReviewFactory.create(card=cards[0], user=user, studied_on=NOON.date())
        for chosen in (cards[:1], cards[:2], cards, cards[1:]):
            for days in (0, 1):
                values = (
                    user.pk,
                    NOON.date() + timedelta(days=days),
                    NOON + timedelta(hours=2 * days),
                    tuple(card.pk for card in chosen),
                )
                assert figures(*values) == list(figures.__wrapped__(*values))
    assert len(figures(learner.pk, NOON.date(), NOON, ())) == 1


def test_a_moment_computed_from_an_argument_is_refused():
    """Otherwise the query would keep the one that was computed first."""

    @prepared
    def lately(now: datetime) -> QuerySet[Card]:
        return Card.objects.filter(show_at__gte=now - timedelta(hours=2))

    with pytest.raises(AssertionError, match="passed as it is"):
        lately(NOON)


def test_selected_relations_need_no_further_statement(learner):
    card_at(learner, -1)
    due(learner.pk, NOON)

    with CaptureQueriesContext(connection) as queries:
        (card,) = due(learner.pk, NOON)
        assert card.question.brief.title
    assert len(queries) == 1


def test_the_query_is_built_once(learner, monkeypatch):
    due(learner.pk, NOON)
    monkeypatch.setattr(Card.objects, "filter", None)

    assert due(UserFactory.create().pk, NOON) == []
