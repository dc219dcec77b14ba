"""What the less usual answers cost the database; tests/statements has the usual ones."""

import pytest

from content.factories import BriefFactory
from learning.factories import (
    CardFactory,
    CompositeFactory,
    RevealFactory,
    composite_cards,
    question_body,
)
from learning.models import Review
from tests.clients import HTMX
from tests.learning.study.studying import due_card, page, post, token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_the_first_answer_of_a_day_takes_ten_statements_at_most(
    learner_client, learner, session, clock, django_assert_max_num_queries
):
    due_card(learner, formats=["typed"])
    shown = token(page(learner_client, session))
    clock.shift(24 * 60 * 60)

    with django_assert_max_num_queries(10):
        post(learner_client, "answer", session, {"shown": shown, "response": "x"}, **HTMX)


@pytest.mark.parametrize(
    ("format", "field"), [("matching", "match-x"), ("ordering", "order"), ("list", "response")]
)
def test_an_answer_to_a_composite_takes_ten_statements_at_most(
    learner_client, learner, session, django_assert_max_num_queries, format, field
):
    composite_cards(CompositeFactory.create(format=format), learner)
    shown = token(page(learner_client, session))

    with django_assert_max_num_queries(10):
        post(learner_client, "answer", session, {"shown": shown, field: "x"}, **HTMX)

    assert Review.objects.count() == 3


def test_the_answer_that_ends_a_session_takes_fifteen_statements_at_most(
    learner_client, learner, session, django_assert_max_num_queries
):
    learner.is_guest = True
    learner.save()
    session.brief = BriefFactory.create(visibility="public")
    session.save()
    body = question_body(formats=["recall"])
    card = CardFactory.create(
        user=learner, in_review=True, question__brief=session.brief, question__body=body
    )
    RevealFactory.create(card=card)
    shown = token(page(learner_client, session))

    with django_assert_max_num_queries(15):
        response = post(learner_client, "answer", session, {"shown": shown, "rating": "3"}, **HTMX)

    assert "1 card done" in response.text
