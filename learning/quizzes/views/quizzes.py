"""Practice quizzes: the list, building one, handing it in, and its results."""

from random import SystemRandom
from typing import Any

from django.db.models import Count, Min, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from content.models import Brief
from learning.models import Attempt, AttemptQuerySet, Quiz
from learning.quizzes.access import own_attempt, seconds_left
from learning.quizzes.drawing import NothingToAsk
from learning.quizzes.forms import PracticeForm
from learning.quizzes.practice import practise
from learning.quizzes.submitting import close_overdue, submit_attempt
from learning.requests import LearnerRequest, open_brief, page_with_form, text_of

LISTED = ("position", "flagged", "answered_at", "body", "shown")  # of a response
PAST = 20  # attempts that the page of quizzes lists
QUICK = (Quiz.Focus.FADING, Quiz.Focus.MISSED, Quiz.Focus.SECTION)
NOTHING = {
    Quiz.Focus.FADING: "Nothing here is in review yet.",
    Quiz.Focus.MISSED: "You missed nothing here in two weeks.",
    Quiz.Focus.SECTION: "Nothing here is in review yet.",
    Quiz.Focus.MIX: "Nothing to ask here yet. Read a section first, or choose less.",
}


@page_with_form
def quizzes(request: LearnerRequest) -> HttpResponse:
    """Build a quiz, go on with one, or look at an old one; ``?brief=`` is what it is about."""
    brief = None
    if slug := text_of(request.GET, "brief"):
        brief = open_brief(request, slug)
    if request.method != "POST":
        return _list(request, PracticeForm(request.user, brief), brief)
    form = PracticeForm(request.user, brief, request.POST)
    if not form.is_valid():
        return _list(request, form, brief)
    rules = form.rules
    try:
        attempt = practise(request.user, rules, timezone.now(), SystemRandom())
    except NothingToAsk:
        return _list(request, form, brief, nothing=NOTHING[Quiz.Focus(rules.focus)])
    return redirect("quiz_question", attempt.pk, 1)


def _list(
    request: LearnerRequest, form: PracticeForm, brief: Brief | None, nothing: str = ""
) -> HttpResponse:
    now = timezone.now()
    close_overdue(request.user.attempts.all(), now)
    attempts = _counted(Attempt.objects.filter(user=request.user).select_related("quiz"))
    context: dict[str, Any] = {
        "form": form,
        "brief": brief,
        "nothing": nothing,
        "begun": form.is_bound or bool(form["briefs"].subwidgets),
        "quick": [(focus.value, focus.label) for focus in QUICK],
        "running": attempts.open().outside_live(),
        "past": attempts.exclude(submitted_at=None).with_disclosed(now)[:PAST],
        "now": now,
    }
    return render(request, "learning/quizzes/quizzes.html", context)


def _counted(attempts: AttemptQuerySet) -> Any:
    """Scored, with how many questions are answered and which is the first that is not."""
    return (
        attempts.scored()
        .annotate(
            answered=Count("responses", filter=Q(responses__answered_at__isnull=False)),
            first_open=Min("responses__position", filter=Q(responses__answered_at=None)),
        )
        .order_by("-pk")
    )


@page_with_form
def quiz_submit(request: LearnerRequest, attempt_id: int) -> HttpResponse:
    """Hand in an attempt, after a look at what is still open in it."""
    now, attempt = timezone.now(), own_attempt(request, attempt_id)
    if request.method == "POST":
        submit_attempt(attempt, now)
    if request.method == "POST" or attempt.submitted_at:
        return redirect("quiz_results", attempt_id)
    listed = attempt.responses.filter(Q(answered_at=None) | Q(flagged=True))
    rows = list(listed.only(*LISTED))
    unanswered = [row for row in rows if row.answered_at is None]
    first = unanswered[0].position if unanswered else 1
    context = {
        "attempt": attempt,
        "size": attempt.responses.count(),
        "unanswered": unanswered,
        "back_to": attempt.reached if attempt.one_way else first,
        "flagged": [row for row in rows if row.flagged and row.answered_at],
        "seconds_left": seconds_left(attempt, now),
    }
    return render(request, "learning/quizzes/submit.html", context)
