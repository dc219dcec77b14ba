"""Rows are stored unchanged, and only what is named of them is updated."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.forms import model_to_dict

from content.storage.bulk import add_rows, insert_rows, update_rows
from learning.factories import NOON, CardFactory, ReviewFactory
from learning.models import Card, Review
from learning.study.memory import CHANGED_BY_ANSWER

pytestmark = pytest.mark.django_db
RESPONSE = {"given": ["“新质”", None, 0.5, {"a": True}]}


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
