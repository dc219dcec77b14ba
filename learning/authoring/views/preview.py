"""A quiz for others as its author sees it before anybody else does."""

from random import Random, SystemRandom
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from learning.authoring.access import authored_quiz_of
from learning.cards.seals import is_sealed
from learning.grading.marks import most
from learning.kinds import kind_of
from learning.limits.allowances import limits_by
from learning.models import Attempt, Quiz, Response
from learning.quizzes.drawing import Drawn, draw_quiz
from learning.quizzes.forms import CERTAINTIES, certainty_in
from learning.rendering.fields import response_fields
from learning.rendering.question import AskedQuestion
from learning.rendering.texts import text_over
from learning.rendering.tryouts import try_out
from learning.requests import LearnerRequest, id_of, page_with_form

DRAWS = 1_000_000


@page_with_form
def preview_quiz(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """One of its questions as a learner would get it. An answer to it is judged and not stored.

    ``draw`` is the seed by which the questions are drawn and shuffled, ``question`` the number of
    one of them.
    """
    quiz = authored_quiz_of(request, quiz_id)
    sent = request.POST if request.method == "POST" else request.GET
    draw = id_of(sent.get("draw", ""))
    if draw is None:
        return redirect(f"{request.path}?draw={SystemRandom().randrange(DRAWS)}")
    drawn = draw_quiz(quiz, None, Random(draw))  # noqa: S311  to be drawn again
    number = min(max(1, id_of(sent.get("question", "")) or 1), max(1, len(drawn)))
    context: dict[str, Any] = {
        "quiz": quiz,
        "draw": draw,
        "number": number,
        "places": range(1, len(drawn) + 1),
        "limits": limits_by(quiz, None, None),
        "points": sum(one.points for one in drawn),
        "certainties": CERTAINTIES if quiz.certainty else {},
    }
    if drawn:
        before = drawn[number - 2] if number > 1 else None
        context |= _question(request, quiz, drawn[number - 1], before, draw)
    return render(request, "learning/authoring/preview.html", context)


def _question(
    request: LearnerRequest, quiz: Quiz, drawn: Drawn, before: Drawn | None, draw: int
) -> dict[str, Any]:
    """A question with the answer that was sent, if one was; its text is folded where that was read
    with the one ``before``."""
    seed = draw if quiz.shuffles_options else 0
    body = drawn.question.body
    shown = kind_of(drawn.format).shown(drawn.question.uid, body, seed)
    sealed = is_sealed(request.user, drawn.question, now=timezone.now())
    context: dict[str, Any] = {"drawn": drawn, "sealed": sealed}
    answer = None
    if request.method == "POST" and not sealed:
        response = _response(request, quiz, drawn, shown)
        keys = quiz.tells == Quiz.Tells.KEYS
        tried = try_out(response, request.POST, timezone.now(), keys=keys)
        context |= {"response": response, "tried": tried}
        answer = tried.answer
    fields = response_fields(shown, answer, takes_focus=False)
    read = before.question.body.get("reading_text") if before else None
    text = text_over(body, was_read=read == body.get("reading_text"))
    return context | {"question": AskedQuestion(body, fields, text=text)}


def _response(request: LearnerRequest, quiz: Quiz, drawn: Drawn, shown: dict[str, Any]) -> Response:
    return Response(
        attempt=Attempt(quiz=quiz, user=request.user, certainty=quiz.certainty),
        question=drawn.question,
        uid=drawn.question.uid,
        format=drawn.format,
        body=drawn.question.body,
        shown=shown,
        points=most(drawn.points, certainty=quiz.certainty),
        certainty=certainty_in(request.POST) if quiz.certainty else None,
    )
