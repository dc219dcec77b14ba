"""What is measured in process. To measure another page, add a line to ``REQUESTS``."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from learning.progress.waiting import counts_by_brief
from learning.study.order.queue import next_turn, session_progress
from learning.study.order.turns import Turn
from learning.study.sessions import Scope, start_session
from tests.benchmarks.trials import Trial
from tests.benchmarks.visitors import Visitor, app_visitor, bare_visitor
from tests.benchmarks.world import World

BARE, ANSWER = "A bare view's answer", "An answer, with the next card"
FIRST_PAGE, PROGRESS = "The first page", "Progress"
BEGIN, DUE_COUNTS = "A session and its first card, without a page", "Due counts of each brief"
HEAVY, DILIGENT, ORDINARY = "heavy", "diligent", "ordinary"

type Form = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Request:
    """``ask`` is timed, with what ``before`` has made ready; ``who`` are the learners who ask,
    ``times`` how often in a round."""

    name: str
    ask: Callable[[Visitor, Any], object]
    before: Callable[[Visitor], Any] = lambda _: None
    who: tuple[str, ...] = (HEAVY, ORDINARY)
    times: int = 1


def graded(visitor: Visitor) -> Form:
    token = visitor.token(visitor.card(), "recall")
    return f"/study/{visitor.session.pk}/answer/", {"shown": token, "rating": 3}


def one_answer_given(visitor: Visitor) -> None:
    """A session in which something was answered is not used anew."""
    visitor.post(*graded(visitor))


def bare_answer(visitor: Visitor) -> Form:
    visitor.turn()
    return "/answer", {"card": visitor.card().pk, "rating": 3}


def sent(visitor: Visitor, form: Form) -> object:
    return visitor.post(*form)


def begun(visitor: Visitor) -> Turn | None:
    """What Anki's backend does when it opens a collection and asks for the first card."""
    now = timezone.now()
    session = start_session(visitor.user, Scope(), now)
    return next_turn(session_progress(session, visitor.user, now))


REQUESTS = (
    Request(FIRST_PAGE, lambda visitor, _: visitor.get("/")),
    Request(ANSWER, sent, graded),
    Request(
        PROGRESS,
        lambda visitor, _: visitor.get("/progress/"),
        who=(HEAVY, DILIGENT, ORDINARY),
    ),
    # Without a page, beside what Anki's backend does.
    Request(BEGIN, lambda visitor, _: begun(visitor), one_answer_given, who=(HEAVY,)),
    Request(
        DUE_COUNTS,
        lambda visitor, _: counts_by_brief(visitor.user, timezone.now()),
        who=(HEAVY,),
        times=5,
    ),
)


def trials(world: World) -> Iterator[Trial]:
    """The bare view's first, and each request by each of its learners."""
    bare = bare_visitor(world.others[0])
    yield Trial(BARE, ORDINARY, lambda form: sent(bare, form), lambda: bare_answer(bare))
    people = {HEAVY: world.heavy, DILIGENT: world.diligent, ORDINARY: world.others[1]}
    visitors = {who: app_visitor(user) for who, user in people.items()}
    for request in REQUESTS:
        for who in request.who:
            yield trial(request, who, visitors[who])


def trial(request: Request, who: str, visitor: Visitor) -> Trial:
    return Trial(
        request.name,
        who,
        lambda ready: request.ask(visitor, ready),
        lambda: request.before(visitor),
        request.times,
    )
