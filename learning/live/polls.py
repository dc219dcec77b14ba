"""Polls of a live session: questions without a right answer, whose answers show as they come."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from learning.kinds.poll.answers import outcome_of
from learning.live.answering import NotOpen, held
from learning.live.phases import POLL, Action, Stage, after
from learning.models import Attempt, LivePoll, LiveQuestion, LiveSession, PollAnswer


def ask_poll(
    session: LiveSession, version: int, form: str, stem: str, options: Sequence[str], now: datetime
) -> LivePoll | None:
    """Ask all a poll from a page that showed ``version``; None where that has passed or a question
    is open. Sent twice, it is asked once.
    """
    with transaction.atomic():
        rows = LiveSession.objects.select_for_update(of=("self",), no_key=True)
        session = rows.get(pk=session.pk)
        stage = Stage(session.phase, session.position)
        reached = after(Action.POLL, stage, session.questions.count())
        if reached is None or session.version != version or session.is_self_paced:
            return None
        poll: LivePoll = session.polls.create(
            form=form, stem=stem, options=list(options), asked_at=now
        )
        session.phase, session.poll, session.closes_at = reached.phase, poll, None
        session.version += 1
        session.save(update_fields=["phase", "poll", "closes_at", "version"])
    return poll


def poll_of(question: LiveQuestion, now: datetime) -> LivePoll:
    """The poll that was prepared as a question of the quiz, asked now."""
    body = question.body
    poll: LivePoll = LivePoll.objects.create(
        session_id=question.session_id,
        question_id=question.question_id,
        form=body["poll"],
        stem=body["stem"],
        options=body["choices"],
        asked_at=now,
    )
    return poll


def answer_poll(attempt: Attempt, poll_id: int, given: str, now: datetime) -> PollAnswer:
    """Store somebody's answer to the poll at hand, or give the one that they gave before. A word
    that the presenter has hidden stays hidden. Raises ``NotOpen``.
    """
    assert attempt.live_id
    with transaction.atomic():
        session = held(attempt.live_id)
        if session.phase != POLL or session.poll_id != poll_id:
            raise NotOpen
        hidden = PollAnswer.objects.filter(poll=poll_id, hidden=True)
        is_hidden = given.casefold() in {
            word.casefold() for word in hidden.values_list("given", flat=True)
        }
        answer, _ = PollAnswer.objects.get_or_create(
            poll_id=poll_id,
            attempt=attempt,
            defaults={"given": given, "hidden": is_hidden, "answered_at": now},
        )
    return answer


def hide_word(poll: LivePoll, word: str) -> None:
    """Take a word off the screen, whoever gave it."""
    same = [
        pk
        for pk, given in poll.answers.values_list("pk", "given")
        if given.casefold() == word.casefold()
    ]
    poll.answers.filter(pk__in=same).update(hidden=True)


def outcome_of_poll(poll: LivePoll) -> dict[str, Any]:
    """How all have answered: see ``outcome_of``. One statement."""
    given = poll.answers.filter(hidden=False).values_list("given", flat=True)
    return outcome_of(poll.form, poll.options, list(given))
