"""A class and the courses that it is bound to: their rosters, and the grades sent there."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from learning.classrooms.access import taught
from learning.lti.services import outbox, reading
from learning.requests import LearnerRequest, id_of, page_with_form

READ_SOON = "The roster is read in a moment."
SENT_SOON = "The grades are sent again."


@page_with_form
def classroom_platform(request: LearnerRequest, classroom_id: int) -> HttpResponse:
    """POST has a roster read now (``read`` is its course), or what failed sent again."""
    classroom = taught(request, classroom_id)
    if request.method == "POST":
        if course_id := id_of(request.POST.get("read", "")):
            course = classroom.lti_courses.filter(pk=course_id).exclude(members_url="").first()
            if course is None:
                raise Http404
            reading.ask(course)
            messages.success(request, READ_SOON)
        elif "again" in request.POST and outbox.send_again(classroom, timezone.now()):
            messages.success(request, SENT_SOON)
        return redirect("classroom_platform", classroom_id)
    unsent = outbox.unsent(classroom)
    context = {
        "classroom": classroom,
        "courses": classroom.lti_courses.with_counts().order_by("pk"),
        "failed": [one for one in unsent if one.try_at is None],
        "waiting": [one for one in unsent if one.try_at],
        "former": classroom.memberships.former().order_by("name", "pk"),
        "has_worker": settings.LILUN_TASKS == "database",
    }
    return render(request, "learning/lti/classroom_platform.html", context)
