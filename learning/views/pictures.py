"""A brief in pictures: what is remembered of it, when, who speaks of what, what leads to what."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from content.models import Brief
from learning.memory_map import MOST_DAYS, memory_map, study_passage
from learning.pictures.recall import Level
from learning.requests import LearnerRequest, id_of


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request", "HX-Request-Type")
def memory(request: LearnerRequest, slug: str) -> HttpResponse:
    """The brief, coloured by how well it would be recalled in ``?days=``; a form studies one of
    its passages."""
    brief, now = _brief(request, slug), timezone.now()
    if request.method == "POST":
        return _study_passage(request, brief)
    days = min(id_of(request.GET.get("days", "")) or 0, MOST_DAYS)
    context = {
        "brief": brief,
        "map": memory_map(request.user, brief, now, days),
        "levels": list(Level),
        "now": now,
        "most_days": MOST_DAYS,
    }
    part = "#map" if request.htmx.request_type == "partial" else ""
    return render(request, "learning/pictures/memory.html" + part, context)


def _study_passage(request: LearnerRequest, brief: Brief) -> HttpResponse:
    named = request.POST.get("passage", "").replace("\0", "")
    passage = get_object_or_404(brief.passages.current(), slug=named)
    session = study_passage(request.user, passage, timezone.now())
    if session is None:
        messages.info(request, "There is nothing to ask about this passage now.")
        return redirect("memory", brief.slug)
    return redirect("study_session", session.pk)


def _brief(request: LearnerRequest, slug: str) -> Brief:
    return get_object_or_404(Brief.objects.open_to(request.user), slug=slug)
