"""Taking in a text of one's own."""

from contextlib import nullcontext

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from content.models import Brief, Passage
from content.reading.sections import headings
from learning.accounts.access import TOO_MANY_GUESTS_FROM_ADDRESS, sign_in_guest
from learning.briefs.forms import MOST_BRIEFS, TOO_MANY_BRIEFS
from learning.desk.findings import store_prose
from learning.desk.forms import SALT, ProseForm
from learning.limits import uploads
from learning.limits.rates import count, too_often_is_429
from learning.models.questions import OF_NO_SECTION
from learning.requests import form_key, page_with_form

TOO_MANY_TEXTS = "Too many texts from your network. Try again in an hour, or sign in."


@page_with_form
@login_not_required
@too_often_is_429
def paste(request: HttpRequest) -> HttpResponse:
    """Reads a pasted text or a file, stores it as a brief of whoever sends it, and leads to its
    first section that is asked about, or to the desk if nothing was found. A visitor becomes a
    guest by it, but not by a text that cannot be read.
    """
    if request.method != "POST":
        return _page(request, ProseForm())
    user = request.user if request.user.is_authenticated else None
    now = timezone.now()
    if user is None or user.is_guest:
        count(request, "paste", TOO_MANY_TEXTS)
    form = ProseForm(
        request.POST,
        request.FILES,
        sender=str(user.pk) if user else form_key(request, SALT),
        is_refused=user is not None and uploads.is_spent(user, now),
    )
    with uploads.drawn_on_by(user, now) if user else nullcontext():
        is_valid = form.is_valid()
    if not is_valid:
        return _page(request, form, status=429 if form.is_refused else 422)
    if user is None:
        count(request, "start_guest", TOO_MANY_GUESTS_FROM_ADDRESS)
        user = sign_in_guest(request, request.POST.get("time_zone", ""))
    assert form.prose.material is not None
    others = user.briefs.exclude(slug=form.prose.material.slug)  # the form may come again
    if others.count() >= MOST_BRIEFS:
        form.add_error(None, TOO_MANY_BRIEFS)
        return _page(request, form, status=422)
    brief = store_prose(form.prose, user, now)
    for note in form.prose.notes:
        messages.info(request, note)
    if not form.prose.evidence:
        return redirect("desk", brief.slug)  # which tells how to add what was not found
    return redirect(_section_to_read(brief) or brief)


def _section_to_read(brief: Brief) -> Passage | None:
    """The first section that is asked about, else the first of all. What belongs to no section is
    asked with any.
    """
    sections, questions = headings(brief), brief.questions.current()
    asked = {pk for row in questions.values_list("passage", "passage__section") for pk in row if pk}
    if questions.filter(OF_NO_SECTION).exists():
        asked.clear()
    return next((one for one in sections if one.pk in asked), next(iter(sections), None))


def _page(request: HttpRequest, form: ProseForm, status: int = 200) -> HttpResponse:
    return render(request, "learning/desk/paste.html", {"form": form}, status=status)
