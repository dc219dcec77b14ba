"""What an answer logs and does to a card, and what undoing it restores."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils.dateparse import parse_datetime

from learning import scheduling
from learning.kinds import kind_of
from learning.kinds.choosing import pick_format
from learning.models import Card, Review, User
from learning.models.cards import LEECH_LIMIT
from learning.scheduling import Memory, Rating

RECALL_AFTER = timedelta(minutes=1)  # when a card comes back after an answer that proved nothing
NIGHT = timedelta(hours=8)  # after a rating, until a pick proves something about a learning card
UNDER_WAY = (Card.State.LEARNING, Card.State.RELEARNING)

_MOMENTS = ("due_at", "show_at", "reviewed_at")
_VALUES = (
    "state",
    "step",
    "stability",
    "difficulty",
    "lapses",
    "recall_due",
    "suspended",
    "suspension",
)
OUT_OF_REACH = (Card.Suspension.RETIRED, Card.Suspension.CLOSED)
CHANGED_BY_ANSWER = (*_MOMENTS, *_VALUES, "seq")


def withheld(card: Card) -> str:
    """Why a card may not be asked, whatever its learner wishes: its question is retired or its
    brief closed, even if the card was suspended before; "" if it may.
    """
    brief = card.question.brief
    if card.suspension in OUT_OF_REACH:
        return card.suspension
    if card.question.retired_at:
        return Card.Suspension.RETIRED
    if brief and not brief.is_open_to(card.user_id):
        return Card.Suspension.CLOSED
    return ""


def snapshot(card: Card) -> dict[str, Any]:
    """The card's state as JSON, exact to the microsecond."""
    moments = {name: getattr(card, name) for name in _MOMENTS}
    return {name: getattr(card, name) for name in _VALUES} | {
        name: at.isoformat() if at else None for name, at in moments.items()
    }


def restore(card: Card, before: dict[str, Any]) -> None:
    """Restores a state from ``snapshot``; ``seq`` keeps counting.

    Cards that were retired or closed meanwhile stay so.
    """
    reason = withheld(card)
    for name in _VALUES:
        setattr(card, name, before[name])
    if reason:
        card.suspended, card.suspension = True, reason
    for name in _MOMENTS:
        setattr(card, name, parse_datetime(before[name]) if before[name] else None)
    card.seq += 1


def log_entry(
    card: Card, rating: Rating | None, user: User, now: datetime, **answer: Any
) -> Review:
    """The review of a card before it changes; ``answer`` holds the fields on what was answered, and
    where.
    """
    return Review(
        card=card,
        user=user,
        seq=card.seq,
        state=card.state,
        rating=rating,
        reviewed_at=now,
        studied_on=user.study_day(now),
        before=snapshot(card),
        **answer,
    )


def memory_of(card: Card) -> Memory:
    return Memory(
        state=scheduling.State(card.state),
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due_at=card.due_at,
        reviewed_at=card.reviewed_at,
    )


def recall_chances(
    state: int,
    recall_due: bool,
    stability: float | None,
    reviewed_at: datetime | None,
    now: datetime,
    ahead: Sequence[int],
) -> list[float]:
    """The chance of recall of a card with these columns, ``ahead`` days from now without study;
    None for a card that was never rated.

    A card that was missed and not recalled since has no chance: FSRS, which counts in days, would
    give 1 on the day of the miss.
    """
    if stability is None or reviewed_at is None:
        return []
    if recall_due and state != Card.State.REVIEW:
        return [0.0] * len(ahead)
    return scheduling.recall_chances(stability, max((now - reviewed_at).days, 0), ahead)


def known_before(card: Card, now: datetime) -> float:
    """How likely a card is known, which decides what a right pick is worth.

    A new card is not known, nor is a card in learning on the day it was rated, whatever FSRS says
    about the same day; after a night, a right pick counts. A card that can only be recognised thus
    needs one such pick per step: two for a new card, which a guesser among three options achieves
    once in nine times, and one after a lapse.
    """
    if card.state not in UNDER_WAY:
        return scheduling.retrievability(memory_of(card), now)
    return float(card.reviewed_at is not None and now - card.reviewed_at >= NIGHT)


def is_only_recognised(card: Card, user: User) -> bool:
    """Whether a card is picked or ordered even where recall is due."""
    body = card.question.body
    format = pick_format(
        body["formats"],
        expects=body["expects"],
        state=scheduling.State.LEARNING,
        stability=None,
        recall_due=True,
        characters=user.characters,
    )
    return kind_of(format).is_picked


def seed_of(card: Card) -> str:
    """The seed of a card's next fuzz: a replay of its log gives the same schedule."""
    return f"{card.pk}:{card.seq}"


def move_on(card: Card, rating: Rating | None, user: User, now: datetime) -> None:
    """Changes the card as an answer does. Without a rating, a new card becomes a learning card, and
    any card comes back for recall; its memory stays the same. A learning card that can only be
    recognised waits for the next day after a right answer: more picks would prove nothing.
    """
    missed = rating == Rating.AGAIN
    if rating is None:
        if card.state == Card.State.NEW:
            card.state, card.step = Card.State.LEARNING, 0
        card.show_at = now + RECALL_AFTER
    else:
        card.lapses += missed and card.state == Card.State.REVIEW
        _remember(card, rating, user, now)
        if not missed and card.state in UNDER_WAY and is_only_recognised(card, user):
            _, card.show_at = user.study_day_bounds(user.study_day(now))
    card.recall_due = missed or rating is None
    card.seq += 1
    if missed and card.lapses >= LEECH_LIMIT:
        card.suspended, card.suspension = True, Card.Suspension.LEECH


def _remember(card: Card, rating: Rating, user: User, now: datetime) -> None:
    memory = scheduling.review(
        memory_of(card), rating, now, preferences=user.preferences, seed=seed_of(card)
    )
    card.state, card.step = memory.state, memory.step
    card.stability, card.difficulty = memory.stability, memory.difficulty
    card.due_at = card.show_at = memory.due_at
    card.reviewed_at = memory.reviewed_at
