from datetime import timedelta

import pytest

from content.models import Brief
from learning.factories import CardFactory, ReviewFactory, UserFactory, question_body
from learning.kinds.response_fields import opaque
from learning.models import Card, Question
from learning.progress.hardest import CANDIDATES, MOST, hardest

pytestmark = pytest.mark.django_db


def answered(card: Card, *ratings: int | None, **fields) -> None:
    first = card.reviews.count()
    for seq, rating in enumerate(ratings, first):
        ReviewFactory.create(card=card, seq=seq, rating=rating, **fields)


def typed(card: Card, text: str, *, matched: str = "") -> None:
    verdict = {"outcome": "wrong", "matched": matched}
    given = {"given": {"text": text}}
    answered(card, 1, format="typed", response=given, verdict=verdict)


def test_the_cards_missed_most_often_come_first(learner, now):
    cards = CardFactory.create_batch(4, user=learner)
    answered(cards[0], 1, 1, 3, 3, 3, 3)
    answered(cards[1], 1, 1, 1, 1, 3, None)
    answered(cards[2], 1, 3)  # a single miss does not count
    answered(cards[3], 1, 1)

    found = hardest(learner, now.date())

    assert [hard.card for hard in found] == [cards[1], cards[3], cards[0]]
    assert (found[0].missed, found[0].answers, found[0].percentage) == (4, 5, 80.0)


def test_at_most_ten_cards_of_the_learner_are_listed(learner, now):
    for card in CardFactory.create_batch(MOST + 1, user=learner):
        answered(card, 1, 1)
    answered(CardFactory.create(user=UserFactory.create()), 1, 1, 1)

    found = hardest(learner, now.date())

    assert len(found) == MOST
    assert {hard.card.user for hard in found} == {learner}


def test_a_larger_share_of_fewer_misses_comes_first(learner, now):
    often, seldom = CardFactory.create_batch(2, user=learner)
    answered(often, 1, 1, 1, *[3] * 20)
    answered(seldom, 1, 1)

    assert [hard.card for hard in hardest(learner, now.date())] == [seldom, often]


def test_undone_old_and_retired_misses_do_not_count(learner, now):
    undone, old, retired = CardFactory.create_batch(3, user=learner)
    answered(undone, 1, 1, undone_at=now)
    answered(old, 1, 1, reviewed_at=now - timedelta(days=365))
    answered(retired, 1, 1)
    Question.objects.filter(pk=retired.question_id).update(retired_at=now)

    assert hardest(learner, now.date()) == []


def test_they_are_found_among_many_retired_ones(learner, now):
    for card in CardFactory.create_batch(CANDIDATES, user=learner):
        answered(card, 1, 1, 1)
    Question.objects.update(retired_at=now)
    card = CardFactory.create(user=learner)
    answered(card, 1, 1)

    assert [hard.card for hard in hardest(learner, now.date())] == [card]


def test_a_suspended_card_of_a_closed_brief_is_left_out(learner, now):
    card = CardFactory.create(user=learner, suspended=True, suspension="learner")
    answered(card, 1, 1)
    assert [hard.card for hard in hardest(learner, now.date())] == [card]

    Brief.objects.filter(pk=card.brief_id).update(visibility=Brief.Visibility.PRIVATE)

    assert hardest(learner, now.date()) == []


def test_a_question_shows_its_most_frequent_wrong_answer(learner, now):
    card = CardFactory.create(user=learner)
    typed(card, "Sun Tao")
    typed(card, "zhao", matched="Zhao Min")
    typed(card, "Zhao Min")

    (hard,) = hardest(learner, now.date())

    assert (hard.taken_for, hard.times) == ("Zhao Min", 2)


def test_a_wrong_option_is_shown_by_its_text(learner, now):
    body = question_body()
    card = CardFactory.create(user=learner, question__body=body)
    option = {"given": {"option": opaque(body, "Sun Tao")}}
    verdict = {"outcome": "wrong", "matched": ""}
    answered(card, 1, 1, format="choice", response=option, verdict=verdict)

    (hard,) = hardest(learner, now.date())

    assert (hard.taken_for, hard.times) == ("Sun Tao", 2)


def test_recalled_and_blank_answers_are_not_wrong_answers(learner, now):
    card = CardFactory.create(user=learner)
    answered(card, 1, 1, response={"given": None})
    blank = {"outcome": "blank", "matched": ""}
    answered(card, 1, format="typed", response={"given": {"text": ""}}, verdict=blank)

    (hard,) = hardest(learner, now.date())

    assert (hard.taken_for, hard.times, hard.missed) == ("", 0, 3)
