"""Pasts that a card may have had under FSRS, made once and shared by many cards.

A past ends before today with a card in review, either due within the last ten days or not before
the day after tomorrow.
"""

import random
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from learning import scheduling
from learning.models import Card
from learning.scheduling import Memory, Preferences, Rating, State
from learning.study.memory import snapshot

PREFERENCES = Preferences()
LENGTHS = (2, 2, 3, 4)
LONGEST = 12
FIRST_RATINGS = (Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.GOOD, Rating.GOOD, Rating.EASY)
TODAY, SOON = timedelta(days=1), timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of a past: its rating and time, and the card before it."""

    rating: Rating
    at: datetime
    state: int
    before: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Past:
    """The answers of a card up to now, and the fields that they lead to."""

    answers: tuple[Answered, ...]
    fields: dict[str, Any] = field(default_factory=dict)


def pasts(rng: random.Random, now: datetime, *, due: bool, many: int) -> list[Past]:
    return [_past(rng, now, due=due) for _ in range(many)]


def _past(rng: random.Random, now: datetime, *, due: bool) -> Past:
    log, memory = _lived(rng, now)
    while not _rests(memory):
        log, memory = _lived(rng, now)
    assert memory.due_at
    latest = _interval(memory) - TODAY
    least, most = (timedelta(days=-10), timedelta(0)) if due else (SOON, latest)
    left = least + (most - least) * rng.random()
    return _told(log, memory, shift=now + left - memory.due_at)


def _lived(rng: random.Random, now: datetime) -> tuple[list[tuple[Rating, Memory]], Memory]:
    """Ratings with the memory before each; who forgets, forgets as often as FSRS expects, and goes
    on until the card can rest for some days: were such pasts left out, hardly a miss would stay."""
    log: list[tuple[Rating, Memory]] = []
    memory, at = Memory(), now
    length = rng.choice(LENGTHS)
    while len(log) < length or (not _rests(memory) and len(log) < LONGEST):
        rating = rng.choice(FIRST_RATINGS) if not log else _rating(rng, memory, at)
        log.append((rating, memory))
        seed = f"{rng.random()}"
        memory = scheduling.review(memory, rating, at, preferences=PREFERENCES, seed=seed)
        assert memory.due_at
        at = memory.due_at + (memory.due_at - at) * 0.2 * rng.random()
    return log, memory


def _rests(memory: Memory) -> bool:
    return memory.state is State.REVIEW and _interval(memory) > SOON + TODAY


def _interval(memory: Memory) -> timedelta:
    assert memory.due_at
    assert memory.reviewed_at
    return memory.due_at - memory.reviewed_at


def _rating(rng: random.Random, memory: Memory, at: datetime) -> Rating:
    recalled = rng.random() < scheduling.retrievability(memory, at)
    return Rating.GOOD if recalled else Rating.AGAIN


def _told(log: list[tuple[Rating, Memory]], memory: Memory, *, shift: timedelta) -> Past:
    """The same past at other dates."""
    memories = [_shifted(each, shift) for _, each in log] + [_shifted(memory, shift)]
    lapses, answers = 0, []
    for (rating, _), before, after in zip(log, memories, memories[1:], strict=False):
        card = Card(**_fields(before), lapses=lapses)
        assert after.reviewed_at
        answers.append(Answered(rating, after.reviewed_at, card.state, snapshot(card)))
        lapses += rating is Rating.AGAIN and before.state is State.REVIEW
    fields = _fields(memories[-1]) | {"lapses": lapses, "seq": len(answers)}
    return Past(tuple(answers), fields)


def _shifted(memory: Memory, shift: timedelta) -> Memory:
    if memory.due_at is None or memory.reviewed_at is None:
        return memory
    return replace(memory, due_at=memory.due_at + shift, reviewed_at=memory.reviewed_at + shift)


def _fields(memory: Memory) -> dict[str, Any]:
    return {
        "state": int(memory.state),
        "step": memory.step,
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "due_at": memory.due_at,
        "show_at": memory.due_at,
        "reviewed_at": memory.reviewed_at,
    }
