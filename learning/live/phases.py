"""What a presenter's press makes of a live session: a function of values."""

from enum import StrEnum
from typing import NamedTuple

LOBBY, OPEN, CLOSED, REVEALED, ENDED = "lobby", "open", "closed", "revealed", "ended"
POLL = "poll"


class Action(StrEnum):
    """What a presenter can do."""

    NEXT = "next"
    CLOSE = "close"
    REVEAL = "reveal"
    POLL = "poll"
    END = "end"


class Stage(NamedTuple):
    """Where a session is: its phase, and the number of the question at hand, 0 in the lobby."""

    phase: str
    position: int


def after(action: Action, stage: Stage, size: int) -> Stage | None:
    """The stage that follows in a session of ``size`` questions; None where the action cannot be
    taken now. The next question, or a poll, comes only once the answers to this one are in."""
    phase, position = stage
    match action:
        case Action.NEXT if phase not in (OPEN, ENDED) and position < size:
            return Stage(OPEN, position + 1)
        case Action.CLOSE if phase == OPEN:
            return Stage(CLOSED, position)
        case Action.REVEAL if phase in (OPEN, CLOSED):
            return Stage(REVEALED, position)
        case Action.POLL if phase not in (OPEN, ENDED):
            return Stage(POLL, position)
        case Action.END if phase != ENDED:
            return Stage(ENDED, position)
    return None


def after_at_own_pace(action: Action, stage: Stage) -> Stage | None:
    """The stage that follows in a session in which everybody goes at their own speed: all questions
    are open at once, until the end."""
    if action is Action.NEXT and stage.phase == LOBBY:
        return Stage(OPEN, 0)
    if action is Action.END and stage.phase != ENDED:
        return Stage(ENDED, 0)
    return None


def first_to_answer(stage: Stage) -> int:
    """The number of the first question that somebody who joins now can answer."""
    is_past = stage.phase not in (LOBBY, OPEN)
    return max(1, stage.position + is_past)
