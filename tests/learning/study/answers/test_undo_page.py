"""The latest answer can be taken back, from the next card and from the finish page."""

import pytest

from learning.factories import (
    RevealFactory,
)
from learning.models import Card
from tests.clients import HTMX
from tests.learning.study.studying import due_card, latest, page, post, token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_undo_brings_the_card_back(learner_client, learner, session):
    card = due_card(learner, formats=["recall"], stem="Who was it?")
    RevealFactory.create(card=card)
    shown = token(page(learner_client, session))
    post(learner_client, "answer", session, {"shown": shown, "rating": "1"}, **HTMX)

    response = post(learner_client, "undo", session, latest(), **HTMX)

    assert "Your answer was undone." in response.text
    assert "Who was it?" in response.text
    card.refresh_from_db()
    assert (card.state, card.lapses) == (Card.State.REVIEW, 0)


def test_undo_works_from_the_finish_page_without_htmx(learner_client, learner, session):
    card = due_card(learner, formats=["recall"], stem="Who was it?")
    RevealFactory.create(card=card)
    shown = token(page(learner_client, session))
    post(learner_client, "answer", session, {"shown": shown, "rating": "3"})
    assert "1 card done" in page(learner_client, session).text

    response = post(learner_client, "undo", session, latest())

    assert "Who was it?" in learner_client.get(response.url).text
