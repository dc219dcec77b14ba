"""Prepared queries find what plain ones find, and rows are stored unchanged."""

import enum
import uuid
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.forms import model_to_dict
from django.test.utils import CaptureQueriesContext

from learning.factories import NOON, CardFactory, ReviewFactory, UserFactory
from learning.models import Card, Review, User
from learning.prepared import add_rows, insert_rows, prepared, update_rows
from learning.study.memory import CHANGED_BY_ANSWER

pytestmark = pytest.mark.django_db
RESPONSE = {"given": ["“新质”", None, 0.5, {"a": True}]}


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


def copy_of(review: Review) -> Review:
    values = {field.attname: getattr(review, field.attname) for field in Review._meta.fields}
    return Review(**values | {"id": None, "seq": review.seq + 1, "key": uuid.uuid4()})


@pytest.mark.parametrize("count", [0, 1, 2])
def test_inserted_rows_are_stored_and_get_their_keys(count: int) -> None:
    made = ReviewFactory.create_batch(count, response=RESPONSE, seconds=1.25, rating=None)
    reviews = list(map(copy_of, made))
    insert_rows(Review, reviews)

    for review in reviews:
        (stored,) = Review.objects.filter(pk=review.pk)
        assert model_to_dict(stored) == model_to_dict(review)
        assert stored.response == RESPONSE
        review.seconds = 2.5
        review.save()
    assert Review.objects.count() == 2 * count


def test_a_row_that_breaks_a_constraint_is_not_inserted() -> None:
    review = ReviewFactory.create()
    again = copy_of(review)
    again.seq = review.seq
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(Review, [again])
    assert Review.objects.count() == 1


@pytest.mark.parametrize("count", [0, 1, 2])
def test_rows_are_added_as_they_are(count: int) -> None:
    reviews = [copy_of(one) for one in ReviewFactory.create_batch(count)]
    before = Review.objects.count()
    add_rows(Review, reviews)
    assert [one.pk for one in reviews] == [None] * count
    for one, stored in zip(reviews, Review.objects.order_by("pk")[before:], strict=True):
        assert model_to_dict(stored, exclude=["id"]) == model_to_dict(one, exclude=["id"])


@pytest.mark.parametrize("count", [0, 1, 2])
def test_only_the_named_fields_are_updated(count: int) -> None:
    *cards, other = CardFactory.create_batch(count + 1, in_review=True)
    before = model_to_dict(Card.objects.get(pk=other.pk))
    for card in cards:
        card.show_at, card.step, card.stability = NOON + timedelta(microseconds=7), None, 12.5
        card.recall_due, card.suspension, card.seq = True, Card.Suspension.LEECH, 40
        card.note = "not stored"
    update_rows(Card, cards, CHANGED_BY_ANSWER)

    for card in cards:
        stored = Card.objects.get(pk=card.pk)
        for name in CHANGED_BY_ANSWER:
            assert getattr(stored, name) == getattr(card, name)
        assert stored.note == ""
    assert model_to_dict(Card.objects.get(pk=other.pk)) == before
