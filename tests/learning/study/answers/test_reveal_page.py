"""The answer is shown when it is asked for, and not before."""

import pytest

from learning.factories import (
    RevealFactory,
)
from tests.clients import HTMX
from tests.learning.study.studying import due_card, page, post, token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
CANARY = "Zebediah Quagga"


def test_recall_shows_the_answer_only_when_it_is_asked_for(learner_client, learner, session):
    card = due_card(learner, answer=CANARY, formats=["recall"], explanation="")

    asked = page(learner_client, session)
    assert card.question.body["stem"] in asked.text
    assert CANARY not in asked.text

    revealed = post(learner_client, "reveal", session, {"shown": token(asked)}, **HTMX)
    assert CANARY in revealed.text
    assert card.reveals.get().seq == card.seq
    assert "Got it" in revealed.text


def test_a_revealed_card_stays_revealed_when_the_page_is_loaded_again(
    learner_client, learner, session
):
    card = due_card(learner, answer=CANARY, formats=["recall"])
    RevealFactory.create(card=card)

    assert CANARY in page(learner_client, session).text


def test_a_deleted_card_cannot_be_revealed(learner_client, learner, session):
    card = due_card(learner, formats=["recall"])
    shown = token(page(learner_client, session))
    card.delete()

    assert post(learner_client, "reveal", session, {"shown": shown}).status_code == 404


@pytest.mark.parametrize(
    ("explanation", "shown"),
    [
        (f"The bird is a {CANARY}.", False),
        (f"Birds are {CANARY}s.", True),
        ("It sings.", True),
    ],
)
def test_a_sentence_that_only_says_the_answer_again_is_left_out(
    learner_client, learner, session, explanation, shown
):
    card = due_card(learner, answer=CANARY, formats=["recall"], explanation=explanation)
    RevealFactory.create(card=card)

    assert ('class="answer__explanation"' in page(learner_client, session).text) == shown
