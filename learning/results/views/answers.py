"""The answers to an authored quiz, for its author and for teachers of classes it is set for."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from learning.authoring.access import authored_quiz_of
from learning.models import Attempt
from learning.quizzes.submitting import close_overdue
from learning.requests import LearnerRequest, gone_is_404
from learning.results import marking
from learning.results.access import quiz_with_results, readable_attempt
from learning.results.answers import quiz_answers
from learning.results.attempt_page import read_attempt_page
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
    ``?open=`` unfolds the one with this number, or "all"."""
    attempt = readable_attempt(request, quiz_id, attempt_id)
    return read_attempt_page(request, attempt)


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
