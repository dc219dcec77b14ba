import pytest

from learning.cards.characters import choose_characters, follow_wish_for_characters
from learning.factories import CardFactory
from learning.models import Card, User

pytestmark = pytest.mark.django_db


def test_characters_come_back_when_they_are_wanted_after_all(learner):
    left_out = CardFactory.create(user=learner, question__type="name-of-characters")
    hidden = CardFactory.create(
        user=learner,
        question__type="name-of-characters",
        suspended=True,
        suspension=Card.Suspension.HIDDEN,
    )
    choose_characters(learner, User.Characters.OFF)
    left_out.refresh_from_db()
    assert left_out.suspension == Card.Suspension.CHARACTERS

    choose_characters(learner, User.Characters.WRITE)

    left_out.refresh_from_db()
    hidden.refresh_from_db()
    assert not left_out.suspended
    assert hidden.suspension == Card.Suspension.HIDDEN


def test_leaving_characters_out_touches_no_other_learner_and_no_other_card(learner, other_learner):
    theirs = CardFactory.create(user=other_learner, question__type="name-of-characters")
    mine = CardFactory.create(user=learner)
    learner.characters = User.Characters.OFF

    follow_wish_for_characters(learner)

    assert not Card.objects.filter(pk__in=[theirs.pk, mine.pk], suspended=True).exists()
