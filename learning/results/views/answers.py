"""The answers to an authored quiz, for its author and for teachers of classes it is set for."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from learning.authoring.access import authored_quiz_of
from learning.cards.seals import sealed_questions
from learning.models import Attempt
from learning.models.mark_changes import WITH_CHANGES
from learning.quizzes.attempts import close_overdue
from learning.rendering.responses import judged_response
from learning.rendering.texts import texts_above
from learning.requests import LearnerRequest, gone_is_404
from learning.results import marking
from learning.results.access import quiz_with_results, readable_attempt
from learning.results.answers import quiz_answers
from learning.results.marking import answers_to_mark
from learning.results.polls import poll_results
from learning.results.regrading import count_key_corrections


@require_safe
def quiz_answers_page(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """Who takes the quiz, and the answers so far; polled every few seconds while it is open."""
    quiz, now = quiz_with_results(request, quiz_id), timezone.now()
    close_overdue(Attempt.objects.read_by(request.user).filter(quiz=quiz), now)
    answers = quiz_answers(quiz, request.user)
    context: dict[str, Any] = {
        "quiz": quiz,
        "answers": answers,
        "polls": poll_results(quiz, request.user),
        "live_sessions": quiz.live_sessions.filter(owner=request.user)
        .with_joined()
        .order_by("-pk"),
        "now": now,
        "goes_on": quiz.is_open or answers.is_under_way(now),
        "is_own": quiz.owner_id == request.user.pk,
        "waiting": answers_to_mark(quiz, request.user).filter(mark=None).count(),
    }
    part = "#answers" if request.htmx.request_type == "partial" else ""
    if answers.sittings and not part:
        context["mended"] = count_key_corrections(quiz, request.user)
    return render(request, f"learning/results/answers.html{part}", context)


@require_safe
def read_attempt(request: LearnerRequest, quiz_id: int, attempt_id: int) -> HttpResponse:
    """All answers of one attempt with what is right, but for questions that are sealed.
    ``?open=all`` unfolds them."""
    attempt = readable_attempt(request, quiz_id, attempt_id)
    now = timezone.now()
    related = ("question__brief", "question__passage__section", "marked_by")
    responses = attempt.responses.exclude(verdict={}).select_related(*related)
    responses = responses.prefetch_related(WITH_CHANGES)
    sealed = sealed_questions(request.user, now)
    for response in responses:
        response.attempt = attempt
    texts = texts_above([response.body for response in responses])
    context = {
        "attempt": attempt,
        "name": attempt.name or attempt.user.username,
        "responses": [
            (one, text, None if one.question_id in sealed else judged_response(one, now))
            for one, text in zip(responses, texts, strict=True)
        ],
        "state": attempt.state_at(now).label,
        "now": now,
        "opens_all": request.GET.get("open") == "all",
    }
    return render(request, "learning/results/read_attempt.html", context)


@require_POST
@gone_is_404
def release_results(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """Shows learners their results, or hides them again."""
    quiz = authored_quiz_of(request, quiz_id)
    if request.POST.get("released") == "0":
        marking.hold_back(quiz)
    else:
        marking.release(quiz, timezone.now())
    return redirect("quiz_answers", quiz_id)
