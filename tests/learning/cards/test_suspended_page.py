"""Suspended cards: listed with their reason, and brought back."""

import pytest

from learning.factories import CardFactory, question_body
from learning.models import Card

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
PAGE = "/cards/put-away/"


def suspended_card(learner, suspension="learner", stem="Who was it?", **state):
    return CardFactory.create(
        user=learner,
        suspended=True,
        suspension=suspension,
        question__body=question_body(stem=stem),
        **state,
    )


@pytest.mark.parametrize(
    ("suspension", "reason"),
    [
        ("learner", "Paused by you"),
        ("hidden", "Hidden by you"),
        ("leech", "Missed too often"),
    ],
)
def test_suspended_cards_are_listed_with_their_reason(learner_client, learner, suspension, reason):
    suspended_card(learner, suspension, stem="Who put it away?")

    page = learner_client.get(PAGE).text

    assert "Who put it away?" in page
    assert reason in page


@pytest.mark.parametrize("suspension", ["characters", "retired", "closed"])
def test_cards_suspended_for_other_reasons_are_not_listed(learner_client, learner, suspension):
    suspended_card(learner, suspension)

    assert "Nothing is paused" in learner_client.get(PAGE).text


def test_cards_that_could_not_come_back_are_not_listed(learner_client, learner, now):
    suspended_card(learner, question__retired_at=now)
    suspended_card(learner, question__brief__visibility="private")

    assert "Nothing is paused" in learner_client.get(PAGE).text


def test_nobody_sees_the_suspended_cards_of_another(other_client, learner):
    card = suspended_card(learner)

    assert "Nothing is paused" in other_client.get(PAGE).text
    assert other_client.post(PAGE, {"card": card.pk}).status_code == 404
    assert other_client.post(PAGE, {"leeches": "1"}).status_code == 302
    card.refresh_from_db()
    assert card.suspended


def test_one_card_is_brought_back_and_the_others_stay(learner_client, learner):
    back, away = suspended_card(learner, stem="What returns?"), suspended_card(learner)

    response = learner_client.post(PAGE, {"card": back.pk}, follow=True)

    assert "Brought back: “What returns?”" in response.text
    assert set(Card.objects.filter(suspended=True)) == {away}


def test_all_leeches_are_brought_back_at_once_and_nothing_else(learner_client, learner, now):
    leeches = [suspended_card(learner, "leech", in_review=True, lapses=8) for _ in range(2)]
    never_rated = suspended_card(learner, "leech", state=Card.State.LEARNING, step=0)
    hidden = suspended_card(learner, "hidden")
    assert "Bring back all 3" in learner_client.get(PAGE).text

    response = learner_client.post(PAGE, {"leeches": "1"}, follow=True)

    assert "3 cards brought back." in response.text
    for card in (*leeches, never_rated):
        card.refresh_from_db()
        assert (card.suspended, card.suspension, card.lapses) == (False, "", 0)
        assert card.show_at == now
    hidden.refresh_from_db()
    assert hidden.suspended


def test_a_single_leech_needs_no_button_for_all(learner_client, learner):
    suspended_card(learner, "leech")

    page = learner_client.get(PAGE).text

    assert "Missed too often" in page
    assert "Bring back all" not in page


def test_many_are_listed_twenty_to_a_page(learner_client, learner):
    brief = suspended_card(learner).brief
    for place in range(24):
        suspended_card(learner, question__brief=brief, question__position=1000 + place)

    first, second = (learner_client.get(PAGE, {"page": page}).text for page in (1, 2))

    assert "These 25 are not asked" in first
    assert (first.count('name="card"'), second.count('name="card"')) == (20, 5)
    assert 'href="?page=2"' in first
    assert "Page 2 of 2" in second
    assert learner_client.get(PAGE, {"page": "no"}).text.count('name="card"') == 20
