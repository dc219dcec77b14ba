"""Whom a class expects: read from a list, invited by mail or by hand, attached to members."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from learning.accounts.guests import sends_mail
from learning.classrooms.access import learner_in, taught
from learning.classrooms.members import ClassroomOver
from learning.classrooms.roster.attaching import NumberTaken, PlaceTaken, attach
from learning.classrooms.roster.filling import Fate, RosterFull, compared, fill_roster
from learning.classrooms.roster.forms import ColumnsForm, ListForm, answers
from learning.classrooms.roster.invitations import (
    TooManyInvitations,
    Unconfirmed,
    invite,
    link_of,
    to_invite,
)
from learning.classrooms.roster.places import remove_entry, renew_link
from learning.exchange.format import Unreadable
from learning.limits import uploads
from learning.models import Classroom
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form
from learning.spreadsheets import as_csv

A_PAGE = 250  # entries
MOST_SHOWN = 500  # lines of a preview that become expected; all others are shown
MOST_ASKED = 500  # a form has 1,000 fields at most
OVER = "The class is archived. Open it again to add people."


@page_with_form
def roster(request: LearnerRequest, classroom_id: int) -> HttpResponse:
    """The people whom a class expects; POST brings a list, in three steps: read, named, added."""
    classroom = taught(request, classroom_id)
    if request.method != "POST":
        return _roster_page(request, classroom, ListForm())
    now = timezone.now()
    if uploads.is_spent(request.user, now):
        messages.warning(request, uploads.SPENT)
        return redirect("roster", classroom_id)
    with uploads.drawn_on_by(request.user, now):
        if "columns" in request.POST:
            return _named(request, classroom)
        form = ListForm(request.POST, request.FILES)
        if not form.is_valid():
            return _roster_page(request, classroom, form, status=422)
        return _preview(request, classroom, ColumnsForm(form.table))


def _named(request: LearnerRequest, classroom: Classroom) -> HttpResponse:
    """A list whose columns are named: shown again, or its people added."""
    try:
        form = ColumnsForm.sent(request.POST)
    except Unreadable as error:
        messages.warning(request, str(error))
        return redirect("roster", classroom.pk)
    if not form.is_valid():
        return _preview(request, classroom, form, status=422)
    if "add" not in request.POST:
        return _preview(request, classroom, form)
    same, others = answers(compared(classroom, form.people), request.POST)
    try:
        filled = fill_roster(classroom, form.people, same=same, others=others)
    except ClassroomOver:
        form.add_error(None, OVER)
    except RosterFull as limit:
        form.add_error(None, str(limit))
    else:
        said = [f"{filled.added} added."]
        if filled.completed:
            said.append(f"{filled.completed} completed.")
        if filled.left_out:
            said.append(f"{filled.left_out} left out.")
        messages.success(request, " ".join(said))
        return redirect("roster", classroom.pk)
    return _preview(request, classroom, form, status=422)


def _preview(
    request: LearnerRequest, classroom: Classroom, form: ColumnsForm, status: int = 200
) -> HttpResponse:
    lines = compared(classroom, form.people) if form.layout.names_people else []
    by_fate = {fate: [one for one in lines if one.fate is fate] for fate in Fate}
    context = {
        "classroom": classroom,
        "form": form,
        "new": by_fate[Fate.NEW][:MOST_SHOWN],
        "new_count": len(by_fate[Fate.NEW]),
        "asked": by_fate[Fate.ASKED],
        "most_asked": f":{MOST_ASKED}",
        "refused": by_fate[Fate.REFUSED],
        "known": [*by_fate[Fate.MEMBER], *by_fate[Fate.EXPECTED]],
        "adds": by_fate[Fate.NEW] or by_fate[Fate.ASKED] or any(one.adds_number for one in lines),
        "place": "Row" if form.table.is_sheet else "Line",
    }
    return render(request, "learning/classrooms/roster/preview.html", context, status=status)


def _roster_page(
    request: LearnerRequest, classroom: Classroom, form: ListForm, status: int = 200
) -> HttpResponse:
    waiting = classroom.roster.waiting().order_by("name", "pk")
    context: dict[str, Any] = {
        "classroom": classroom,
        "form": form,
        "page": Paginator(waiting, A_PAGE).get_page(request.GET.get("page")),
        "joined": classroom.memberships.learners().count(),
        "sends_mail": sends_mail(),
        "to_invite": to_invite(classroom, timezone.now()).count() if sends_mail() else 0,
    }
    return render(request, "learning/classrooms/roster/roster.html", context, status=status)


@require_safe
def links_as_csv(request: LearnerRequest, classroom_id: int) -> HttpResponse:
    """The personal links of those who have not joined, to hand out."""
    waiting = taught(request, classroom_id).roster.waiting().order_by("name", "pk")
    people = ((one.name, one.identification, one.email, link_of(one)) for one in waiting)
    headers = {
        "Content-Disposition": 'attachment; filename="links.csv"',
        "Cache-Control": "no-store",
    }
    text = as_csv([("Name", "Number", "E-mail", "Link"), *people])
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


@require_POST
def invite_all(request: LearnerRequest, classroom_id: int) -> HttpResponse:
    """Mail their links to those who have an address; ``only`` names one of them."""
    classroom = taught(request, classroom_id)
    only = id_of(request.POST.get("only", ""))
    if not sends_mail() or classroom.archived_at:
        messages.warning(request, "Mails can’t be sent now.")
        return redirect("roster", classroom_id)
    try:
        number = invite(classroom, request.user, timezone.now(), only=only)
        mails = "1 mail" if number == 1 else f"{number} mails"
        messages.success(request, f"{mails} on the way.")
    except Unconfirmed:
        messages.warning(request, "Confirm your own e-mail address first, in Settings.")
    except TooManyInvitations:
        messages.warning(request, "That’s more than 1,000 mails a day. Hand out the links.")
    return redirect("roster", classroom_id)


@page_with_form
@gone_is_404
def roster_entry(request: LearnerRequest, classroom_id: int, entry_id: int) -> HttpResponse:
    """One expected person: their link, a new one, who they are among the members, or no longer."""
    classroom = taught(request, classroom_id)
    waiting = classroom.roster.waiting().select_related("classroom")
    entry = get_object_or_404(waiting, pk=entry_id)
    if request.method == "POST":
        if "renew" in request.POST:
            renew_link(entry)
            return redirect("roster_entry", classroom_id, entry_id)
        if "remove" in request.POST:
            remove_entry(entry)
        elif member_id := id_of(request.POST.get("member", "")):
            member = learner_in(classroom, member_id)
            try:
                attach(entry, member)
                messages.success(request, f"{member.name} is in.")
            except (PlaceTaken, NumberTaken):
                messages.warning(request, "That member has another place already.")
        return redirect("roster", classroom_id)
    members = classroom.memberships.learners().filter(roster_entry=None, identification="")
    context = {
        "classroom": classroom,
        "entry": entry,
        "link": link_of(entry),
        "members": members.order_by("name", "pk"),
        "may_invite": sends_mail() and to_invite(classroom, timezone.now()).filter(pk=entry.pk),
    }
    return render(request, "learning/classrooms/roster/entry.html", context)
