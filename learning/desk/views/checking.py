"""The desk: what was found in a text is accepted, changed or rejected, and then asked."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from content.models import Brief
from content.sandbox import LONG_SECONDS, LimitExceeded, run_limited
from learning.briefs.forms import visibilities
from learning.briefs.made import asked_now
from learning.desk import steps
from learning.desk.access import desk_brief
from learning.desk.adding import AddingForm
from learning.desk.desk import Desk
from learning.desk.findings import (
    ChangedMeanwhile,
    apply_findings,
    material_at_desk,
    waiting_decisions,
)
from learning.desk.page import SURE_ONES, desk_address, render_desk, shown_list
from learning.desk.prose import why_stopped
from learning.desk.publishing import set_visibility
from learning.desk.questions import questions_on
from learning.desk.speakers.answers import answer_of
from learning.desk.speakers.settling import settle
from learning.desk.state import DeskState
from learning.desk.titles import TitleForm, rename
from learning.limits import uploads
from learning.models import Finding
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form, text_of

TOO_LONG = "Making the questions takes too long. Reject some findings first."
CHANGED = "Somebody changed a finding meanwhile. Update once more."
SAVED = "Saved."
CHOOSE_CLASS = "Now set it for a class."
STEP_CHANGED = "Somebody changed this since, so it stays."


@page_with_form
@gone_is_404
def desk(request: LearnerRequest, slug: str) -> HttpResponse:
    """Shows the text with its findings; a form takes one step on the finding in hand."""
    brief = desk_brief(request, slug)
    if request.method != "POST":
        return render_desk(request, Desk(brief))
    if request.POST.get("action") == "undo":
        return _undo(request, brief)
    return _step(request, brief)


def _step(request: LearnerRequest, brief: Brief) -> HttpResponse:
    finding_id = id_of(request.POST.get("finding", "")) or 0
    about = (brief, finding_id, text_of(request.POST, "seen"))
    by, now, action = request.user, timezone.now(), text_of(request.POST, "action")
    try:
        if action == "reject":
            return _next(request, brief, steps.reject(*about, by, now))
        if action == "merge":
            into = id_of(request.POST.get("into", "")) or 0
            return _in_hand(request, brief, steps.merge(*about, into, by, now))
        if action.startswith("kind-"):
            family = action.removeprefix("kind-")
            return _in_hand(request, brief, steps.change_kind(*about, family, by, now))
        answer = action.removeprefix("is-") if action.startswith("is-") else ""
        return _accept(request, Desk(brief), *about[1:], answer)
    except steps.Changed:
        return render_desk(request, Desk(brief), is_stale=True, status=409)
    except steps.Refused as reason:
        troubles = [*reason.messages.values()]
        return render_desk(request, Desk(brief), troubles=troubles, status=422)


def _accept(
    request: LearnerRequest, desk: Desk, finding_id: int, seen: str, answer: str
) -> HttpResponse:
    """Accepts the finding with what was typed, which stays in the form if it is refused. An
    ``answer`` says who speaks, in all findings in which that is open alike.
    """
    one = desk.one(finding_id)
    if one is None:
        raise Finding.DoesNotExist
    sent = request.POST.copy()
    if answer:
        sent["speaker"], sent["holder"] = answer, ""
    form = desk.form(one, sent)
    if one.row.version != seen:
        return render_desk(request, desk, form=form, is_stale=True, status=409)
    if not form.is_valid():
        return render_desk(request, desk, form=form, status=422)
    about = (desk.brief, finding_id, seen, form.edited(desk.stored))
    by, now = request.user, timezone.now()
    try:
        if answer:
            finding = settle(*about, answer_of(answer), by, now)
        else:
            finding = steps.accept(*about, by, now)
    except steps.Refused as reason:
        form.report(reason.messages)
        return render_desk(request, desk, form=form, status=422)
    if finding.state == Finding.State.UNSURE:  # it has other doubts
        return redirect(desk_address(desk.brief, finding, show=shown_list(request)))
    return _next(request, desk.brief, finding)


def _in_hand(request: LearnerRequest, brief: Brief, finding: Finding) -> HttpResponse:
    return redirect(desk_address(brief, finding, show=shown_list(request), edit=True))


def _next(request: LearnerRequest, brief: Brief, finding: Finding) -> HttpResponse:
    """The page with what comes after the finding: the next of the list that is shown."""
    show = shown_list(request)
    if show:
        among = Finding.objects.filter(brief=brief)
        among = among.filter(state=Finding.State.SURE) if show == SURE_ONES else among
        after = among.filter(position__gt=finding.position).first() or among.first()
    else:
        leads = [rows[0] for rows in waiting_decisions(brief)]
        behind = [row for row in leads if row.position > finding.position]
        after = next(iter([*behind, *leads]), None)
    return redirect(desk_address(brief, after, show=show))


def _undo(request: LearnerRequest, brief: Brief) -> HttpResponse:
    try:
        finding = steps.undo(brief, request.user)
    except steps.Changed:
        messages.warning(request, STEP_CHANGED)
        finding = None
    return redirect(desk_address(brief, finding, show=shown_list(request)))


@page_with_form
@gone_is_404
def add_finding(request: LearnerRequest, slug: str) -> HttpResponse:
    """Adds words of the text as a finding: those that were marked, or typed."""
    brief = desk_brief(request, slug)
    form = AddingForm(request.POST or None, brief=brief)
    if request.method == "POST" and form.is_valid():
        try:
            finding = steps.add(
                brief, form.cleaned_data["family"], form.span, request.user, timezone.now()
            )
        except steps.Refused as reason:
            for message in reason.messages.values():
                form.add_error(None, message)
        else:
            return redirect(desk_address(brief, finding, show="", edit=True))
    status = 422 if form.errors else 200
    return render(request, "learning/desk/add.html", {"brief": brief, "form": form}, status=status)


@require_POST
@gone_is_404
def rename_brief(request: LearnerRequest, slug: str) -> HttpResponse:
    brief, form = desk_brief(request, slug), TitleForm(request.POST)
    if form.is_valid():
        rename(brief, **form.cleaned_data)
    for [error, *_] in form.errors.values():
        messages.warning(request, str(error))
    return redirect("desk", brief.slug)


@require_POST
@gone_is_404
def update_questions(request: LearnerRequest, slug: str) -> HttpResponse:
    """Makes the questions on what counts now; cards follow as with a new version of a brief. Who
    may read it is saved with them, or alone with ``save``, which may say to ``read`` it next.
    """
    brief = desk_brief(request, slug)
    now, chosen = timezone.now(), request.POST.get("visibility", "")
    allowed = dict(visibilities(request.user, brief))
    visibility = Brief.Visibility(chosen if chosen in allowed else brief.visibility)
    was_linked, then = brief.is_open_to_all, request.POST.get("save", "")
    if then:
        if visibility != brief.visibility:
            brief = set_visibility(brief, visibility, now)
        return _published(request, brief, SAVED, was_linked=was_linked, reads=then == "read")
    if uploads.is_spent(request.user, now):
        messages.warning(request, uploads.SPENT)
        return redirect("desk", brief.slug)
    state, asked = DeskState(brief), asked_now(brief)
    material = material_at_desk(state.stored, state.rows)
    try:
        with uploads.drawn_on_by(request.user, now):
            made = run_limited(questions_on, material, state.stored, asked, seconds=LONG_SECONDS)
        brief = apply_findings(brief, state, material, made, visibility, now)
    except LimitExceeded as error:
        messages.warning(request, why_stopped(error, TOO_LONG))
    except ChangedMeanwhile:
        messages.warning(request, CHANGED)
    else:
        ready = sum(row.owns_card for row in made)
        told = "1 question is ready." if ready == 1 else f"{ready} questions are ready."
        return _published(request, brief, told, was_linked=was_linked)
    return redirect("desk", brief.slug)


def _published(
    request: LearnerRequest, brief: Brief, told: str, *, was_linked: bool, reads: bool = False
) -> HttpResponse:
    """Leads to what is still to do for its readers: a class to choose, or the link to copy."""
    if brief.visibility == Brief.Visibility.CLASS and not brief.is_open_to_others():
        messages.success(request, f"{told} {CHOOSE_CLASS}")
        return redirect(brief)  # which links to the classes
    messages.success(request, told)
    if brief.is_open_to_all and not was_linked:
        return redirect(f"{reverse('desk', args=[brief.slug])}#link")
    return redirect(brief) if reads else redirect("desk", brief.slug)
