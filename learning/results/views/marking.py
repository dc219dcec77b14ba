"""Marking open answers, question by question."""

from datetime import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from learning.cards.seals import sealed_questions
from learning.kinds import Grader, names_graded_by
from learning.models import Response
from learning.models.mark_changes import WITH_CHANGES
from learning.rendering.texts import text_over
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form
from learning.results.access import quiz_with_results, readable_attempt
from learning.results.attempt_page import read_attempt_page
from learning.results.forms import MarkForm, OverrideForm
from learning.results.marking import (
    MarkedMeanwhile,
    ReasonMissing,
    answers_to_mark,
    mark_response,
    queues_of,
)
from learning.results.overriding import override_mark

A_PAGE = 20
WHY = "This answer has a mark already. Say in a short sentence why it changes."
MEANWHILE = "Somebody else has marked this since: look at it again before you change it."


@require_safe
def marking(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """The open questions of a quiz, each with the number of answers that wait."""
    quiz = quiz_with_results(request, quiz_id)
    context = {"quiz": quiz, "queues": queues_of(quiz, request.user)}
    return render(request, "learning/results/marking.html", context)


@page_with_form
@gone_is_404
def mark_answers(request: LearnerRequest, quiz_id: int, question_id: int) -> HttpResponse:
    """The waiting answers to one question, or all with ``?all=1``; ``?names=1`` shows the learners'
    names.
    """
    quiz = quiz_with_results(request, quiz_id)
    own = answers_to_mark(quiz, request.user).filter(question__pk=question_id)
    answers = own.select_related("attempt__user", "question", "marked_by").order_by("pk")
    sent = None
    if request.method == "POST":
        response = get_object_or_404(answers, pk=id_of(request.POST.get("answer", "")) or 0)
        sent = _form(response, request.POST)
        if sent.is_valid() and _mark(request, response, sent):
            return redirect(request.get_full_path())
    shown = answers if "all" in request.GET else answers.filter(mark=None)
    shown = shown.prefetch_related(WITH_CHANGES)
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("page"))
    first = answers.first()
    if first is None:
        raise Http404
    rest = request.GET.copy()
    rest.pop("page", None)
    context = {
        "quiz": quiz,
        "question": first.question,
        "text": text_over(first.question.body) if first.question else None,
        "sealed": first.question_id in sealed_questions(request.user, timezone.now()),
        "page": page,
        "rest": rest.urlencode(),
        "forms": [sent if sent and sent.response == one else _form(one) for one in page],
        "all": "all" in request.GET,
        "names": "names" in request.GET,
    }
    return render(
        request, "learning/results/mark_answers.html", context, status=422 if sent else 200
    )


@page_with_form
@gone_is_404
def override(request: LearnerRequest, quiz_id: int, attempt_id: int, position: int) -> HttpResponse:
    """Give one answer of a submitted attempt another mark than the automatic one, or that again."""
    attempt = readable_attempt(request, quiz_id, attempt_id)
    answers = attempt.responses.filter(format__in=names_graded_by(Grader.APP), points__gt=0)
    response = get_object_or_404(answers.exclude(verdict={}), position=position)
    if not attempt.submitted_at or response.question_id in sealed_questions(
        request.user, timezone.now()
    ):
        raise Http404
    page = f"{reverse('read_attempt', args=[quiz_id, attempt_id])}?open={position}"
    if request.method != "POST":
        return redirect(page)
    form, undoes = OverrideForm(response, request.POST), "automatic" in request.POST
    if undoes:
        form.fields["mark"].required = False
    if not form.is_valid():
        return read_attempt_page(request, attempt, override=form)
    told = form.cleaned_data
    try:
        override_mark(
            response,
            request.user,
            None if undoes else told["mark"],
            reason=told["reason"],
            is_told=told["is_told"],
            seen=_moment(told["seen"]),
            now=timezone.now(),
        )
    except MarkedMeanwhile:
        messages.warning(request, MEANWHILE)
    return redirect(f"{page}#question-{position}")


def _form(response: Response, sent: QueryDict | None = None) -> MarkForm:
    prefix = f"answer-{response.pk}"
    return MarkForm(response, sent, prefix=prefix, initial=MarkForm.initial_of(response))


def _moment(text: str) -> datetime | None:
    """When an answer was last marked, as the page showed it; a moment that matches no answer for
    malformed input.
    """
    try:
        return parse_datetime(text)
    except ValueError:
        return None


def _mark(request: LearnerRequest, response: Response, form: MarkForm) -> bool:
    """Marks the answer, or reports that somebody else has; False if the form needs a reason."""
    seen = form.cleaned_data["seen"]
    try:
        mark_response(
            response,
            request.user,
            score=form.score,
            criteria=form.points if form.rubric else (),
            comment=form.cleaned_data["comment"],
            reason=form.cleaned_data["reason"],
            seen=_moment(seen),
            now=timezone.now(),
        )
    except MarkedMeanwhile:
        messages.warning(request, MEANWHILE)
    except ReasonMissing:
        form.add_error("reason", WHY)
        return False
    return True
