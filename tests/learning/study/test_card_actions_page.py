"""Cards are put away, brought back, reported, or asked for characters."""

import pytest
from django.urls import reverse

from learning.factories import CardFactory
from learning.models import Card
from tests.clients import HTMX
from tests.learning.study.studying import due_card, page, post, token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.mark.parametrize(
    ("action", "suspension"), [("suspend", "learner"), ("hide", "hidden"), ("bury", "")]
)
def test_a_card_can_be_put_away_and_brought_back(
    learner_client, learner, session, action, suspension
):
    card = due_card(learner)

    response = post(learner_client, "card_action", session, {"card": card.pk, "action": action})
    assert card.question.body["stem"] not in learner_client.get(response.url).text
    card.refresh_from_db()
    assert card.suspension == suspension

    post(learner_client, "card_action", session, {"card": card.pk, "action": "bring-back"})
    assert card.question.body["stem"] in page(learner_client, session).text


def test_characters_are_asked_about_once_and_left_out_when_not_wanted(
    learner_client, learner, session
):
    card = CardFactory.create(user=learner, question__type="characters-of-name")
    assert "What do you want of them?" in page(learner_client, session).text

    post(learner_client, "characters", session, {"characters": "off"})

    card.refresh_from_db()
    assert card.suspension == Card.Suspension.CHARACTERS
    assert "What do you want of them?" not in page(learner_client, session).text


def test_a_report_is_kept_with_its_reason(learner_client, learner, session):
    card = due_card(learner)
    url = reverse("report", args=[session.pk, card.pk])

    response = learner_client.post(url, {"reason": "unclear", "comment": "Which port?"})

    assert response.status_code == 302
    report = learner.reports.get()
    assert (report.reason, report.comment) == ("unclear", "Which port?")


def test_a_report_may_hide_its_card(learner_client, learner, session):
    card = due_card(learner)
    url = reverse("report", args=[session.pk, card.pk])

    response = learner_client.post(url, {"reason": "wrong", "hide": "on"}, follow=True)

    assert "Thank you." in response.text
    assert card.question.body["stem"] not in response.text
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


def test_another_learners_card_is_neither_reported_nor_put_away(
    learner_client, other_learner, session
):
    card = due_card(other_learner)

    reported = learner_client.post(
        reverse("report", args=[session.pk, card.pk]), {"reason": "wrong", "hide": "on"}
    )
    buried = post(learner_client, "card_action", session, {"card": card.pk, "action": "suspend"})

    assert (reported.status_code, buried.status_code) == (404, 404)
    card.refresh_from_db()
    assert not card.suspended


@pytest.mark.parametrize(
    ("name", "data"),
    [("card_action", {"action": "eat"}), ("characters", {"characters": "ask"})],
)
def test_what_no_button_says_is_not_found(learner_client, learner, session, name, data):
    card = due_card(learner)

    assert post(learner_client, name, session, {"card": card.pk} | data).status_code == 404
    card.refresh_from_db()
    assert not card.suspended


def test_what_was_just_put_away_can_be_brought_back_from_the_same_page(
    learner_client, learner, session
):
    card = due_card(learner)

    response = post(learner_client, "card_action", session, {"card": card.pk, "action": "bury"})

    assert "Bring it back" in learner_client.get(response.url).text


def test_a_session_whose_missed_card_is_put_off_is_all_done(learner_client, learner, session):
    card = due_card(learner, formats=["typed"])
    shown = token(page(learner_client, session))
    told = post(learner_client, "answer", session, {"shown": shown, "give_up": "1"}, **HTMX)
    assert "0 of 1 done" in told.text

    data = {"card": card.pk, "action": "bury"}
    finish = post(learner_client, "card_action", session, data, **HTMX).text

    assert "1 of 1 done" in finish
    assert "right at the first answer" in finish


def test_choosing_characters_again_in_settings_brings_their_cards_back(learner_client, learner):
    card = CardFactory.create(
        user=learner, question__type="name-of-characters", suspended=True, suspension="characters"
    )
    form = learner_client.get(reverse("settings")).context["form"]

    learner_client.post(reverse("settings"), form.initial | {"characters": "write"})

    card.refresh_from_db()
    assert not card.suspended
