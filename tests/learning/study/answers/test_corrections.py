from datetime import timedelta
from uuid import uuid4

import pytest

from learning.factories import CardFactory, StudySessionFactory
from learning.models import Card, Review, User
from learning.scheduling import Rating
from learning.study.answering import Answer, StaleAnswer, record_answer
from learning.study.corrections import override_verdict, undo_answer
from learning.study.memory import snapshot
from learning.study.shown import shown_now

pytestmark = pytest.mark.django_db


def answer(user: User, card: Card, now, rating: Rating = Rating.GOOD) -> Review:
    shown = shown_now([card], "recall", StudySessionFactory.create(user=user), now)
    return record_answer(user, shown, Answer(rating=rating), now).reviews[0]


def test_undo_puts_the_card_and_its_siblings_back_exactly(learner, now):
    card = CardFactory.create(user=learner, in_review=True, question__sibling_key="x", lapses=2)
    sibling = CardFactory.create(user=learner, in_review=True, question__sibling_key="x")
    new = CardFactory.create(user=learner, question__sibling_key="x")
    before = [snapshot(each) for each in (card, sibling, new)]
    answer(learner, card, now, Rating.AGAIN)

    undone = undo_answer(learner, now)

    assert undone == [card]
    after = [snapshot(Card.objects.get(pk=each.pk)) for each in (card, sibling, new)]
    assert after == before
    assert Review.objects.get().undone_at == now


def test_undo_takes_back_thirty_answers_and_no_more(learner, now):
    cards = CardFactory.create_batch(31, user=learner, in_review=True)
    for card in cards:
        answer(learner, card, now)

    undone = [undo_answer(learner, now) for _ in range(31)]

    assert [each[0] for each in undone[:30]] == cards[:0:-1]
    assert undone[30] == []
    assert Review.objects.standing().get().card == cards[0]


def test_thirty_answers_are_taken_back_though_others_were_before(learner, now):
    cards = CardFactory.create_batch(40, user=learner, in_review=True)
    moments = iter(now + n * timedelta(seconds=10) for n in range(100))
    for card in cards[:20]:
        answer(learner, card, next(moments))
    for _ in range(10):
        undo_answer(learner, next(moments))
    for card in cards[20:]:
        answer(learner, card, next(moments))

    undone = [undo_answer(learner, next(moments)) for _ in range(31)]

    assert [each[0] for each in undone[:30]] == [*cards[:19:-1], *cards[9::-1]]
    assert undone[30] == []


def test_thirty_answers_are_taken_back_though_the_learner_judged_each(learner, now):
    cards = CardFactory.create_batch(31, user=learner, in_review=True)
    session = StudySessionFactory.create(user=learner)
    for minute, card in enumerate(cards):
        at = now + minute * timedelta(minutes=1)
        shown = shown_now([card], "typed", session, at)
        [review] = record_answer(learner, shown, Answer(response={"text": "x"}), at).reviews
        judged_at = at + timedelta(seconds=5)
        override_verdict(session, review.pk, "right", key=uuid4(), now=judged_at)

    later = now + timedelta(hours=1)
    undone = [undo_answer(learner, later) for _ in range(31)]

    assert [each[0] for each in undone[:30]] == cards[:0:-1]
    assert undone[30] == []
    assert Review.objects.standing().get().card == cards[0]


def test_an_answer_can_be_undone_and_given_again_without_end(learner, now):
    card = CardFactory.create(user=learner, in_review=True)
    first = CardFactory.create(user=learner, in_review=True)
    answer(learner, first, now)
    for minute in range(1, 40):
        card.refresh_from_db()
        answer(learner, card, now + minute * timedelta(minutes=1))
        assert undo_answer(learner, now + minute * timedelta(minutes=1, seconds=1)) == [card]

    assert undo_answer(learner, now + timedelta(hours=1)) == [first]


def test_an_undone_card_can_be_answered_again(learner, now):
    card = CardFactory.create(user=learner, in_review=True)
    answer(learner, card, now, Rating.AGAIN)
    [card] = undo_answer(learner, now)

    answer(learner, card, now, Rating.GOOD)

    assert Review.objects.standing().get().rating == Rating.GOOD


def test_a_form_from_before_an_undo_is_refused(learner, now):
    card = CardFactory.create(user=learner, in_review=True)
    shown = shown_now([card], "recall", StudySessionFactory.create(user=learner), now)
    record_answer(learner, shown, Answer(rating=Rating.AGAIN), now)
    undo_answer(learner, now)

    with pytest.raises(StaleAnswer):
        record_answer(learner, shown, Answer(rating=Rating.AGAIN), now)


def test_an_undo_sent_twice_undoes_one_answer(learner, now):
    first, second = CardFactory.create_batch(2, user=learner, in_review=True)
    answer(learner, first, now)
    review = answer(learner, second, now)

    assert undo_answer(learner, now, review_id=review.pk) == [second]
    assert undo_answer(learner, now, review_id=review.pk) == [second]
    assert Review.objects.standing().get().card == first


def test_an_answer_is_not_undone_past_a_later_one(learner, now):
    review = answer(learner, CardFactory.create(user=learner, in_review=True), now)
    answer(learner, CardFactory.create(user=learner, in_review=True), now)

    with pytest.raises(StaleAnswer):
        undo_answer(learner, now, review_id=review.pk)

    assert Review.objects.standing().count() == 2


def test_undoing_again_what_was_answered_anew_is_refused(learner, now):
    card = CardFactory.create(user=learner, in_review=True)
    review = answer(learner, card, now, Rating.AGAIN)
    [card] = undo_answer(learner, now, review_id=review.pk)
    answer(learner, card, now)

    with pytest.raises(StaleAnswer):
        undo_answer(learner, now, review_id=review.pk)


def test_undo_leaves_other_learners_alone(learner, other_learner, now):
    answer(other_learner, CardFactory.create(user=other_learner, in_review=True), now)

    assert undo_answer(learner, now) == []
    assert Review.objects.standing().exists()


def test_undo_does_not_bring_back_what_was_retired_meanwhile(learner, now):
    card = CardFactory.create(user=learner, in_review=True)
    answer(learner, card, now)
    Card.objects.update(suspended=True, suspension=Card.Suspension.RETIRED)

    undo_answer(learner, now)

    card.refresh_from_db()
    assert (card.suspended, card.suspension) == (True, Card.Suspension.RETIRED)
