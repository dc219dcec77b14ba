from contextlib import suppress
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from learning.cards.suspension import reset
from learning.factories import CompositeFactory, StudySessionFactory, UserFactory, composite_cards
from learning.kinds.response_fields import opaque
from learning.models import Card, Question, Review
from learning.scheduling import Memory, Rating, replay
from learning.study.answering import Answer, StaleAnswer, record_answer
from learning.study.corrections import override_verdict, undo_answer
from learning.study.memory import memory_of, restore, snapshot
from learning.study.shown import ANSWER_FIRST, shown_now

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
ACTIONS = [None, *Rating, "typed", "blank", "whole", "whole blank", "right", "wrong", "undo"]
ACTIONS.append("reset")
steps = st.lists(
    st.tuples(
        st.sampled_from(ACTIONS),
        st.integers(0, 2),
        st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=90)),
    ),
    min_size=1,
    max_size=12,
)


class Desk:
    """A learner with the three cards of a matching, at which any answer can be given."""

    def __init__(self) -> None:
        self.user = UserFactory.create()
        self.composite = CompositeFactory.create()
        self.session = StudySessionFactory.create(user=self.user)
        self.cards = composite_cards(self.composite, self.user)
        Card.objects.update(
            state=0,
            seq=0,
            **dict.fromkeys(("stability", "difficulty", "due_at", "show_at", "reviewed_at")),
        )

    def act(self, action: Rating | str | None, place: int, now: datetime) -> None:
        for card in self.cards:
            card.refresh_from_db()
        if action == "undo":
            with suppress(StaleAnswer):  # where its card was reset since
                undo_answer(self.user, now)
        elif action == "reset":
            reset(self.cards[place], self.cards[place].seq)
        elif action in ("right", "wrong"):
            self.claim(right=action == "right", now=now)
        elif isinstance(action, str) and action.startswith("whole"):
            parts = {} if action.endswith("blank") else {self.id(0): self.id(0, "answer")}
            self.answer(self.cards, "matching", Answer(response={"pairs": parts}), now)
        elif isinstance(action, str):
            text = "Wang Li" if action == "typed" else ""
            self.answer([self.cards[place]], "typed", Answer(response={"text": text}), now)
        else:
            format = ANSWER_FIRST if action is None else "recall"
            self.answer([self.cards[place]], format, Answer(rating=action), now)

    def id(self, place: int, side: str = "prompt") -> str:
        return opaque(self.composite.body, self.composite.body["parts"][place][side])

    def answer(self, cards: list[Card], format: str, answer: Answer, now: datetime) -> None:
        if not any(card.suspended for card in cards):
            composite = self.composite.pk if format == "matching" else None
            record_answer(
                self.user, shown_now(cards, format, self.session, now, composite), answer, now
            )

    def claim(self, *, right: bool, now: datetime) -> None:
        latest = Review.objects.standing().filter(user=self.user).last()
        if latest:
            with suppress(StaleAnswer):
                own = "right" if right else "wrong"
                override_verdict(self.session, latest.pk, own, key=uuid4(), now=now)

    def replayed(self, card: Card) -> Memory:
        log = Review.objects.remembered().filter(card=card).order_by("seq")
        answers = [
            (
                Rating(review.rating) if review.rating else None,
                review.reviewed_at,
                f"{card.pk}:{review.seq}",
            )
            for review in log
        ]
        return replay(answers, preferences=self.user.preferences)


@pytest.mark.django_db
@given(steps)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example([("whole", 0, timedelta(0)), ("right", 0, timedelta(days=1)), (3, 1, timedelta(days=9))])
@example(
    [
        (3, 0, timedelta(0)),
        (4, 0, timedelta(9)),
        ("reset", 0, timedelta(0)),
        ("undo", 0, timedelta(0)),
    ]
)
@example([(3, 0, timedelta(0)), ("reset", 0, timedelta(0)), (4, 0, timedelta(days=9))])
@example([("whole blank", 0, timedelta(0)), ("right", 0, timedelta(0)), ("undo", 0, timedelta(0))])
def test_a_cards_memory_is_the_replay_of_its_standing_reviews(actions):
    desk, now = Desk(), START
    for action, place, wait in actions:
        now += wait
        desk.act(action, place, now)

    for card in desk.cards:
        card.refresh_from_db()
        kept, memory = memory_of(card), desk.replayed(card)
        assert (kept.stability, kept.difficulty, kept.due_at, kept.reviewed_at) == (
            memory.stability,
            memory.difficulty,
            memory.due_at,
            memory.reviewed_at,
        )


def test_restoring_a_snapshot_gives_the_state_back_to_the_microsecond():
    at = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)
    memory = {"state": 2, "stability": 3.25, "difficulty": 5.5, "due_at": at, "show_at": at}
    card = Card(question=Question(), lapses=3, seq=4, **memory)
    before = snapshot(card)
    card.state, card.due_at, card.lapses, card.suspended = 3, None, 4, True

    restore(card, before)

    assert snapshot(card) == before
    assert card.due_at == at
    assert card.seq == 5
