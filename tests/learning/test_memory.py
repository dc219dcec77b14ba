from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learning.answering import Answer, record_answer
from learning.corrections import undo_answer
from learning.factories import CardFactory, StudySessionFactory, UserFactory
from learning.memory import memory_of, restore, snapshot
from learning.models import Card, Review
from learning.scheduling import Rating, replay
from learning.shown import ANSWER_FIRST, shown_now

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
steps = st.lists(
    st.tuples(
        st.sampled_from([None, *Rating, "undo"]),
        st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=90)),
    ),
    min_size=1,
    max_size=12,
)


@pytest.mark.django_db
@given(steps)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_cards_memory_is_the_replay_of_its_standing_reviews(transactions):
    user = UserFactory.create()
    card = CardFactory.create(user=user)
    session = StudySessionFactory.create(user=user)
    now = START
    for action, wait in transactions:
        now += wait
        card.refresh_from_db()
        if action == "undo":
            undo_answer(user, now)
        elif not card.suspended:
            format = ANSWER_FIRST if action is None else "recall"
            shown = shown_now([card], format, session, now)
            record_answer(user, shown, Answer(rating=action), now)

    card.refresh_from_db()
    log = Review.objects.standing().filter(card=card).order_by("seq")
    memory = replay(
        (
            (
                Rating(review.rating) if review.rating else None,
                review.reviewed_at,
                f"{card.pk}:{review.seq}",
            )
            for review in log
        ),
        preferences=user.preferences,
    )
    kept = memory_of(card)
    assert (kept.stability, kept.difficulty, kept.due_at, kept.reviewed_at) == (
        memory.stability,
        memory.difficulty,
        memory.due_at,
        memory.reviewed_at,
    )


def test_restoring_a_snapshot_gives_the_state_back_to_the_microsecond():
    at = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)
    card = Card(state=2, stability=3.25, difficulty=5.5, due_at=at, show_at=at, lapses=3, seq=4)
    before = snapshot(card)
    card.state, card.due_at, card.lapses, card.suspended = 3, None, 4, True

    restore(card, before)

    assert snapshot(card) == before
    assert card.due_at == at
    assert card.seq == 5
