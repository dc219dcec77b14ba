"""Cards are suspended, buried, brought back, reported, or asked for characters."""

import pytest
from django.urls import reverse

from learning.cards.making import add_cards
from learning.factories import QuestionFactory, ReviewFactory
from learning.models import Card
from tests.learning.study.studying import due_card, page, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.mark.parametrize(
    ("action", "suspension"), [("suspend", "learner"), ("hide", "hidden"), ("bury", "")]
)
def test_a_card_can_be_suspended_or_buried_and_brought_back(
    learner_client, learner, session, action, suspension
):
    card = due_card(learner)

    response = post(learner_client, "card_action", session, {"card": card.pk, "action": action})
    assert card.question.body["stem"] not in learner_client.get(response.url).text
    card.refresh_from_db()
    assert card.suspension == suspension

    post(learner_client, "card_action", session, {"card": card.pk, "action": "bring-back"})
    assert card.question.body["stem"] in page(learner_client, session).text


def test_characters_are_asked_about_at_the_end_of_the_first_session(
    learner_client, learner, session
):
    question = QuestionFactory.create(type="characters-of-name")
    add_cards(learner, [question])
    assert question.body["stem"] not in page(learner_client, session).text
    assert "Learn the characters too?" not in page(learner_client, session).text
    ReviewFactory.create(card__user=learner, card__suspended=True, session=session)
    assert "Learn the characters too?" in page(learner_client, session).text

    post(learner_client, "characters", session, {"characters": "recognise"})

    assert not learner.cards.get(question=question).suspended
    assert "Learn the characters too?" not in page(learner_client, session).text


def test_a_report_is_kept_and_may_hide_its_card(learner_client, learner, session):
    card = due_card(learner)
    url = reverse("report", args=[session.pk, card.pk])
    form = {"reason": "unclear", "comment": "Which port?", "hide": "on"}

    response = learner_client.post(url, form, follow=True)

    assert card.question.body["stem"] not in response.text
    report = learner.reports.get()
    assert (report.reason, report.comment) == ("unclear", "Which port?")
    card.refresh_from_db()
    assert card.suspension == Card.Suspension.HIDDEN


@pytest.mark.parametrize("form", [{"reason": "boring"}, {"comment": "Which port?"}])
def test_a_report_without_a_reason_is_asked_for_one(learner_client, learner, session, form):
    card = due_card(learner)

    response = learner_client.post(reverse("report", args=[session.pk, card.pk]), form)

    assert response.status_code == 422
    assert "What is wrong?" in response.text
    assert form.get("comment", "") in response.text
    assert not learner.reports.exists()


def test_the_report_page_says_which_question_it_is_about(learner_client, learner, session):
    card = due_card(learner, stem="Which port feeds Ningbo?")

    page = learner_client.get(reverse("report", args=[session.pk, card.pk]))

    assert "Which port feeds Ningbo?" in page.text


@pytest.mark.parametrize(
    ("name", "data"),
    [("card_action", {"action": "eat"}), ("characters", {"characters": "ask"})],
)
def test_an_action_that_no_button_sends_is_not_found(learner_client, learner, session, name, data):
    card = due_card(learner)

    assert post(learner_client, name, session, {"card": card.pk} | data).status_code == 404
    card.refresh_from_db()
    assert not card.suspended
