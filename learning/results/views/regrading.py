"""Regrading earlier attempts by corrected keys."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from learning.cards.seals import sealed_questions
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form, text_of
from learning.results.access import quiz_with_results
from learning.results.regrading import KeyChanged, key_corrections, regrade, regrades_read_by

CHANGED = "The question was changed again meanwhile: look at what it would do now."


@page_with_form
@gone_is_404
def regrade_quiz(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """A preview of whose marks would change and by how much; posting applies it."""
    quiz = quiz_with_results(request, quiz_id)
    if request.method == "POST":
        question, key = id_of(request.POST.get("question", "")) or 0, text_of(request.POST, "key")
        try:
            done = regrade(quiz, request.user, question, key, timezone.now())
            if done:
                number = len(done.changes)
                messages.success(request, f"{number} mark{'' if number == 1 else 's'} changed.")
        except KeyChanged:
            messages.warning(request, CHANGED)
        return redirect("regrade_quiz", quiz_id)
    sealed = sealed_questions(request.user, timezone.now())
    context = {
        "quiz": quiz,
        "mendings": [
            one for one in key_corrections(quiz, request.user) if one.question.pk not in sealed
        ],
        "regrades": regrades_read_by(request.user, quiz),
    }
    return render(request, "learning/results/regrade.html", context)
