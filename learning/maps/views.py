"""A brief in pictures: the memory of it, its timeline, who speaks about what, and its concepts."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.models import Brief
from learning.charts.levels import Level
from learning.maps import concepts, timelines, topics
from learning.maps.memory import mastery_by_subject, memory_map, study_passage
from learning.maps.memory_page import days_asked_for, map_context
from learning.requests import LearnerRequest, open_brief, page_with_form, text_of


@page_with_form
def memory(request: LearnerRequest, slug: str) -> HttpResponse:
    """The brief, coloured by how well it would be recalled in ``?days=``; a form studies one of its
    passages.
    """
    brief, now = open_brief(request, slug), timezone.now()
    if request.method == "POST":
        return _study_passage(request, brief)
    context = map_context(brief, memory_map(request.user, brief, now, days_asked_for(request)), now)
    part = "#map" if request.htmx.request_type == "partial" else ""
    return render(request, "learning/maps/memory.html" + part, context)


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
    known = mastery_by_subject(request.user, brief, timezone.now()) if coloured else {}
    return {"brief": brief, "coloured": coloured, "known": known, "levels": list(Level)}


def _study_passage(request: LearnerRequest, brief: Brief) -> HttpResponse:
    named = text_of(request.POST, "passage")
    passage = get_object_or_404(brief.passages.current(), slug=named)
    session = study_passage(request.user, passage, timezone.now())
    if session is None:
        messages.info(request, "There is nothing to ask about this passage now.")
        return redirect("memory", brief.slug)
    return redirect("study_session", session.pk)
