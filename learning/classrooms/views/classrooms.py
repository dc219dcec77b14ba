"""Classes: those that one teaches or is in, what is set for one, and how it goes."""

from collections import Counter
from random import SystemRandom
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from content.models import Brief
from learning.accounts.access import to_claim
from learning.classrooms import members
from learning.classrooms.access import own_membership, taught
from learning.classrooms.forms import AssignmentForm, ClassroomForm
from learning.classrooms.report import classroom_confusions, classroom_report
from learning.limits.allowances import limits_of, new_deadlines
from learning.limits.rates import too_often_is_429
from learning.maps.memory import classroom_map
from learning.maps.memory_page import days_asked_for, map_context
from learning.models import Assignment, Attempt, Classroom, Membership
from learning.quizzes import starting
from learning.quizzes.attempts import close_overdue
from learning.quizzes.forms import PasswordForm
from learning.quizzes.guesses import IN_CLASS, count_wrong_password, refuse_password_guesser
from learning.quizzes.links import link_context
from learning.requests import LearnerRequest, gone_is_404, page_with_form, text_of

LAST_TEACHER = "A class keeps one teacher: make somebody else a teacher first, or archive it."
GUEST_TEACHER = "Who teaches needs a name and a password: ask them to keep their account first."
NOT_FOR_ALL = "Only you can read “{}”. Edit it, let whoever has its link read it, then set it."
OVER = "The class is archived. Open it again to set something for it."


@page_with_form
def all_classrooms(request: LearnerRequest) -> HttpResponse:
    """One's classes, and a form to begin one; a guest needs a name first."""
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
    memberships = request.user.memberships.select_related("classroom").annotate(learners=learners)
    context = {"form": form, "memberships": memberships.order_by("-classroom__created_at")}
    status = 422 if form.is_bound else 200
    return render(request, "learning/classrooms/classrooms.html", context, status=status)


@require_safe
def classroom(request: LearnerRequest, classroom_id: int) -> HttpResponse:
    """For a teacher who has done what and what the class knows, for a learner what is set."""
    membership, now = own_membership(request, classroom_id), timezone.now()
    room = membership.classroom
    context: dict[str, Any] = {"membership": membership, "classroom": room, "now": now}
    if membership.teaches:
        close_overdue(Attempt.objects.filter(assignment__classroom=room), now)
        context["report"] = classroom_report(room, request.user, now)
        return render(request, "learning/classrooms/classroom.html", context)
    context |= {
        "assignments": members.set_for(request.user).filter(classroom=room),
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
    """A brief that is set, coloured by how well the class would recall it in ``?days=``."""
    classroom, now = taught(request, classroom_id), timezone.now()
    brief = get_object_or_404(Brief.objects.open_to(request.user), slug=slug)
    assignment = get_object_or_404(classroom.assignments.current(), brief=brief)
    users = list(classroom.memberships.learners().values_list("user", flat=True))
    drawn = classroom_map(users, brief, assignment.set_at, now, days_asked_for(request))
    context = map_context(brief, drawn, now) | {"classroom": classroom}
    part = "#map" if request.htmx.request_type == "partial" else ""
    return render(request, "learning/maps/memory.html" + part, context)


@require_safe
def confusions(request: LearnerRequest, classroom_id: int) -> HttpResponse:
    """Who and what the class takes for each other; ``?of=``, ``?meant=`` and ``?taken=`` name the
    cell of a matrix whose questions are shown."""
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
    """Its name, and whether it is over."""
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


@page_with_form
@gone_is_404
def assign(request: LearnerRequest, classroom_id: int) -> HttpResponse:
    """Set a brief or a quiz for a class, or change until when; ``?again=`` is what is changed."""
    classroom = taught(request, classroom_id)
    with timezone.override(request.user.time_zone):
        if request.method == "POST":
            form = AssignmentForm(request.user, request.POST)
        else:
            form = AssignmentForm(request.user, initial=_terms_of(request, classroom))
        if form.is_valid() and (moved := _assign(classroom, form)):
            messages.success(request, _told(moved))
            return redirect("classroom", classroom_id)
        context = {"classroom": classroom, "form": form}
        status = 422 if form.is_bound else 200
        return render(request, "learning/classrooms/assign.html", context, status=status)


def _terms_of(request: LearnerRequest, classroom: Classroom) -> dict[str, Any]:
    """Of what is set already, so that it can be changed; of anything else those of a new one."""
    again = request.GET.get("again", "")
    if not again.isascii() or not again.isdecimal() or len(again) > 18:
        return {}
    assignment = classroom.assignments.current().filter(pk=int(again)).first()
    return AssignmentForm.initial_of(assignment) if assignment else {}


def _told(moved: members.Moved) -> str:
    """Whom the terms of something set concern."""
    if not moved.learners:
        return "Set. Nobody has joined this class yet."
    learners = "1 learner" if moved.learners == 1 else f"{moved.learners} learners"
    return f"Set for {learners}.{new_deadlines(moved.under_way)}"


def _assign(classroom: Classroom, form: AssignmentForm) -> members.Moved | None:
    """Set it, or say in the form why it cannot be."""
    now = timezone.now()
    try:
        if form.quiz:
            return members.set_quiz(classroom, form.quiz, form.terms, now)
        if form.brief:
            return members.set_brief(classroom, form.brief, form.terms, now)
    except members.NotForAll:
        form.add_error("what", NOT_FOR_ALL.format(form.brief))
    except members.ClassroomOver:
        form.add_error(None, OVER)
    return None


def _assignment(request: LearnerRequest, classroom_id: int, assignment_id: int) -> Assignment:
    current = Assignment.objects.current().select_related("classroom", "brief", "quiz")
    return get_object_or_404(current, classroom__pk=classroom_id, pk=assignment_id)


@page_with_form
@gone_is_404
@too_often_is_429
def assignment(request: LearnerRequest, classroom_id: int, assignment_id: int) -> HttpResponse:
    """What is set, for a learner: a brief is read, a quiz begun."""
    membership = own_membership(request, classroom_id)
    assignment = _assignment(request, classroom_id, assignment_id)
    if membership.teaches:
        return redirect("classroom", classroom_id)
    if assignment.brief:
        return redirect(assignment.brief)
    assert assignment.quiz
    now = timezone.now()
    posted = request.POST if request.method == "POST" else None
    guesser = str(request.user.pk)
    if posted is not None and assignment.quiz.password:
        refuse_password_guesser(IN_CLASS, guesser)
    form = PasswordForm(assignment.quiz.password, posted)
    if form.is_valid():
        try:
            attempt = starting.begin_assigned(membership, assignment, now, SystemRandom())
            return redirect("quiz_question", attempt.pk, 1)
        except starting.QuizClosed as refusal:
            messages.warning(request, str(refusal))
            return redirect("assignment", classroom_id, assignment_id)
    close_overdue(assignment.quiz.attempts.filter(user=request.user), now)
    attempts = starting.attempts_at(assignment.quiz, request.user)
    limits = limits_of(assignment.quiz, request.user, assignment)
    context = {
        "membership": membership,
        "assignment": assignment,
        "attempts": attempts,
        "limits": limits,
        "form": form,
        "refusal": starting.why_not(assignment.classroom, limits, len(attempts), now),
        "under_way": next((one for one in attempts if one.submitted_at is None), None),
        "now": now,
    }
    if form.is_bound:
        count_wrong_password(request, IN_CLASS, guesser)
    status = 422 if form.is_bound else 200
    return render(request, "learning/classrooms/assignment.html", context, status=status)


@page_with_form
def withdraw_assignment(
    request: LearnerRequest, classroom_id: int, assignment_id: int
) -> HttpResponse:
    """Take back what is set, once its teacher has read what that means."""
    classroom = taught(request, classroom_id)
    assignment = _assignment(request, classroom_id, assignment_id)
    if request.method == "POST":
        members.withdraw(assignment, timezone.now())
        return redirect("classroom", classroom_id)
    context = {"classroom": classroom, "assignment": assignment}
    return render(request, "learning/classrooms/withdraw_assignment.html", context)


@require_POST
@gone_is_404
def member(request: LearnerRequest, classroom_id: int, member_id: int) -> HttpResponse:
    """Take somebody out of a class, make them a teacher or a learner; a learner only leaves."""
    own = own_membership(request, classroom_id)
    within = Membership.objects.select_related("user").filter(classroom__pk=classroom_id)
    found = get_object_or_404(within if own.teaches else within.filter(pk=own.pk), pk=member_id)
    role = request.POST.get("role")
    try:
        if role in Membership.Role.values and own.teaches:
            members.change_role(found, Membership.Role(role))
        elif "remove" in request.POST:
            members.remove_member(found)
            if found == own:
                return redirect("classrooms")
    except members.LastTeacher:
        messages.warning(request, LAST_TEACHER)
    except members.GuestTeacher:
        messages.warning(request, GUEST_TEACHER)
    return redirect("classroom", classroom_id)
