"""A brief in pictures: the memory of it, its timeline, who speaks on what, and its concepts."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.models import Brief, Passage
from content.reading.sections import headings
from learning.cards.known_cards import by_section
from learning.cards.looks import looks_by_subject
from learning.maps import concepts, timelines, topics
from learning.requests import LearnerRequest, id_of, open_brief, page_with_form, text_of
from learning.study.reading.readings import place_in
from learning.study.reading.shade import choose_shade, nearest_stop

SHOWN = ("known", "fading", "missed")


@page_with_form
def memory(request: LearnerRequest, slug: str) -> HttpResponse:
    """The memory map is the text with its shade on: leads to the section with most to study. A
    form chooses how many days ``ahead`` the shade looks, or none, and leads back to its section.
    """
    brief = open_brief(request, slug)
    if request.method == "POST":
        ahead = id_of(text_of(request.POST, "ahead"))
        choose_shade(request.user, None if ahead is None else nearest_stop(ahead))
        named = text_of(request.POST, "section")
        return redirect(brief.passages.current().filter(slug=named).first() or brief)
    if request.method == "GET":
        choose_shade(request.user, nearest_stop(id_of(request.GET.get("days", "")) or 0))
    return redirect(_section_to_study(request, brief) or brief)


@require_safe
def timeline(request: LearnerRequest, slug: str) -> HttpResponse:
    brief = open_brief(request, slug)
    context = _context(request, brief)
    context["timeline"] = timelines.timeline(brief, context["known"])
    return render(request, "learning/maps/timeline.html", context)


@require_safe
def people_by_topic(request: LearnerRequest, slug: str) -> HttpResponse:
    """Who speaks about what; ``?topic=`` and ``?who=`` open one cell with its quotes."""
    brief = open_brief(request, slug)
    found = topics.people_by_topic(brief)
    topic, who = (request.GET.get(name, "") for name in ("topic", "who"))
    context = _context(request, brief) | {
        "topics": found,
        "opened": found.matrix.cell(topic, who),
    }
    return render(request, "learning/maps/people_by_topic.html", context)


@require_safe
def concept_map(request: LearnerRequest, slug: str) -> HttpResponse:
    brief = open_brief(request, slug)
    context = _context(request, brief)
    context["map"] = concepts.concept_map(brief, context["known"])
    return render(request, "learning/maps/concept_map.html", context)


def _context(request: LearnerRequest, brief: Brief) -> dict[str, Any]:
    """What all pictures need; ``known`` is empty unless ``?colour=memory`` asks for it."""
    coloured = request.GET.get("colour") == "memory"
    known = looks_by_subject(request.user, brief, timezone.now()) if coloured else {}
    return {"brief": brief, "coloured": coloured, "known": known, "looks": SHOWN}


def _section_to_study(request: LearnerRequest, brief: Brief) -> Passage | None:
    """The section with most cards missed or fading, or else where reading goes on."""
    known = by_section(request.user, brief, timezone.now())
    weak = {each.item.pk: each.weak for each in known}
    sections = headings(brief)
    if any(weak.values()):
        return max(sections, key=lambda section: weak.get(section.pk, 0))
    return place_in(request.user, brief).following or next(iter(sections), None)
