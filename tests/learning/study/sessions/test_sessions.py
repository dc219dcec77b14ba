from datetime import timedelta

import pytest

from content.factories import BriefFactory
from learning.factories import (
    QuestionFactory,
    ReviewFactory,
)
from learning.models import Card
from learning.study.sessions import Scope, start_session

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_starting_a_brief_makes_its_cards_in_the_order_of_their_position(learner, now):
    brief = BriefFactory.create()
    second, first = (QuestionFactory.create(brief=brief, position=place) for place in (2, 1))
    QuestionFactory.create(brief=brief, owns_card=False)
    QuestionFactory.create(brief=brief, retired_at=now)
    QuestionFactory.create()

    start_session(learner, Scope(brief), now)

    cards = learner.cards.order_by("position")
    assert [card.question for card in cards] == [first, second]
    assert all(card.state == Card.State.NEW and card.brief == brief for card in cards)


def test_a_later_session_makes_the_cards_of_questions_added_since(learner, now):
    begun = QuestionFactory.create()
    start_session(learner, Scope(begun.brief), now)
    added = QuestionFactory.create(brief=begun.brief)
    elsewhere = QuestionFactory.create()

    start_session(learner, Scope(), now)

    asked = {card.question for card in learner.cards.all()}
    assert asked == {begun, added}
    assert elsewhere not in asked


def test_a_session_on_one_brief_leaves_nothing_out_that_was_added_to_another(learner, now):
    one, other = (QuestionFactory.create(brief__visibility="public") for _ in range(2))
    for days, question in enumerate((one, other)):
        session = start_session(learner, Scope(question.brief), now + days * DAY)
        ReviewFactory.create(session=session, card__user=learner)
    added = QuestionFactory.create(brief=one.brief, offered_at=now + 2 * DAY)

    start_session(learner, Scope(other.brief), now + 3 * DAY)
    start_session(learner, Scope(), now + 4 * DAY)

    assert learner.cards.filter(question=added).exists()


def test_questions_offered_before_the_latest_session_are_not_looked_for_again(learner, now):
    """The control: what every session starts with does not grow with what was begun."""
    begun = QuestionFactory.create(brief__visibility="public")
    start_session(learner, Scope(begun.brief), now)
    QuestionFactory.create(brief=begun.brief, offered_at=now - DAY)

    start_session(learner, Scope(), now + DAY)

    assert [card.question for card in learner.cards.all()] == [begun]


def test_a_session_that_nothing_was_answered_in_begins_anew(learner, now):
    question = QuestionFactory.create(brief__visibility="public")
    first = start_session(learner, Scope(), now)

    second = start_session(learner, Scope(question.brief), now + DAY)

    assert second.pk == first.pk
    assert (second.brief, second.started_at) == (question.brief, now + DAY)
    ReviewFactory.create(session=second, card__user=learner)
    assert start_session(learner, Scope(), now).pk != first.pk


def test_a_brief_that_was_made_private_makes_no_cards_for_others(learner, now):
    question = QuestionFactory.create(brief__visibility="public")
    start_session(learner, Scope(question.brief), now)
    added = QuestionFactory.create(brief=question.brief)
    question.brief.visibility = "private"
    question.brief.save()

    start_session(learner, Scope(), now)

    assert not learner.cards.filter(question=added).exists()
