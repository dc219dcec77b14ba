"""Sessions that go past the day's limits, or that are about certain cards."""

from datetime import datetime, timedelta

import pytest

from learning.factories import CardFactory, ReviewFactory, StudySessionFactory
from learning.models import Card, StudySession, User
from learning.study.counts import Counts
from learning.study.order.queue import next_turn, session_progress
from learning.study.sessions import Scope, cards_to_choose, start_another, start_session
from learning.study.shown import read, shown_now, sign

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def learner(learner: User) -> User:
    """A learner whose limits are met before they begin."""
    learner.new_per_day = learner.reviews_per_day = 0
    learner.save()
    return learner


@pytest.fixture
def session(learner: User) -> StudySession:
    return StudySessionFactory.create(user=learner)


def progress_of(session: StudySession, now: datetime):
    return session_progress(session, session.user, now)


def shown(session: StudySession, now: datetime) -> Card | None:
    turn = next_turn(progress_of(session, now))
    return turn and turn.card


def test_cards_that_the_limits_hold_back_are_counted_by_sort(learner, session, now):
    CardFactory.create_batch(2, user=learner)
    CardFactory.create_batch(3, user=learner, in_review=True)

    progress = progress_of(session, now)

    assert progress.counts == Counts()
    assert progress.held_back == Counts(new=2, review=3)
    assert shown(session, now) is None


def test_ten_more_are_taken_past_the_limits(learner, session, now):
    CardFactory.create_batch(12, user=learner)
    session.beyond = True

    assert progress_of(session, now).counts.new == 10
    assert shown(session, now)


def test_ten_more_end_after_ten(learner, session, now):
    session.beyond = True
    for card in CardFactory.create_batch(12, user=learner)[:10]:
        ReviewFactory.create(card=card, session=session)
        Card.objects.filter(pk=card.pk).update(state=Card.State.REVIEW, show_at=now + DAY)

    progress = progress_of(session, now)

    assert (progress.counts, progress.held_back) == (Counts(), Counts(new=2))
    assert shown(session, now) is None


def test_ten_more_of_a_session_are_ten_more_of_the_same(learner, session, now):
    session.subjects = "people"
    session.save()
    ReviewFactory.create(card__user=learner, session=session)

    more = start_another(session, now, beyond=True)

    assert (more.subjects, more.beyond, more.size) == ("people", True, 10)
    ReviewFactory.create(card__user=learner, session=more)
    assert not start_another(more, now).beyond


def test_certain_cards_are_asked_though_they_are_not_due_and_each_once(learner, now):
    later = {"in_review": True, "due_at": now + DAY, "show_at": now + DAY}
    weak, weaker, other = CardFactory.create_batch(3, user=learner, **later)
    session = start_session(learner, Scope(chosen=(weak.pk, weaker.pk)), now)
    assert session.size == 2

    met = []
    while card := shown(session, now):
        met.append(card)
        ReviewFactory.create(card=card, session=session, state=Card.State.REVIEW)

    assert set(met) == {weak, weaker}
    assert other not in met
    assert progress_of(session, now).counts == Counts()


def test_a_chosen_card_that_is_missed_comes_back_in_the_session(learner, now):
    card = CardFactory.create(user=learner, in_review=True)
    session = start_session(learner, Scope(chosen=(card.pk,)), now)
    ReviewFactory.create(card=card, session=session, state=Card.State.REVIEW, rating=1)
    soon = now + timedelta(minutes=10)
    Card.objects.update(state=Card.State.RELEARNING, step=0, show_at=soon, recall_due=True)

    assert shown(session, now) == card


def test_only_the_learners_own_cards_in_review_can_be_chosen(learner, other_learner):
    mine = CardFactory.create(user=learner, in_review=True)
    away = CardFactory.create(user=learner, in_review=True, suspended=True)
    new = CardFactory.create(user=learner)
    theirs = CardFactory.create(user=other_learner, in_review=True)

    assert cards_to_choose(learner, [mine.pk, away.pk, new.pk, theirs.pk]) == (mine.pk,)


def test_no_more_cards_can_be_chosen_than_a_session_holds(learner):
    cards = CardFactory.create_batch(12, user=learner, in_review=True)

    assert len(cards_to_choose(learner, [card.pk for card in cards])) == 10


def test_after_certain_cards_more_means_all_that_was_begun(learner, now):
    card = CardFactory.create(user=learner, in_review=True)
    session = start_session(learner, Scope(chosen=(card.pk,)), now)
    ReviewFactory.create(card=card, session=session)

    assert start_another(session, now).chosen == []


def test_a_form_carries_the_scope_of_its_session(learner, now):
    card = CardFactory.create(user=learner, in_review=True)
    session = start_session(learner, Scope(chosen=(card.pk,), beyond=True), now)

    signed = read(sign(shown_now([card], "recall", session, now), learner), learner)

    assert signed is not None
    assert (signed.session.chosen, signed.session.beyond) == ([card.pk], True)
