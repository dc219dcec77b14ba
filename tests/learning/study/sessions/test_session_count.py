"""The one count of a session, under whatever a learner may do in it, in any order."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from learning.cards import suspension
from learning.factories import (
    NOON,
    CardFactory,
    CompositeFactory,
    ReviewFactory,
    StudySessionFactory,
    UserFactory,
    composite_cards,
)
from learning.models import Card, Review, StudySession, User
from learning.scheduling import Rating
from learning.study.answering import Answer, record_answer
from learning.study.corrections import override_verdict, undo_answer
from learning.study.order.queue import (
    SessionProgress,
    next_turn,
    session_progress,
)
from learning.study.order.turns import Turn, ready_composite
from learning.study.sessions import start_another
from learning.study.shown import shown_now

pytestmark = pytest.mark.django_db
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
LATE = NOON + timedelta(hours=15, minutes=40)  # 20 minutes before the study day ends
WAYS = ("not today", Card.Suspension.LEARNER, Card.Suspension.HIDDEN)


def progress_of(session: StudySession, now) -> SessionProgress:
    return session_progress(session, session.user, now)


def suspend_or_bury(card: Card, user: User, way: str, now) -> None:
    if way == "not today":
        _, tomorrow = user.study_day_bounds(user.study_day(now))
        suspension.bury(card, tomorrow)
    else:
        suspension.suspend(card, Card.Suspension(way))


@pytest.fixture
def session(learner: User) -> StudySession:
    return StudySessionFactory.create(user=learner, size=2)


@pytest.mark.parametrize("way", WAYS)
def test_a_missed_card_that_is_suspended_or_buried_counts_as_done(session, now, way):
    missed, known = CardFactory.create_batch(2, user=session.user, in_review=True)
    for card, rating in ((missed, Rating.AGAIN), (known, Rating.GOOD)):
        shown = shown_now([card], "recall", session, now)
        record_answer(session.user, shown, Answer(rating=rating), now)
    assert (progress_of(session, now).done, progress_of(session, now).total) == (1, 2)

    missed.refresh_from_db()
    suspend_or_bury(missed, session.user, way, now)

    progress = progress_of(session, now)
    assert (progress.done, progress.total) == (2, 2)
    assert next_turn(progress) is None


def test_a_buried_card_still_counts_as_done_the_next_day(session, now):
    missed = CardFactory.create(user=session.user, in_review=True, recall_due=True, show_at=now)
    ReviewFactory.create(card=missed, session=session, reviewed_at=now, rating=1)
    suspend_or_bury(missed, session.user, "not today", now)

    progress = progress_of(session, now + DAY)

    assert (progress.done, progress.total) == (1, 1)


def test_a_card_buried_by_its_sibling_counts_as_done(session, now):
    for _ in range(2):
        CardFactory.create(user=session.user, in_review=True, question__sibling_key="x")
    picked, sibling = session.user.cards.order_by("pk")
    for card, answer in ((picked, Answer()), (sibling, Answer(rating=Rating.GOOD))):
        card.refresh_from_db()
        shown = shown_now([card], "recall", session, now)
        record_answer(session.user, shown, answer, now)

    progress = progress_of(session, now)

    assert (progress.done, progress.total) == (2, 2)


def test_a_card_that_was_right_and_is_missed_when_it_returns_stays_done(session, now):
    CardFactory.create(user=session.user)
    learnt = CardFactory.create(user=session.user, in_learning=True, recall_due=True)
    ReviewFactory.create(card=learnt, session=session, reviewed_at=now, rating=3)
    ReviewFactory.create(card=learnt, session=session, reviewed_at=now, rating=1, seq=1)

    progress = progress_of(session, now)

    assert (progress.done, progress.total) == (1, 2)


class SessionMachine(RuleBasedStateMachine):
    """``least`` is the count that may not be gone below until something is taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.run = transaction.atomic()
        self.run.__enter__()
        self.now, self.least = NOON, 0
        self.last: Card | None = None

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.run.__exit__(None, None, None)

    @initialize(
        new=st.integers(0, 9),
        review=st.integers(0, 9),
        learning=st.integers(0, 2),
        limits=st.sampled_from([(20, 200), (3, 4)]),
        composites=st.booleans(),
        late=st.booleans(),
    )
    def begin(
        self,
        new: int,
        review: int,
        learning: int,
        limits: tuple[int, int],
        composites: bool,
        late: bool,
    ) -> None:
        self.now = LATE if late else NOON
        self.user = UserFactory.create(
            locked=True, new_per_day=limits[0], reviews_per_day=limits[1]
        )
        for place in range(new):
            CardFactory.create(user=self.user, question__sibling_key=f"{place // 2}")
        for place in range(review):
            key = f"{place // 2}"
            CardFactory.create(user=self.user, in_review=True, question__sibling_key=key)
        CardFactory.create_batch(learning, user=self.user, in_learning=True)
        if composites:
            composite_cards(CompositeFactory.create(), self.user)
        self.session = StudySessionFactory.create(user=self.user, size=6)

    @property
    def progress(self) -> SessionProgress:
        return progress_of(self.session, self.now)

    @property
    def turn(self) -> Turn | None:
        return next_turn(self.progress)

    @rule(rating=st.sampled_from([Rating.AGAIN, Rating.GOOD, Rating.GOOD, None]))
    def answer(self, rating: Rating | None) -> None:
        turn = self.turn
        if turn is None:
            return
        asked, composite = [turn.card], None
        if ready := ready_composite(turn, self.user, self.now, self.progress.asked):
            question, asked = ready
            composite = question.pk
        shown = shown_now(asked, "recall", self.session, self.now, composite=composite)
        self.now += MINUTE / 6
        record_answer(self.user, shown, Answer(rating=rating), self.now)
        self.last = asked[0]

    @rule(wrong=st.booleans())
    def answer_in_words(self, wrong: bool) -> None:
        turn = self.turn
        if turn is None:
            return
        shown = shown_now([turn.card], "typed", self.session, self.now)
        response = {"text": "Zhao" if wrong else "Wang Li"}
        record_answer(self.user, shown, Answer(response=response), self.now)
        self.last = turn.card

    @rule(way=st.sampled_from(WAYS))
    def suspend_or_bury_next(self, way: str) -> None:
        if turn := self.turn:
            suspend_or_bury(turn.card, self.user, way, self.now)
            self.last = turn.card

    @precondition(lambda self: self.last is not None)
    @rule(way=st.sampled_from(WAYS))
    def suspend_or_bury_last(self, way: str) -> None:
        """As the page does that shows what was right in an answer."""
        assert self.last
        self.last.refresh_from_db()
        suspend_or_bury(self.last, self.user, way, self.now)

    @precondition(lambda self: self.last is not None)
    @rule()
    def bring_back(self) -> None:
        assert self.last
        suspension.bring_back(self.last, self.now)
        self.least = 0

    @rule()
    def undo(self) -> None:
        undo_answer(self.user, self.now)
        self.least = 0

    @rule(own=st.sampled_from(["right", "wrong", ""]))
    def override(self, own: str) -> None:
        """What the learner calls wrong is taken back, and so is what they called right."""
        given = Review.objects.standing().filter(session=self.session).order_by("-pk").first()
        if given is None or not given.verdict or bool(own) == ("overridden" in given.verdict):
            return
        card = given.card
        if card.seq != given.seq + 1 or card.suspended:
            return
        override_verdict(self.session, given.pk, own, key=uuid4(), now=self.now)
        if own != "right":
            self.least = 0

    @rule(minutes=st.sampled_from([1, 11, 25, 24 * 60]))
    def wait(self, minutes: int) -> None:
        self.now += minutes * MINUTE

    @rule()
    def more(self) -> None:
        self.session = start_another(self.session, self.now)
        self.least = 0

    @invariant()
    def adds_up(self) -> None:
        if not hasattr(self, "session"):
            return
        progress = self.progress
        assert self.least <= progress.done <= progress.total
        assert progress.opened <= progress.total
        if self.turn is None:
            assert progress.done == progress.total == progress.opened
        self.least = progress.done


def test_the_count_never_falls_or_exceeds_its_total_and_is_full_at_the_end():
    run_state_machine_as_test(
        SessionMachine,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
