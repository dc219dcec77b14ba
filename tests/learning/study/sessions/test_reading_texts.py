"""The text that a card's question stands under: open while the card is new, folded later."""

import re

import pytest
from django.test import Client

from learning.factories import CardFactory, ReadingTextFactory, question_body
from learning.models import Card, ReadingText, StudySession, User
from tests.learning.study.studying import due_card, page, post, token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
FOCUSED = re.compile(r"<(?:h1|input|textarea)[^>]*\sautofocus")
OPEN = '<details class="reading-text" open>'
FOLDED = '<details class="reading-text">'


@pytest.fixture
def text() -> ReadingText:
    text: ReadingText = ReadingTextFactory.create(text="Dear friend")
    return text


def test_a_new_card_shows_its_text_open(
    learner_client: Client, learner: User, session: StudySession, text: ReadingText
) -> None:
    body = question_body(reading_text=text.sha256)
    CardFactory.create(user=learner, question__body=body, state=Card.State.NEW)
    shown = page(learner_client, session).text
    assert OPEN in shown
    assert "Dear friend" in shown
    assert not FOCUSED.search(shown)  # the page begins at the text


def test_a_card_met_before_and_its_feedback_fold_it(
    learner_client: Client, learner: User, session: StudySession, text: ReadingText
) -> None:
    due_card(learner, reading_text=text.sha256)
    asked = page(learner_client, session)
    assert FOLDED in asked.text
    assert FOCUSED.search(asked.text)
    told = post(learner_client, "answer", session, {"shown": token(asked), "give_up": "1"})
    shown = told.text if told.status_code == 200 else learner_client.get(told.url).text
    assert FOLDED in shown


def test_a_card_without_one_shows_none(
    learner_client: Client, learner: User, session: StudySession
) -> None:
    due_card(learner)
    assert "reading-text" not in page(learner_client, session).text
