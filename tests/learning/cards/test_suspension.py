from datetime import timedelta

import pytest

from content.factories import BriefFactory
from learning.cards.characters import choose_characters
from learning.cards.suspension import bring_back, bury, follow_visibility, suspend
from learning.factories import CardFactory
from learning.models import Card, User

pytestmark = pytest.mark.django_db


def test_a_leech_that_is_brought_back_starts_counting_anew(learner, now):
    card = CardFactory.create(
        user=learner, in_review=True, lapses=8, suspended=True, suspension=Card.Suspension.LEECH
    )

    bring_back(card, now)

    card.refresh_from_db()
    assert (card.suspended, card.lapses, card.show_at) == (False, 0, now)


def test_a_buried_card_comes_back_to_its_own_date(learner, now):
    card = CardFactory.create(user=learner, in_review=True, show_at=now + timedelta(days=1))

    bring_back(card, now)

    card.refresh_from_db()
    assert card.show_at == card.due_at


def test_a_card_that_was_read_but_never_rated_comes_back_at_once(learner, now):
    tomorrow = now + timedelta(days=1)
    card = CardFactory.create(user=learner, state=Card.State.LEARNING, step=0, show_at=tomorrow)

    bring_back(card, now)

    card.refresh_from_db()
    assert card.show_at == now


def test_burying_never_brings_a_card_forward(learner, now):
    later = now + timedelta(days=9)
    card = CardFactory.create(user=learner, in_review=True, show_at=later)

    bury(card, now + timedelta(days=1))

    card.refresh_from_db()
    assert card.show_at == later


@pytest.mark.parametrize("suspension", Card.Suspension.values)
def test_a_retired_question_comes_back_for_no_reason(learner, now, suspension):
    card = CardFactory.create(
        user=learner,
        question__type="name-of-characters",
        question__retired_at=now,
        question__brief__visibility="public",
        suspended=True,
        suspension=suspension,
    )

    bring_back(card, now)
    choose_characters(learner, User.Characters.WRITE)
    follow_visibility(card.brief)

    card.refresh_from_db()
    assert card.suspended


def test_a_brief_made_private_closes_its_cards_to_all_but_its_owner(learner, other_learner):
    brief = BriefFactory.create(owner=learner, visibility="private")
    mine = CardFactory.create(user=learner, question__brief=brief)
    theirs = CardFactory.create(user=other_learner, question__brief=brief)

    follow_visibility(brief)

    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.suspended, theirs.suspension) == (False, Card.Suspension.CLOSED)
    brief.visibility = "public"
    brief.save()
    follow_visibility(brief)
    theirs.refresh_from_db()
    assert not theirs.suspended


def test_a_private_brief_that_changes_hands_opens_for_its_new_owner_only(learner, other_learner):
    brief = BriefFactory.create(owner=learner, visibility="private")
    old, new = (
        CardFactory.create(user=user, question__brief=brief) for user in (learner, other_learner)
    )
    follow_visibility(brief)
    brief.owner = other_learner
    brief.save()

    follow_visibility(brief)

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.suspension, new.suspended) == (Card.Suspension.CLOSED, False)


def test_a_closed_card_cannot_be_brought_back_by_its_learner(learner, now):
    card = CardFactory.create(
        user=learner,
        question__brief__visibility="private",
        suspended=True,
        suspension=Card.Suspension.CLOSED,
    )

    bring_back(card, now)

    card.refresh_from_db()
    assert card.suspended


def test_suspending_a_retired_card_keeps_its_reason(learner):
    card = CardFactory.create(user=learner, suspended=True, suspension=Card.Suspension.RETIRED)

    suspend(card, Card.Suspension.LEARNER)

    card.refresh_from_db()
    assert card.suspension == Card.Suspension.RETIRED


def test_burying_a_card_that_has_moved_on_leaves_its_date(learner, now):
    card = CardFactory.create(user=learner, in_review=True)
    Card.objects.update(seq=9)

    bury(card, now + timedelta(days=1))

    card.refresh_from_db()
    assert card.show_at == now
