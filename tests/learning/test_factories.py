"""Learners and what they do, as tests and demo data make them."""

import pytest
from django.contrib.auth import authenticate

from learning.factories import (
    NOON,
    PASSWORD,
    CardFactory,
    QuestionReportFactory,
    RevealFactory,
    ReviewFactory,
    UserFactory,
    question_body,
)
from learning.kinds import kind_of
from learning.models import Card
from learning.questions.generators import generate
from tests.learning.questions.harbour import harbour


def test_a_body_looks_like_a_generated_one() -> None:
    body = question_body(stem="Who said so?")
    assert body.keys() == generate(harbour())[0].body().keys()
    assert body["stem"] == "Who said so?"
    for format in body["formats"]:
        kind_of(format).validate(body)


@pytest.mark.django_db
def test_a_learner_can_sign_in_and_a_guest_cannot() -> None:
    learner, guest = UserFactory.create(), UserFactory.create(guest=True)
    assert authenticate(username=learner.username, password=PASSWORD) == learner
    assert authenticate(username=guest.username, password="!") is None
    assert guest.is_guest


@pytest.mark.django_db
def test_a_card_is_new_or_due_at_noon() -> None:
    new, due = CardFactory.create(), CardFactory.create(in_review=True)
    assert new.state == Card.State.NEW
    assert new.brief == new.question.brief
    assert (due.state, due.show_at) == (Card.State.REVIEW, NOON)


@pytest.mark.django_db
def test_what_hangs_on_a_card_is_its_learners() -> None:
    review = ReviewFactory.create()
    assert review.user == review.card.user
    assert review.session is not None
    assert review.session.user == review.user
    assert RevealFactory.create().card.pk
    assert QuestionReportFactory.create().question.pk
