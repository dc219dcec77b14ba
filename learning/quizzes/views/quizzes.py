"""Practice quizzes: the list, building one, handing it in, and its results."""

from datetime import datetime
from random import SystemRandom
from typing import Any

from django.contrib import messages
from django.db.models import Count, Min, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from content.models import Brief
from learning.cards.seals import sealed_questions
from learning.grading.marks import closing_words_for
from learning.models import Attempt, AttemptQuerySet, Quiz
from learning.quizzes.access import own_attempt, seconds_left
from learning.quizzes.attempts import close_overdue, submit_attempt
from learning.quizzes.disclosure import Disclosed, disclosed
from learning.quizzes.drawing import NothingToAsk
from learning.quizzes.forms import PracticeForm
from learning.quizzes.practice import practise, study_missed
from learning.rendering.responses import judged_response
from learning.rendering.subjects import subjects_of
from learning.rendering.texts import texts_above
from learning.requests import LearnerRequest, id_of, open_brief, page_with_form, text_of

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
    rows = list(attempt.responses.only(*LISTED))
    unanswered = [row for row in rows if row.answered_at is None]
    first = unanswered[0].position if unanswered else 1
    context = {
        "attempt": attempt,
        "size": len(rows),
        "unanswered": unanswered,
        "back_to": attempt.reached if attempt.one_way else first,
        "flagged": [row for row in rows if row.flagged and row.answered_at],
        "seconds_left": seconds_left(attempt, now),
    }
    return render(request, "learning/quizzes/submit.html", context)


@require_safe
def quiz_results(request: LearnerRequest, attempt_id: int) -> HttpResponse:
    """Every question of a submitted attempt with what was answered and what is right.

    ``?show=missed`` leaves out those that were right; ``?open=`` unfolds the question with this
    number, or "all".
    """
    attempt = own_attempt(request, attempt_id)
    if attempt.submitted_at is None:
        return redirect("quiz_question", attempt_id, 1)
    now = timezone.now()
    allowed, waits = disclosed(attempt, now), _waits_for_another(attempt, now)
    if waits:
        allowed = Disclosed.NOTHING
    context: dict[str, Any] = {
        "attempt": attempt,
        "waits": waits,
        "disclosed": allowed,
        "scored": attempt.quiz.purpose == Quiz.Purpose.AUTHORED,
        "words": closing_words_for(attempt.percent or 0, attempt.quiz.closing_words),
        "only_missed": request.GET.get("show") == "missed",
        "opened": id_of(request.GET.get("open", "")),
        "opens_all": request.GET.get("open") == "all",
    }
    if allowed.verdicts:
        context |= _judged(attempt, now, keys=allowed.keys, only_missed=context["only_missed"])
    return render(request, "learning/quizzes/results.html", context)


def _waits_for_another(attempt: Attempt, now: datetime) -> bool:
    """Whether another attempt seals a question of this one."""
    sealed = sealed_questions(attempt.user, now)
    if not sealed or not attempt.responses.filter(question__in=sealed).exists():
        return False
    return not Attempt.objects.filter(pk=attempt.pk).still_sealed(now).exists()


def _judged(attempt: Attempt, now: datetime, *, keys: bool, only_missed: bool) -> dict[str, Any]:
    related = ("question__brief", "question__about", "question__passage__section")
    responses = attempt.responses.select_related(*related, "question__passage__brief")
    questions = [response.question for response in responses if response.question]
    subjects = subjects_of(questions, attempt.user_id) if keys else {}
    judged = [
        judged_response(response, now, keys=keys, subject=subjects.get(response.question_id or 0))
        for response in responses
    ]
    right = sum(one.feedback.is_right for one in judged)
    missed = sum(one.feedback.is_missed for one in judged)
    shown = [one for one in judged if one.is_missed or not only_missed]
    lines = list(zip(texts_above([one.response.body for one in shown]), shown, strict=True))
    return {"responses": judged, "lines": lines, "right": right, "missed": missed}


@require_POST
def study_quiz(request: LearnerRequest, attempt_id: int) -> HttpResponse:
    """Study what was not right in a submitted attempt."""
    now, attempt = timezone.now(), own_attempt(request, attempt_id)
    if attempt.submitted_at is None:
        return redirect("quiz_question", attempt_id, 1)
    if not disclosed(attempt, now).keys or _waits_for_another(attempt, now):
        return redirect("quiz_results", attempt_id)
    session = study_missed(attempt, now)
    if session is None:
        messages.info(request, "None of these can be studied now.")
        return redirect("quiz_results", attempt_id)
    return redirect("study_session", session.pk)
