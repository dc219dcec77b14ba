from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from content.material import HEADINGS
from content.models import Brief, Passage
from content.reading.sections import headings
from learning.cards.known_cards import by_section
from learning.requests import LearnerRequest, id_of, open_brief, page_with_form, text_of
from learning.study.reading import readings
from learning.study.reading.bookmarks import remember_place
from learning.study.reading.shade import choose_shade, nearest_stop, study_weakest


@page_with_form
def memory(request: LearnerRequest, slug: str) -> HttpResponse:
    """The memory map is the text with its shade on: redirects to the section with most to study,
    shaded for so many ``days`` ahead whatever the learner has chosen. A form chooses how many days
    ``ahead`` the shade looks from now on, or none, and leads back to its ``page`` of the section.
    """
    brief = open_brief(request, slug)
    if request.method == "POST":
        ahead = id_of(text_of(request.POST, "ahead"))
        choose_shade(request.user, None if ahead is None else nearest_stop(ahead))
        named, page = text_of(request.POST, "section"), id_of(text_of(request.POST, "page"))
        shown = brief.passages.current().filter(slug=named).first() or brief
        return redirect(shown.get_absolute_url() + (f"?page={page}" if page else ""))
    days = nearest_stop(id_of(request.GET.get("days", "")) or 0)
    section = _section_to_study(request, brief) or brief
    return redirect(f"{section.get_absolute_url()}?ahead={days}")


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


def _section_to_study(request: LearnerRequest, brief: Brief) -> Passage | None:
    """The section with most cards missed or fading, or else where reading goes on."""
    known = by_section(request.user, brief, timezone.now())
    weak = {each.item.pk: each.weak for each in known}
    sections = headings(brief)
    if any(weak.values()):
        return max(sections, key=lambda section: weak.get(section.pk, 0))
    return readings.place_in(request.user, brief).following or next(iter(sections), None)
