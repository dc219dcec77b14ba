"""Polls of a live session: questions without a right answer, whose answers show as they come."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from learning.live.answering import NotOpen, held
from learning.live.phases import POLL, Action, Stage, after
from learning.models import Attempt, LivePoll, LiveSession, PollAnswer

SCALE = range(1, 6)
LONGEST_WORD = 30  # characters of an answer in words
MOST_WORDS = 40  # in the cloud
SIZES = 5  # of the words in it


@dataclass(frozen=True, slots=True)
class PollRow:
    """An answer, how many gave it, and their share of all in per cent."""

    text: str
    count: int
    share: int


@dataclass(frozen=True, slots=True)
class CloudWord:
    """A word, how many gave it, and its size from 1 to ``SIZES``."""

    text: str
    count: int
    size: int


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


def given_in(poll: LivePoll, sent: str) -> str:
    """The answer that was sent, "" for none or one that cannot be given."""
    text = " ".join(sent.replace("\0", "").split())
    match poll.form:
        case LivePoll.Form.WORDS:
            return text[:LONGEST_WORD].strip()
        case LivePoll.Form.SCALE:
            allowed = {str(number) for number in SCALE}
        case _:
            allowed = {str(number) for number in range(len(poll.options))}
    return text if text in allowed else ""


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
    """What a page needs to show how all have answered: ``cloud`` or ``rows``, and the ``mean`` of a
    scale. One statement."""
    given = list(poll.answers.filter(hidden=False).values_list("given", flat=True))
    if poll.form == LivePoll.Form.WORDS:
        return {"cloud": _cloud(given)}
    counts = Counter(given)
    if poll.form == LivePoll.Form.SCALE:
        rows = [_row(str(number), counts[str(number)], len(given)) for number in SCALE]
        mean = sum(int(one) for one in given) / len(given) if given else None
        return {"rows": rows, "mean": mean}
    return {"rows": [_row(text, counts[str(n)], len(given)) for n, text in enumerate(poll.options)]}


def _row(text: str, count: int, answers: int) -> PollRow:
    return PollRow(text, count, round(100 * count / answers) if answers else 0)


def _cloud(given: Sequence[str]) -> list[CloudWord]:
    """The most frequent words in the order of the alphabet, each as first typed."""
    typed = {word.casefold(): word for word in reversed(given)}
    counts = Counter(word.casefold() for word in given).most_common(MOST_WORDS)
    most = counts[0][1] if counts else 1
    return [CloudWord(typed[word], n, -(-SIZES * n // most)) for word, n in sorted(counts)]
