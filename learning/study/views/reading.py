from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from content.material import HEADINGS
from content.models import Passage
from learning.requests import LearnerRequest, open_brief
from learning.study.reading import readings


@require_safe
def continue_reading(request: LearnerRequest, slug: str) -> HttpResponse:
    """Redirects to the section to read next, or to the brief after the last one."""
    brief = open_brief(request, slug)
    return redirect(readings.place_in(request.user, brief).following or brief)


@require_POST
def read_on(request: LearnerRequest, slug: str, section: str) -> HttpResponse:
    """Records that a section was read, and redirects to the next one, or to the brief after the
    last one, which then offers its questions.
    """
    brief = open_brief(request, slug)
    headings = Passage.objects.current().filter(kind__in=HEADINGS).select_related("brief")
    read = get_object_or_404(headings, brief=brief, slug=section)
    readings.read_section(request.user, read, timezone.now())
    following = readings.section_after(request.user, read)
    if following is None:
        messages.success(request, "You have read all of it. What has stayed with you?")
    return redirect(following or brief)
