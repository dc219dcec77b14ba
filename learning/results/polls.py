"""How all have answered the polls of a quiz: on their own, and in live sessions."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from learning.grading import formats
from learning.kinds.poll.answers import given_in, outcome_of
from learning.models import Attempt, PollAnswer, Quiz, Response, User


class AskedPoll(NamedTuple):
    """A poll as it was worded; ``uid`` is that of its question, "" for one on the spot."""

    uid: str
    stem: str
    form: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PollResult:
    """A poll with its ``answers``, and what a page shows of their ``outcome``."""

    poll: AskedPoll
    answers: int
    outcome: dict[str, Any]

    @property
    def stem(self) -> str:
        return self.poll.stem

    @property
    def form(self) -> str:
        return self.poll.form

    @property
    def options(self) -> tuple[str, ...]:
        return self.poll.options

    @property
    def wording(self) -> dict[str, bool]:
        """What a page needs to know to display the texts."""
        return {"written": bool(self.poll.uid)}


def poll_results(quiz: Quiz, teacher: User) -> list[PollResult]:
    """The polls that have answers which a teacher may read, the first asked first. One that was
    reworded stands as two. Two statements."""
    readable = Attempt.objects.read_by(teacher).filter(quiz=quiz)
    given = defaultdict[AskedPoll, list[str]](list)
    for poll, answer in (*_alone(readable), *_live(readable)):
        given[poll].append(answer)
    return [
        PollResult(poll, len(answers), outcome_of(poll.form, poll.options, answers))
        for poll, answers in given.items()
    ]


def _alone(readable: Any) -> Iterator[tuple[AskedPoll, str]]:
    rows = Response.objects.filter(attempt__in=readable, format=formats.POLL, given__isnull=False)
    for uid, body, given in rows.order_by("position", "pk").values_list("uid", "body", "given"):
        poll = AskedPoll(uid, body["stem"], body["poll"], tuple(body["choices"]))
        if given and (answer := given_in(poll.form, poll.options, given["text"])):
            yield poll, answer


def _live(readable: Any) -> Iterator[tuple[AskedPoll, str]]:
    rows = PollAnswer.objects.filter(attempt__in=readable, hidden=False).order_by("poll", "pk")
    columns = ("poll__question__uid", "poll__stem", "poll__form", "poll__options", "given")
    for uid, stem, form, options, answer in rows.values_list(*columns):
        yield AskedPoll(uid or "", stem, form, tuple(options)), answer
