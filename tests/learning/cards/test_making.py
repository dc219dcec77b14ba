import pytest

from learning.cards.making import make_cards
from learning.factories import QuestionFactory
from learning.models import Card, Question, User

pytestmark = pytest.mark.django_db


def test_making_cards_twice_makes_them_once(learner):
    question = QuestionFactory.create()

    make_cards(learner, Question.objects.filter(brief=question.brief))
    make_cards(learner, Question.objects.filter(brief=question.brief))

    assert learner.cards.get().question == question


def test_cards_about_characters_start_suspended_for_those_who_want_none(learner):
    learner.characters = User.Characters.OFF
    question = QuestionFactory.create(type="characters-of-name")

    make_cards(learner, Question.objects.filter(brief=question.brief))

    assert learner.cards.get().suspension == Card.Suspension.CHARACTERS


def test_retired_questions_and_composites_get_no_cards(learner, now):
    QuestionFactory.create(retired_at=now)
    QuestionFactory.create(owns_card=False)

    make_cards(learner, Question.objects.all())

    assert not learner.cards.exists()
