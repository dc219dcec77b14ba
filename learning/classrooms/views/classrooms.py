"""Classes: those that one teaches or is in, what is set for one, and how it goes."""

from collections import Counter
from random import SystemRandom
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from learning.accounts.access import to_claim
from learning.charts.looks import FADING_FROM, KNOWN_FROM
from learning.classrooms import assignments, members
from learning.classrooms.access import assignment_of_brief, member_for, own_membership, taught
from learning.classrooms.forms import ClassroomForm
from learning.classrooms.memory import class_memory
from learning.classrooms.report import classroom_confusions, classroom_report
from learning.models import Attempt, Membership
from learning.quizzes.links import link_context
from learning.quizzes.submitting import close_overdue
from learning.requests import (
    LearnerRequest,
    gone_is_404,
    id_of,
    open_brief,
    page_with_form,
    text_of,
)
from learning.study.reading.shade import AHEAD, nearest_stop

LAST_TEACHER = "A class keeps one teacher: make somebody else a teacher first, or archive it."
GUEST_TEACHER = "Who teaches needs a name and a password: ask them to keep their account first."


@page_with_form
def all_classrooms(request: LearnerRequest) -> HttpResponse:
    """The user's classes, and a form to start one; a guest has to claim an account first."""
    form = ClassroomForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if request.user.is_guest:
            return to_claim(request, request.path)
        classroom = members.start_classroom(
            request.user, form.cleaned_data["name"], timezone.now(), SystemRandom()
        )
        return redirect("share_classroom", classroom.pk)
    learns = Q(classroom__memberships__role=Membership.Role.LEARNER)
    learners = Count("classroom__memberships", filter=learns)
    memberships = request.user.memberships.current().select_related("classroom")
    memberships = memberships.annotate(learners=learners).order_by("-classroom__created_at")
    context = {"form": form, "memberships": memberships}
    status = 422 if form.is_bound else 200
    return render(request, "learning/classrooms/classrooms.html", context, status=status)


@require_safe
def classroom(request: LearnerRequest, classroom_id: int) -> HttpResponse:
    """A teacher sees the report on the class, a learner their assignments."""
    membership, now = own_membership(request, classroom_id), timezone.now()
    room = membership.classroom
    context: dict[str, Any] = {"membership": membership, "classroom": room, "now": now}
    if membership.teaches:
        close_overdue(Attempt.objects.filter(assignment__classroom=room), now)
        context["report"] = classroom_report(room, request.user, now)
        return render(request, "learning/classrooms/classroom.html", context)
    context |= {
        "assignments": assignments.set_for(request.user).filter(classroom=room),
        "teachers": list(room.memberships.teachers().values_list("name", flat=True)),
    }
    return render(request, "learning/classrooms/learner_classroom.html", context)


@require_safe
def share_classroom(request: LearnerRequest, classroom_id: int) -> HttpResponse:
    """The link by which people join, large enough for a projector."""
    classroom = taught(request, classroom_id)
    context = link_context(classroom.code) | {
        "classroom": classroom,
        "classroom_address": reverse("classroom", args=[classroom_id]),
    }
    return render(request, "learning/classrooms/share.html", context)


@require_safe
def classroom_memory(request: LearnerRequest, classroom_id: int, slug: str) -> HttpResponse:
    """A brief that is set, shaded by how well the class would recall it in ``?days=``."""
    classroom, now = taught(request, classroom_id), timezone.now()
    brief = open_brief(request, slug)
    assignment = assignment_of_brief(classroom, brief)
    users = list(classroom.memberships.learners().values_list("user", flat=True))
    ahead = nearest_stop(id_of(request.GET.get("days", "")) or 0)
    context = {
        "classroom": classroom,
        "brief": brief,
        "memory": class_memory(users, brief, assignment.set_at, now, ahead),
        "stops": AHEAD.items(),
        "known_from": KNOWN_FROM,
        "fading_from": FADING_FROM,
    }
    return render(request, "learning/classrooms/memory.html", context)


@require_safe
def confusions(request: LearnerRequest, classroom_id: int) -> HttpResponse:
    """What the class mixes up; ``?of=``, ``?meant=`` and ``?taken=`` name the cell of the matrix
    whose questions are shown."""
    classroom = taught(request, classroom_id)
    found = classroom_confusions(classroom, request.user)
    of, meant, taken = (text_of(request.GET, name) for name in ("of", "meant", "taken"))
    opened = (found.terms if of == "terms" else found.people).cell(meant, taken)
    context = {
        "classroom": classroom,
        "confusions": found,
        "opened": opened,
        "questions": Counter(opened.entries).most_common() if opened else [],
    }
    return render(request, "learning/classrooms/confusions.html", context)


@page_with_form
def edit_classroom(request: LearnerRequest, classroom_id: int) -> HttpResponse:
    """Rename a class, archive it or reopen it."""
    classroom = taught(request, classroom_id)
    if request.method == "POST" and request.POST.get("archive") in ("0", "1"):
        if request.POST["archive"] == "1":
            members.archive(classroom, timezone.now())
        else:
            members.reopen(classroom)
        return redirect("classroom", classroom_id)
    form = ClassroomForm(request.POST if request.method == "POST" else None, instance=classroom)
    if form.is_valid():
        members.rename(classroom, form.cleaned_data["name"])
        return redirect("classroom", classroom_id)
    status = 422 if form.is_bound else 200
    context = {"classroom": classroom, "form": form}
    return render(request, "learning/classrooms/edit_classroom.html", context, status=status)


@require_POST
@gone_is_404
def member(request: LearnerRequest, classroom_id: int, member_id: int) -> HttpResponse:
    """Remove a member or change their role; a learner can only remove themselves."""
    own = own_membership(request, classroom_id)
    found = member_for(own, member_id)
    role = request.POST.get("role")
    try:
        if role in ("teacher", "learner") and own.teaches:
            members.change_role(found, Membership.Role(role))
        elif "remove" in request.POST:
            members.remove_member(found, timezone.now())
            if found == own:
                return redirect("home")
    except members.LastTeacher:
        messages.warning(request, LAST_TEACHER)
    except members.GuestTeacher:
        messages.warning(request, GUEST_TEACHER)
    return redirect("classroom", classroom_id)
