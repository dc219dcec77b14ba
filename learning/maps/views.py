"""A brief in pictures: its timeline, who speaks on what, and its concepts."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.models import Brief
from learning.cards.looks import looks_by_subject
from learning.maps import concepts, timelines, topics
from learning.requests import LearnerRequest, open_brief

SHOWN = ("known", "fading", "missed")


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
