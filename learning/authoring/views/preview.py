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
from learning.rendering.asked import attempt_face
from learning.rendering.tryouts import tried_face
from learning.requests import LearnerRequest, id_of, page_with_form

DRAWS = 1_000_000


@page_with_form
def preview_quiz(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """A question of it as a learner would get it, to be answered; ``draw`` is one of the ways in
    which it may be drawn and shuffled, ``question`` the number of the question.
    Nothing is kept of it."""
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
        "attempt": True,  # no button of the fields sends them in
    }
    if drawn:
        one = drawn[number - 1]
        seed = draw if quiz.shuffles_options else 0
        shown = kind_of(one.format).shown(one.question.uid, one.question.body, seed)
        sealed = is_sealed(request.user, one.question, now=timezone.now())
        context |= {"one": one, "body": one.question.body, "sealed": sealed}
        if request.method == "POST" and not sealed:
            context |= _tried(request, quiz, one, shown)
        context |= attempt_face(context.get("shown", shown))
    return render(request, "learning/authoring/preview.html", context)


def _tried(
    request: LearnerRequest, quiz: Quiz, one: Drawn, shown: dict[str, Any]
) -> dict[str, Any]:
    """What a learner would read of the answer that was sent."""
    response = Response(
        attempt=Attempt(quiz=quiz, user=request.user, certainty=quiz.certainty),
        question=one.question,
        uid=one.question.uid,
        format=one.format,
        body=one.question.body,
        shown=shown,
        points=most(one.points, certainty=quiz.certainty),
        certainty=certainty_in(request.POST) if quiz.certainty else None,
    )
    keys = quiz.tells == Quiz.Tells.KEYS
    face = tried_face(response, request.POST, timezone.now(), keys=keys)
    return face | {"response": response}
