"""Answers in other words: the editor of a brief accepts them for everybody, or dismisses them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from content.models import Brief
from learning.briefs.access import editable_brief
from learning.briefs.called_right import disputed_answers
from learning.briefs.wordings import (
    Decision,
    WordingGone,
    WordingRefused,
    decide_on_wording,
    take_back,
)
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form, text_of

A_PAGE = 20
GONE = "“{}” is not called right by anybody any more."
TAKE_BACK_FIRST = "Take that back first."


@page_with_form
@gone_is_404
def wordings(request: LearnerRequest, slug: str) -> HttpResponse:
    """Lists what learners typed and call right, by question; a form decides on one wording."""
    brief = editable_brief(request, slug)
    if request.method == "POST":
        _act(request, brief)
        return redirect(request.get_full_path())
    disputed = disputed_answers(brief)
    context = {
        "brief": brief,
        "page": Paginator(disputed, A_PAGE).get_page(request.GET.get("page")),
        "waiting": sum(len(one.waiting) for one in disputed),
    }
    return render(request, "learning/briefs/wordings.html", context)


def _act(request: LearnerRequest, brief: Brief) -> None:
    match request.POST.get("action", ""):
        case "accept":
            _decide(request, brief, accept=True)
        case "dismiss":
            _decide(request, brief, accept=False)
        case "take-back":
            wording_id = id_of(request.POST.get("decided", "")) or 0
            wording = take_back(brief, wording_id, timezone.now())
            waits = f"“{wording}” waits for a decision again."
            messages.success(request, waits if wording else "It was already taken back.")
        case _:
            raise Http404


def _decide(request: LearnerRequest, brief: Brief, *, accept: bool) -> None:
    question_id = id_of(request.POST.get("question", "")) or 0
    text, now = text_of(request.POST, "wording"), timezone.now()
    try:
        decision = decide_on_wording(brief, question_id, text, request.user, now, accept=accept)
    except WordingRefused as reason:
        messages.warning(request, f"This can’t count as right: {reason}")
    except WordingGone:
        messages.warning(request, GONE.format(text[:100]))
    else:
        messages.success(request, _said(decision, accept=accept))


def _said(decision: Decision, *, accept: bool) -> str:
    wording = f"“{decision.row}”"
    if decision.row.is_accepted != accept:
        was = "counts as right" if decision.row.is_accepted else "was dismissed"
        return f"{wording} {was} by now. {TAKE_BACK_FIRST}"
    if not accept:
        return f"{wording} is dismissed."
    if not decision.is_new:
        return f"{wording} counts as right here already."
    plural = "" if decision.answers == 1 else "s"
    changed = f"{decision.answers} answer{plural}"
    return f"{wording} now counts as right here. It would have changed {changed}."
