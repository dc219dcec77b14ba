"""Rows stand there as they were given, whether one or more are stored."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.forms import model_to_dict

from learning.factories import NOON, CardFactory, ReviewFactory
from learning.models import Card, Review
from learning.rows import insert_many, insert_rows, update_rows
from learning.study.memory import CHANGED_BY_ANSWER

pytestmark = pytest.mark.django_db
SAID = {"given": ["“新质”", None, 0.5, {"a": True}]}


def copy_of(review: Review) -> Review:
    values = {field.attname: getattr(review, field.attname) for field in Review._meta.fields}
    return Review(**values | {"id": None, "seq": review.seq + 1, "key": uuid.uuid4()})


@pytest.mark.parametrize("count", [0, 1, 2])
def test_new_rows_are_what_was_given_and_know_their_keys(count: int) -> None:
    made = ReviewFactory.create_batch(count, response=SAID, seconds=1.25, rating=None)
    reviews = list(map(copy_of, made))
    insert_rows(Review, reviews)

    for review in reviews:
        (stored,) = Review.objects.filter(pk=review.pk)
        assert model_to_dict(stored) == model_to_dict(review)
        assert stored.response == SAID
        review.seconds = 2.5
        review.save()
    assert Review.objects.count() == 2 * count


def test_a_row_that_breaks_a_constraint_is_refused() -> None:
    review = ReviewFactory.create()
    again = copy_of(review)
    again.seq = review.seq
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(Review, [again])
    assert Review.objects.count() == 1


@pytest.mark.parametrize("count", [0, 1, 2])
def test_many_new_rows_are_what_was_given(count: int) -> None:
    reviews = [copy_of(one) for one in ReviewFactory.create_batch(count, response=SAID)]
    insert_many(Review, reviews)

    for review in reviews:
        stored = Review.objects.get(key=review.key)
        assert model_to_dict(stored, exclude=["id"]) == model_to_dict(review, exclude=["id"])
    assert Review.objects.count() == 2 * count


@pytest.mark.parametrize("count", [0, 1, 2])
def test_only_the_named_fields_of_the_rows_are_stored(count: int) -> None:
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
