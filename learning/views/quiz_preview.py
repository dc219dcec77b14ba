"""A quiz for others as its author sees it before anybody else does."""

from random import Random, SystemRandom

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from learning.allowances import limits_by
from learning.kinds import kind_of
from learning.quiz_drawing import draw_quiz
from learning.requests import LearnerRequest, id_of
from learning.views.authoring import authored_quiz_of
from learning.views.quiz_faces import attempt_face
from learning.views.quiz_questions import CERTAINTIES

DRAWS = 1_000_000


@require_safe
def preview_quiz(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """A question of it as a learner would get it, and the answer on request; ``?draw=`` is one of
    the ways in which it may be drawn and shuffled, ``?question=`` the number of the question.
    Nothing is kept of it."""
    quiz = authored_quiz_of(request, quiz_id)
    draw = id_of(request.GET.get("draw", ""))
    if draw is None:
        return redirect(f"{request.path}?draw={SystemRandom().randrange(DRAWS)}")
    drawn = draw_quiz(quiz, None, Random(draw))  # noqa: S311  to be drawn again
    number = min(max(1, id_of(request.GET.get("question", "")) or 1), max(1, len(drawn)))
    context = {
        "quiz": quiz,
        "draw": draw,
        "number": number,
        "places": range(1, len(drawn) + 1),
        "limits": limits_by(quiz, None, None),
        "points": sum(one.points for one in drawn),
        "certainties": CERTAINTIES,
        "attempt": True,  # no button of the fields sends them in
    }
    if drawn:
        one = drawn[number - 1]
        seed = draw if quiz.shuffles_options else 0
        shown = kind_of(one.format).shown(one.question.uid, one.question.body, seed)
        context |= attempt_face(shown) | {"one": one, "body": one.question.body}
    return render(request, "learning/preview_quiz.html", context)
