from datetime import datetime, timedelta

import pytest

from content.factories import BriefFactory, PassageFactory
from learning.factories import (
    CardFactory,
    ReviewFactory,
    StudySessionFactory,
)
from learning.models import Card, Question, StudySession, User
from learning.study.order.queue import next_turn, session_progress

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(learner: User) -> StudySession:
    return StudySessionFactory.create(user=learner)


def shown(session: StudySession, now: datetime) -> Card | None:
    user = session.user
    turn = next_turn(session_progress(session, user, now))
    return turn and turn.card


def test_learning_cards_come_before_reviews_and_these_before_new_ones(session, now):
    new = CardFactory.create(user=session.user)
    review = CardFactory.create(user=session.user, in_review=True)
    learning = CardFactory.create(user=session.user, in_learning=True)

    order = []
    for _ in range(3):
        card = shown(session, now)
        order.append(card)
        Card.objects.filter(pk=card.pk).update(suspended=True)

    assert order == [learning, review, new]


def test_new_cards_come_in_the_order_of_the_passages_with_essentials_first(session, now):
    session.user.scope = User.Scope.EVERYTHING
    brief = BriefFactory.create()
    places = [Question.DETAILS_FROM + 1, 2, 1]
    cards = [
        CardFactory.create(user=session.user, question__brief=brief, question__position=place)
        for place in places
    ]

    detail, second, first = cards
    assert shown(session, now) == first
    Card.objects.filter(pk=first.pk).update(suspended=True)
    assert shown(session, now) == second
    Card.objects.filter(pk=second.pk).update(suspended=True)
    assert shown(session, now) == detail


def test_details_are_not_asked_of_those_who_want_essentials(session, now):
    CardFactory.create(user=session.user, question__position=Question.DETAILS_FROM)

    assert session.user.scope == User.Scope.ESSENTIALS
    assert shown(session, now) is None


def test_a_card_that_soon_returns_to_its_session_is_counted_once(session, now):
    CardFactory.create_batch(2, user=session.user)
    learnt = CardFactory.create(user=session.user, in_learning=True, recall_due=False)
    assert session_progress(session, session.user, now).total == 3

    ReviewFactory.create(card=learnt, session=session, reviewed_at=now)

    progress = session_progress(session, session.user, now)
    assert (progress.done, progress.total, progress.counts.learning) == (1, 3, 1)


def test_a_returning_card_outside_of_the_scope_does_not_change_the_total(learner, now):
    brief = BriefFactory.create()
    CardFactory.create_batch(2, user=learner, question__brief=brief)
    session = StudySessionFactory.create(user=learner, brief=brief)
    elsewhere = CardFactory.create(user=learner, in_learning=True, recall_due=False)

    ReviewFactory.create(card=elsewhere, session=session, reviewed_at=now)

    progress = session_progress(session, learner, now)
    assert (progress.done, progress.returning, progress.total) == (1, 0, 3)


def test_new_cards_stop_at_the_limit_of_the_study_day(session, now):
    session.user.new_per_day = 1
    CardFactory.create(user=session.user)
    assert session_progress(session, session.user, now).counts.new == 1

    ReviewFactory.create(card__user=session.user, state=Card.State.NEW, reviewed_at=now)

    assert session_progress(session, session.user, now).counts.new == 0
    assert shown(session, now) is None


def test_a_new_day_at_four_in_the_morning_brings_new_cards(session, now):
    session.user.new_per_day = 1
    CardFactory.create(user=session.user)
    ReviewFactory.create(card__user=session.user, state=Card.State.NEW, reviewed_at=now)
    midnight = now.replace(hour=0) + timedelta(days=1)

    assert session_progress(session, session.user, midnight).counts.new == 0
    assert session_progress(session, session.user, midnight + timedelta(hours=4)).counts.new == 1


def test_reviews_stop_at_the_limit_of_the_study_day(session, now):
    session.user.reviews_per_day = 2
    CardFactory.create_batch(3, user=session.user, in_review=True)
    ReviewFactory.create(card__user=session.user, state=Card.State.REVIEW, reviewed_at=now)

    assert session_progress(session, session.user, now).counts.review == 1


def test_after_days_away_the_most_forgotten_comes_first(session, now):
    day = timedelta(days=1)
    CardFactory.create(
        user=session.user, in_review=True, due_at=now - 9 * day, show_at=now - 9 * day, stability=90
    )
    forgotten = CardFactory.create(
        user=session.user, in_review=True, due_at=now - 3 * day, show_at=now - 3 * day, stability=2
    )

    assert shown(session, now) == forgotten


def test_in_a_backlog_the_most_forgotten_comes_first_however_short_it_waited(session, now):
    day = timedelta(days=1)
    old, late = now - 60 * day, now - 59 * day
    waiting = {"user": session.user, "in_review": True}
    CardFactory.create_batch(210, **waiting, due_at=old, show_at=old, stability=400)
    forgotten = CardFactory.create(**waiting, due_at=late, show_at=late, stability=1)

    assert shown(session, now) == forgotten


def test_two_cards_on_one_subject_do_not_follow_each_other(session, now):
    first = CardFactory.create(user=session.user, in_review=True, question__subject="people/a")
    ReviewFactory.create(card=first, session=session, state=2)
    first.show_at = now + timedelta(days=3)
    first.save()
    day = timedelta(days=1)
    overdue = {"in_review": True, "due_at": now - day, "show_at": now - day, "stability": 1}
    CardFactory.create(user=session.user, question__subject="people/a", **overdue)
    other = CardFactory.create(user=session.user, in_review=True, question__subject="people/b")

    assert shown(session, now) == other


def test_a_card_that_is_easily_confused_with_the_last_one_follows_it(session, now):
    liu = {"question__confusable_key": "Liu"}
    first = CardFactory.create(user=session.user, state=2, stability=1, difficulty=5, **liu)
    ReviewFactory.create(card=first, session=session, state=2)
    CardFactory.create_batch(2, user=session.user, in_review=True)
    namesake = CardFactory.create(user=session.user, in_review=True, **liu)
    CardFactory.create(user=session.user, in_review=True)

    assert shown(session, now) == namesake


def test_learning_cards_come_up_to_twenty_minutes_early_when_nothing_else_is_left(session, now):
    soon = now + timedelta(minutes=19)
    early = CardFactory.create(user=session.user, in_learning=True, show_at=soon)
    new = CardFactory.create(user=session.user)

    assert shown(session, now) == new
    new.delete()
    assert shown(session, now) == early
    assert shown(session, now - timedelta(minutes=2)) is None


def test_a_learning_card_that_is_put_off_does_not_come_early(session, now):
    late = now + timedelta(hours=15, minutes=50)  # ten minutes before the study day ends
    CardFactory.create(user=session.user, in_learning=True, show_at=now + timedelta(hours=16))

    assert shown(session, late) is None
    assert shown(session, now + timedelta(hours=16)) is not None


def test_a_session_on_one_brief_shows_no_card_of_another(session, now):
    CardFactory.create(user=session.user, in_review=True)
    session.brief = BriefFactory.create()
    mine = CardFactory.create(user=session.user, question__brief=session.brief, in_review=True)

    assert shown(session, now) == mine
    assert session_progress(session, session.user, now).counts.review == 1


def test_a_session_on_a_section_shows_what_comes_from_its_passages(session, now):
    brief = BriefFactory.create()
    heading = PassageFactory.create(brief=brief, kind="heading")
    below = PassageFactory.create(brief=brief, section=heading)
    elsewhere = PassageFactory.create(brief=brief)
    session.brief, session.section = brief, heading
    cards = [
        CardFactory.create(
            user=session.user, question__brief=brief, question__passage=passage, in_review=True
        )
        for passage in (elsewhere, below, heading)
    ]

    assert session_progress(session, session.user, now).counts.review == 2
    assert shown(session, now) in cards[1:]


@pytest.mark.parametrize("family", ["people", "quotes"])
def test_a_session_on_people_or_quotes_shows_nothing_else(session, now, family):
    for subject in ("people/wang-li", "quotes/port", "concepts/port"):
        CardFactory.create(user=session.user, in_review=True, question__subject=subject)
    session.subjects = family

    assert session_progress(session, session.user, now).counts.review == 1
    assert shown(session, now).question.subject.startswith(family)


def test_a_full_session_only_brings_back_what_still_wants_a_right_recall(session, now):
    session.size = 2
    soon = now + timedelta(minutes=1)
    missed, known = (
        CardFactory.create(user=session.user, in_learning=True, show_at=soon, recall_due=due)
        for due in (True, False)
    )
    for card in (missed, known):
        ReviewFactory.create(card=card, session=session)
    CardFactory.create(user=session.user, in_review=True)

    assert shown(session, now) == missed
    Card.objects.filter(pk=missed.pk).update(recall_due=False)
    assert shown(session, now) is None


def test_suspended_cards_and_other_learners_cards_are_never_shown(session, now, other_learner):
    CardFactory.create(user=session.user, in_review=True, suspended=True)
    CardFactory.create(user=session.user, suspended=True)
    CardFactory.create(user=session.user, in_learning=True, suspended=True)
    CardFactory.create(user=other_learner, in_review=True)

    assert shown(session, now) is None


def test_a_buried_new_card_waits_for_its_day(session, now):
    CardFactory.create(user=session.user, show_at=now + timedelta(hours=16))

    assert shown(session, now) is None
    assert shown(session, now + timedelta(hours=16)) is not None
