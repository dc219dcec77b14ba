"""An answer in a live session, stored only while its question is open."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from learning.models import Attempt, LiveSession, Response
from learning.quizzes.answering import GRACE, Given, store_response

PHASE = """
    SELECT id, phase, pace, "position", closes_at FROM learning_livesession WHERE id = %s
"""


class NotOpen(Exception):
    """The question does not take answers any more, or not yet."""


def answer_live(
    attempt: Attempt, position: int, answer: Mapping[str, Any], now: datetime
) -> Response:
    """Store somebody's answer to the question at ``position``; it is graded at once and final. The
    same answer sent twice is stored once.

    No time is kept: it would say how fast the class went, not how well somebody knows it. Raises
    ``NotOpen``, ``StaleResponse`` if it was answered otherwise before, ``AsksBack``,
    ``Response.DoesNotExist``, ``LiveSession.DoesNotExist``.
    """
    assert attempt.live_id
    with transaction.atomic():
        session = held(attempt.live_id)
        is_at_hand = session.is_self_paced or session.position == position
        if not is_at_hand or not session.takes_answers_at(now - GRACE):
            raise NotOpen
        return store_response(attempt, position, Given(0, answer), now)


def held(session_id: int) -> LiveSession:
    """The session's phase, which stays as it is until the commit. Answers share the lock on
    PostgreSQL, and only closing the question waits for them; on SQLite one transaction writes at a
    time. Raises ``LiveSession.DoesNotExist``."""
    share = " FOR SHARE" if connection.vendor == "postgresql" else ""
    for session in LiveSession.objects.raw(PHASE + share, [session_id]):
        return session
    raise LiveSession.DoesNotExist
