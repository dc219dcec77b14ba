"""What is measured in process. To measure another page, add a line to ``REQUESTS``."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from learning.models import Question, Quiz
from learning.progress.overview import counts_by_brief
from learning.quizzes.attempts import start_attempt
from learning.quizzes.drawing import Drawn
from learning.rendering.responses import sign
from learning.study.queue import Turn, next_turn, session_progress
from learning.study.sessions import Scope, start_session
from tests.benchmarks.briefs import SHORT_SLUG
from tests.benchmarks.trials import Trial
from tests.benchmarks.visitors import Visitor, app_visitor, bare_visitor
from tests.benchmarks.world import World

BARE, ANSWER = "A bare view's answer", "An answer, with the next card"
START, FIRST_PAGE = "Starting a session", "The first page"
BEGIN, DUE_COUNTS = "A session and its first card, without a page", "Due counts of each brief"
QUIZ_ANSWER, PROGRESS = "A quiz answer, kept", "Progress"
MEMORY_MAP = "The memory map of a brief of 200 questions"
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


def typed(visitor: Visitor) -> Form:
    token = visitor.token(visitor.card(), "typed")
    return f"/study/{visitor.session.pk}/answer/", {"shown": token, "response": "Wang Li"}


def one_answer_given(visitor: Visitor) -> None:
    """A session in which something was answered is not used anew."""
    visitor.post(*graded(visitor))


def bare_answer(visitor: Visitor) -> Form:
    visitor.turn()
    return "/answer", {"card": visitor.card().pk, "rating": 3}


def sent(visitor: Visitor, form: Form) -> object:
    return visitor.post(*form)


def quiz_answer(visitor: Visitor, feedback: str) -> Form:
    """The first of two questions, neither of which was answered yet."""
    now = timezone.now()
    quiz = Quiz.objects.create(owner=visitor.user, title="Quiz", feedback=feedback, created_at=now)
    cards = [visitor.card(), visitor.card()]
    questions = Question.objects.filter(cards__in=cards).select_related("brief")
    drawn = [Drawn(question, "typed") for question in questions]
    attempt = start_attempt(quiz, visitor.user, drawn, now)
    token = sign(attempt.responses.get(position=1), now)
    return f"/quizzes/{attempt.pk}/1/", {"shown": token, "response": "Wang Li"}


def sent_plainly(visitor: Visitor, form: Form) -> object:
    return visitor.post_plainly(*form)


def begun(visitor: Visitor) -> Turn | None:
    """What Anki's backend does when it opens a collection and asks for the first card."""
    now = timezone.now()
    session = start_session(visitor.user, Scope(), now)
    return next_turn(session_progress(session, visitor.user, now), visitor.user, now)


REQUESTS = (
    Request(FIRST_PAGE, lambda visitor, _: visitor.get("/")),
    Request(START, lambda visitor, _: visitor.post_plainly("/study/start/", {}), one_answer_given),
    Request(ANSWER, sent, graded),
    Request("A judged answer, with its feedback", sent, typed),
    Request(QUIZ_ANSWER, sent, lambda visitor: quiz_answer(visitor, "end")),
    Request(
        "A quiz answer, with the page of its feedback",
        sent_plainly,
        lambda visitor: quiz_answer(visitor, "each"),
    ),
    Request(
        PROGRESS,
        lambda visitor, _: visitor.get("/progress/"),
        who=(HEAVY, DILIGENT, ORDINARY),
    ),
    Request(
        MEMORY_MAP,
        lambda visitor, _: visitor.get(f"/briefs/{SHORT_SLUG}/memory/"),
        who=(DILIGENT,),
    ),
    Request(BEGIN, lambda visitor, _: begun(visitor), one_answer_given),
    Request(
        DUE_COUNTS,
        lambda visitor, _: counts_by_brief(visitor.user, timezone.now()),
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
