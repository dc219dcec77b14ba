"""A new version of a text: it is sent, compared with the old one, decided on and applied."""

from datetime import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from content.models import Brief
from content.revision.outcome import Choice, Chosen
from content.revision.parts import has_any, parts_of
from content.sandbox import LimitExceeded
from learning.desk.access import desk_brief
from learning.desk.findings import ChangedMeanwhile
from learning.desk.forms import ProseForm
from learning.desk.prose import why_stopped
from learning.desk.revising.applying import NotApplied, apply_revision
from learning.desk.revising.choices import LONGEST_WORDS, keep_choices
from learning.desk.revising.page import shown_part
from learning.desk.revising.pending import (
    Pending,
    Spent,
    Unchanged,
    drop,
    pending_revision,
    put_forward,
)
from learning.limits import uploads
from learning.models import Revision
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form, text_of

NOTHING_CHANGED = "Nothing changed: this is the text we have."
TAKES_TOO_LONG = "Comparing the two takes too long. Send a shorter text."
CHANGED = "Somebody changed something meanwhile. Look again."


@page_with_form
@gone_is_404
def revise(request: LearnerRequest, slug: str) -> HttpResponse:
    """Takes in a new version of a text, pasted or as a file."""
    brief = desk_brief(request, slug)
    if request.method != "POST":
        waiting = Revision.objects.pending().filter(brief=brief).exists()
        return _form_page(request, brief, ProseForm(), is_waiting=waiting)
    now = timezone.now()
    form = ProseForm(
        request.POST,
        request.FILES,
        sender=str(request.user.pk),
        revised=brief.slug,
        is_refused=uploads.is_spent(request.user, now),
    )
    with uploads.drawn_on_by(request.user, now):
        if form.is_valid():
            try:
                put_forward(brief, form.prose, now)
            except Unchanged:
                form.add_error(None, NOTHING_CHANGED)
            except LimitExceeded as error:
                form.add_error(None, why_stopped(error, TAKES_TOO_LONG))
    if form.errors:
        return _form_page(request, brief, form, status=429 if form.is_refused else 422)
    for note in form.prose.notes:
        messages.info(request, note)
    return redirect("revision", brief.slug)


@page_with_form
@gone_is_404
def revision(request: LearnerRequest, slug: str) -> HttpResponse:
    """Shows what a new version changes, a part at a time. Its form keeps what is chosen, and leads
    to another part or applies the version, or it drops it.
    """
    brief = desk_brief(request, slug)
    if request.POST.get("action") == "drop":
        try:
            drop(brief, text_of(request.POST, "seen"))
        except ChangedMeanwhile:
            messages.warning(request, CHANGED)
            return redirect("revision", brief.slug)
        messages.success(request, "The new version is dropped.")
        return redirect("desk", brief.slug)
    now = timezone.now()
    try:
        pending = pending_revision(brief, request.user, now)
        if pending is None:
            return redirect("revise", brief.slug)
        if request.method == "POST":
            return _take_choices(request, brief, pending, now)
    except LimitExceeded as error:
        messages.warning(request, why_stopped(error, TAKES_TOO_LONG))
        return redirect("revise", brief.slug)
    except Spent:
        messages.warning(request, uploads.SPENT)
        return redirect("revise", brief.slug)
    return _page(request, brief, pending)


def _take_choices(
    request: LearnerRequest, brief: Brief, pending: Pending, now: datetime
) -> HttpResponse:
    sent = _choices(request)
    if request.POST.get("seen") != pending.seen:
        return _page(request, brief, pending, sent, notice=CHANGED, status=409)
    try:
        keep_choices(brief, pending.row, pending.comparison, sent)
        if request.POST.get("action") != "apply":
            query = {"part": id_of(request.POST.get("part", "")) or 1}
            if request.POST.get("replace"):
                query["replace"] = 1
            return redirect(reverse("revision", args=[brief.slug], query=query))
        if pending.comparison.is_little_left and not request.POST.get("replace"):
            return _page(request, brief, pending, sent, asks_first=True, status=422)
        apply_revision(brief, pending, request.user, now)
    except NotApplied as reason:
        return _page(request, brief, pending, sent, troubles=reason.troubles, status=422)
    except Spent:
        return _page(request, brief, pending, sent, notice=uploads.SPENT, status=429)
    except ChangedMeanwhile:
        fresh = pending_revision(brief, request.user, now)
        if fresh is None:
            messages.warning(request, CHANGED)
            return redirect("desk", brief.slug)
        return _page(request, brief, fresh, sent, notice=CHANGED, status=409)
    messages.success(request, "The new version is in place.")
    return redirect("desk", brief.slug)


def _choices(request: LearnerRequest) -> dict[str, Chosen]:
    """What was chosen, by family and slug of the entry."""
    known = {one.value: one for one in Choice}
    return {
        name.removeprefix("choice:"): Chosen(
            known[request.POST[name]], text_of(request.POST, name.replace("choice:", "words:", 1))
        )
        for name in request.POST
        if name.startswith("choice:") and request.POST[name] in known
    }


def _form_page(
    request: LearnerRequest,
    brief: Brief,
    form: ProseForm,
    *,
    is_waiting: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {"brief": brief, "form": form, "is_waiting": is_waiting}
    return render(request, "learning/desk/revise.html", context, status=status)


def _page(
    request: LearnerRequest,
    brief: Brief,
    pending: Pending,
    sent: dict[str, Chosen] | None = None,
    *,
    troubles: dict[str, str] | None = None,
    notice: str = "",
    asks_first: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The part that the address asks for, or the first one with troubles."""
    comparison, troubles = pending.comparison, troubles or {}
    parts = parts_of(comparison)
    asked = request.GET.get("part", "1")
    troubled = (str(n) for n, part in enumerate(parts, 1) if has_any(part, troubles))
    page = Paginator(parts, 1).get_page(next(troubled, asked))
    shown = shown_part(comparison, page[0], pending.chosen, sent or {}, troubles)
    context = {
        "brief": brief,
        "comparison": comparison,
        "seen": pending.seen,
        "page": page,
        "shown": shown,
        "notice": notice,
        "asks_first": asks_first,
        "troubles": len(troubles),
        "replaces": "replace" in request.POST or "replace" in request.GET,
        "longest_words": LONGEST_WORDS,
    }
    return render(request, "learning/desk/revision.html", context, status=status)
