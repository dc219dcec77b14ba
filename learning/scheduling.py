"""When to ask again: FSRS-6, as a pure function of memory, rating and time.

The only module that uses the ``fsrs`` package. The same arguments always give the same result,
whatever the clock, the global random state and the thread.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from functools import lru_cache

import fsrs

DECAY = -fsrs.Scheduler().parameters[20]
FACTOR = 0.9 ** (1 / DECAY) - 1  # recall is 0.9 when as many days have passed as the stability


class State(IntEnum):
    """The values of ``Card.State``."""

    NEW = 0
    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


class Rating(IntEnum):
    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Memory:
    """The memory state of one card: ``stability`` in days, ``difficulty`` from 1 to 10."""

    state: State = State.NEW
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    due_at: datetime | None = None
    reviewed_at: datetime | None = None

    def __post_init__(self) -> None:
        strong = self.state in (State.REVIEW, State.RELEARNING)
        if strong and (self.stability is None or self.difficulty is None):
            raise ValueError(f"A memory in {self.state.name} needs a stability and a difficulty.")


@dataclass(frozen=True, slots=True)
class Preferences:
    """How a learner wants to be scheduled; ``maximum_interval`` is in days.

    Raises ``ValueError`` for a retention outside 0.70 to 0.97, an interval outside 1 to 36500, or a
    step that is not positive.
    """

    desired_retention: float = 0.90
    maximum_interval: int = 36500
    learning_steps: tuple[timedelta, ...] = (timedelta(minutes=1), timedelta(minutes=10))
    relearning_steps: tuple[timedelta, ...] = (timedelta(minutes=10),)
    fuzz: bool = True

    def __post_init__(self) -> None:
        if not 0.70 <= self.desired_retention <= 0.97:
            raise ValueError(f"Retention {self.desired_retention} is not within 0.70 to 0.97.")
        if not 1 <= self.maximum_interval <= 36500:
            raise ValueError(f"Interval {self.maximum_interval} is not within 1 to 36500 days.")
        if any(step <= timedelta(0) for step in self.learning_steps + self.relearning_steps):
            raise ValueError("A learning step takes more than no time.")


def review(
    memory: Memory, rating: Rating, now: datetime, *, preferences: Preferences, seed: str
) -> Memory:
    """The memory after an answer at ``now``.

    ``seed`` identifies the card and its number of answers, and alone decides the fuzz, so that the
    same log gives the same schedule. If the clock has run backwards, no time counts as passed.
    Raises ``ValueError`` for an unknown rating or a naive time.
    """
    rating, now = Rating(rating), _utc(now)
    scheduler = _scheduler(preferences)
    card, _ = scheduler.review_card(_card(memory, now), fsrs.Rating(rating), now)
    due_at = card.due
    if preferences.fuzz and card.state is fsrs.State.Review:
        days = fuzzed((card.due - now).days, preferences.maximum_interval, seed)
        due_at = now + timedelta(days=days)
    return Memory(
        state=State(card.state),
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due_at=due_at,
        reviewed_at=now,
    )


def intervals(
    memory: Memory, now: datetime, *, preferences: Preferences, seed: str
) -> dict[Rating, timedelta]:
    """The time until the card returns, for each rating: what ``review`` would give."""
    now = _utc(now)
    after = {
        rating: review(memory, rating, now, preferences=preferences, seed=seed) for rating in Rating
    }
    return {rating: later.due_at - now for rating, later in after.items() if later.due_at}


def retrievability(memory: Memory, now: datetime) -> float:
    """The chance of recall at ``now``, by whole days passed; 0 for a card that was never rated.

    It is 1 within a day of a review: FSRS-6 has nothing useful to say about the same day.
    """
    return float(_scheduler(Preferences()).get_card_retrievability(_card(memory, now), _utc(now)))


def recall_chances(stability: float, days: int, ahead: Sequence[int] = (0,)) -> list[float]:
    """The chance of recall ``days`` after an answer, and after each number of days ``ahead`` of
    that.

    The same as ``retrievability``, for pages that need it for thousands of cards.
    """
    rate = FACTOR / stability
    return [(1 + rate * (days + later)) ** DECAY for later in ahead]


def replay(
    reviews: Iterable[tuple[Rating | None, datetime, str]], *, preferences: Preferences
) -> Memory:
    """The memory after a card's remaining reviews, given in log order as rating, time and seed.

    Reviews without a rating change nothing.
    """
    memory = Memory()
    for rating, at, seed in reviews:
        if rating is not None:
            memory = review(memory, rating, at, preferences=preferences, seed=seed)
    return memory


def fuzzed(days: int, maximum: int, seed: str) -> int:
    """An interval near ``days``, uniformly from the range of ``fuzz_range``."""
    least, most = fuzz_range(days, maximum)
    digest = hashlib.blake2b(seed.encode(), digest_size=8).digest()
    return least + int.from_bytes(digest) * (most - least + 1) // 2**64


def fuzz_range(days: int, maximum: int) -> tuple[int, int]:
    """The shortest and longest interval that fuzz makes of ``days``, as in py-fsrs."""
    if days < 2.5:
        return days, days
    delta = 1.0
    for start, end, factor in ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05)):
        delta += factor * max(min(float(days), end) - start, 0.0)
    most = min(round(days + delta), maximum)
    return min(max(2, round(days - delta)), most), most


@lru_cache(maxsize=1024)
def _scheduler(preferences: Preferences) -> fsrs.Scheduler:
    return fsrs.Scheduler(
        desired_retention=preferences.desired_retention,
        learning_steps=preferences.learning_steps,
        relearning_steps=preferences.relearning_steps,
        maximum_interval=preferences.maximum_interval,
        enable_fuzzing=False,  # fsrs would use the global random state
    )


def _card(memory: Memory, now: datetime) -> fsrs.Card:
    state = fsrs.State(memory.state or State.LEARNING)
    return fsrs.Card(
        card_id=0,  # without an id, fsrs sleeps to make one
        state=state,
        step=None if state is fsrs.State.Review else memory.step or 0,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=now,
        last_review=_utc(memory.reviewed_at) if memory.reviewed_at else None,
    )


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("A time needs a zone.")
    return at.astimezone(UTC)
