"""Who takes which quiz when, and how far they get. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from learning.demo.cast import Actor

DAY = timedelta(days=1)
LESSON = "lesson"  # set for the class, two attempts
EXAM = "exam"  # set for the class, half an hour, with essays
CERTAIN = "certain"  # set for the class and open by its link, with certainty


@dataclass(frozen=True, slots=True)
class Window:
    """When a quiz is set and when it is due, in days from the present."""

    set_on: int
    due_on: int

    def set_at(self, now: datetime) -> datetime:
        return now + self.set_on * DAY

    def due_at(self, now: datetime) -> datetime:
        return now + self.due_on * DAY


WINDOWS = {LESSON: Window(-63, -56), EXAM: Window(-28, -21), CERTAIN: Window(-6, 4)}
TAKE_PART = 0.93
AGAIN = {LESSON: 0.5, EXAM: 0.0, CERTAIN: 0.3}  # share of learners who try again
LEARNT = 0.6  # the gain from a first attempt, in ability


@dataclass(frozen=True, slots=True)
class PlannedSitting:
    """One attempt by the ``who``-th person of the class, or of the visitors if it is ``by_link``.

    ``share`` is how much of it they answer; if it is not ``handed_in``, they leave it as it is.
    ``gain`` is the ability they gained from an earlier attempt.
    """

    at: datetime
    quiz: str
    who: int
    share: float = 1.0
    handed_in: bool = True
    gain: float = 0.0
    by_link: bool = False


def sittings(
    cast: Sequence[Actor], guests: Sequence[Actor], now: datetime, rng: Random
) -> list[PlannedSitting]:
    """All planned sittings, in the order in which they start."""
    planned = [
        one
        for quiz in WINDOWS
        for who, actor in enumerate(cast)
        for one in _of_learner(quiz, who, actor, now, rng)
    ]
    planned += [_of_visitor(who, now, rng) for who in range(len(guests))]
    return sorted(planned, key=lambda one: (one.at, one.quiz, one.who))


def _of_learner(
    quiz: str, who: int, actor: Actor, now: datetime, rng: Random
) -> list[PlannedSitting]:
    window = WINDOWS[quiz]
    begins, ends = window.set_at(now), min(window.due_at(now), now)
    if not actor.studies or ends > now - actor.ends or rng.random() > TAKE_PART:
        return []
    first = PlannedSitting(begins + (ends - begins) * rng.uniform(0.02, 0.6), quiz, who)
    match quiz, who % 10:
        case "exam", 4:  # time ran out, or no answer
            return [replace(first, share=0.5, handed_in=False)]
        case "exam", 7:
            return [replace(first, share=0.0, handed_in=False)]
        case "certain", 1 | 5:  # under way now
            at = now - timedelta(minutes=rng.uniform(6, 25))
            return [replace(first, at=at, share=rng.uniform(0.2, 0.8), handed_in=False)]
        case "certain", 8:  # abandoned long ago
            return [replace(first, share=0.4, handed_in=False)]
    if rng.random() > AGAIN[quiz]:
        return [first]
    later = first.at + (ends - first.at) * rng.uniform(0.3, 0.9)
    return [first, PlannedSitting(later, quiz, who, gain=LEARNT)]


def _of_visitor(who: int, now: datetime, rng: Random) -> PlannedSitting:
    at = now - timedelta(hours=rng.uniform(3, 100))
    return PlannedSitting(at, CERTAIN, who, by_link=True)
