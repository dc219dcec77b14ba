"""A card is starred, annotated and reset many times at once."""

from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from learning.cards import suspension
from learning.models import Card, Reveal
from tests.learning.races.crowd import after_meeting, at_once, due_card, statuses

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("crowd")]


def act_at_once(client: Client, card: Card, **form: str | int) -> list[HttpResponse]:
    return at_once(client, reverse("brief_card", args=[card.brief.slug, card.pk]), form)


def test_a_star_a_note_and_a_reveal_take_effect_once(client, learner):
    card = due_card(learner)

    for form in ({"action": "star"}, {"action": "note", "note": "Mind."}, {"action": "show"}):
        assert statuses(act_at_once(client, card, **form)) == {200}

    card.refresh_from_db()
    assert (card.starred, card.note, card.seq) == (True, "Mind.", 1)
    assert Reveal.objects.count() == 1


def reset_at_once(client: Client, card: Card) -> int:
    """How many of the responses say that the card is reset."""
    responses = act_at_once(client, card, action="reset", seq=card.seq)
    assert statuses(responses) == {200}
    card.refresh_from_db()
    return sum("The card is new again" in response.text for response in responses)


def test_a_card_is_reset_once(client, learner):
    card = due_card(learner)
    assert reset_at_once(client, card) == 1
    assert (card.state, card.seq, card.reset_seq) == (0, 2, 2)


def test_control_without_the_lock_it_is_reset_repeatedly(client, learner, monkeypatch):
    card = due_card(learner)
    monkeypatch.setattr(suspension, "transaction", SimpleNamespace(atomic=nullcontext))
    monkeypatch.setattr(type(Card.objects.all()), "select_for_update", lambda rows: rows)
    monkeypatch.setattr(Card, "save", after_meeting(Card.save))
    assert reset_at_once(client, card) > 1
