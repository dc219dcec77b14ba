from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from content.material import HEADINGS
from content.models import Brief, Passage
from learning.requests import LearnerRequest, open_brief, text_of
from learning.study.reading import readings
from learning.study.reading.bookmarks import remember_place
from learning.study.reading.shade import study_weakest


@require_safe
def continue_reading(request: LearnerRequest, slug: str) -> HttpResponse:
    """Redirects to where reading goes on, or to the brief after the last section."""
    brief = open_brief(request, slug)
    return redirect(readings.place_in(request.user, brief).address or brief)


@require_POST
def read_on(request: LearnerRequest, slug: str, section: str) -> HttpResponse:
    """Records that a section was read, and redirects to the next one, or to the brief after the
    last one, which then offers its questions.
    """
    brief, read = _section(request, slug, section)
    readings.read_section(request.user, read, timezone.now())
    following = readings.section_after(request.user, read)
    if following is None:
        messages.success(request, "You have read all of it. What has stayed with you?")
    return redirect(following or brief)


@require_POST
def reached(request: LearnerRequest, slug: str, section: str) -> HttpResponse:
    """Records the ``passage`` that a reader of a section has reached; empty at its beginning."""
    brief, opened = _section(request, slug, section)
    named = text_of(request.POST, "passage")
    inside = brief.passages.current().filter(section=opened)
    passage = get_object_or_404(inside, slug=named) if named else None
    remember_place(request.user, opened, passage)
    return HttpResponse(status=204)


@require_POST
def weakest(request: LearnerRequest, slug: str, section: str) -> HttpResponse:
    """Starts a session on what is missed or fading in a section."""
    _, opened = _section(request, slug, section)
    session = study_weakest(request.user, opened, timezone.now())
    if session is None:
        messages.info(request, "Nothing fades here now.")
        return redirect(opened)
    return redirect("study_session", session.pk)


def _section(request: LearnerRequest, slug: str, section: str) -> tuple[Brief, Passage]:
    """A brief that the learner may read, and the heading of one of its sections."""
    brief = open_brief(request, slug)
    headings = Passage.objects.current().filter(kind__in=HEADINGS).select_related("brief")
    return brief, get_object_or_404(headings, brief=brief, slug=section)
