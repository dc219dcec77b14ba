"""A live session is moved on, and answered as its phones do."""

from datetime import datetime

from learning.live.phases import Action
from learning.live.sessions import move
from learning.models import LiveSession

RIGHT, WRONG = "Wang Li", "Zhao Min"


def moved(live: LiveSession, action: str, now: datetime) -> LiveSession:
    live.refresh_from_db()
    return move(live, Action(action), live.version, now)


def option(live: LiveSession, text: str, position: int = 1) -> dict[str, str]:
    """The answer that picks the option with this text."""
    options = live.questions.get(position=position).shown["options"]
    return {"option": next(one["id"] for one in options if one["text"] == text)}
