"""Assignments: set, changed and withdrawn by a teacher, opened by a learner."""

from random import SystemRandom
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from learning.classrooms import assignments, members
from learning.classrooms.access import current_assignment, own_membership, taught
from learning.classrooms.forms import AssignmentForm
from learning.classrooms.shared_briefs import NotForAll
from learning.limits.allowances import limits_of, new_deadlines
from learning.limits.rates import too_often_is_429
from learning.models import Classroom, User
from learning.quizzes import starting
from learning.quizzes.forms import PasswordForm
from learning.quizzes.guesses import IN_CLASS, count_wrong_password, refuse_password_guesser
from learning.quizzes.submitting import close_overdue
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form

NOT_FOR_ALL = "Only the owner of “{}” can set it here."
OVER = "The class is archived. Open it again to set something for it."


@page_with_form
@gone_is_404
def assign(request: LearnerRequest, classroom_id: int) -> HttpResponse:
    """Set a brief or a quiz for a class, or change the terms of ``?again=``, an assignment."""
    classroom = taught(request, classroom_id)
    with timezone.override(request.user.time_zone):
        if request.method == "POST":
            form = AssignmentForm(request.user, classroom, request.POST)
        else:
            initial = _terms_of(request, classroom)
            form = AssignmentForm(request.user, classroom, initial=initial)
        if form.is_valid() and (affected := _assign(request.user, classroom, form)):
            messages.success(request, _set_for(affected))
            return redirect("classroom", classroom_id)
        context = {"classroom": classroom, "form": form}
        status = 422 if form.is_bound else 200
        return render(request, "learning/classrooms/assign.html", context, status=status)


def _terms_of(request: LearnerRequest, classroom: Classroom) -> dict[str, Any]:
    """The terms of the assignment that ``?again=`` names; else those of a new one, of what
    ``?quiz=`` or ``?brief=`` names."""
    again = id_of(request.GET.get("again", ""))
    if found := classroom.assignments.current().filter(pk=again or 0).first():
        return AssignmentForm.initial_of(found)
    for kind in ("quiz", "brief"):
        if named := id_of(request.GET.get(kind, "")):
            return {"what": f"{kind}-{named}"}
    return {}


def _set_for(affected: assignments.Affected) -> str:
    """The message after setting something: how many learners it reaches."""
    if not affected.learners:
        return "Set. Nobody has joined this class yet."
    learners = "1 learner" if affected.learners == 1 else f"{affected.learners} learners"
    return f"Set for {learners}.{new_deadlines(affected.under_way)}"


def _assign(user: User, classroom: Classroom, form: AssignmentForm) -> assignments.Affected | None:
    """Set what the form names; on failure add the reason to the form and return None."""
    now = timezone.now()
    try:
        if form.quiz:
            return assignments.set_quiz(classroom, form.quiz, form.terms, now)
        if form.brief:
            return assignments.set_brief(classroom, form.brief, form.terms, user, now)
    except NotForAll:
        form.add_error("what", NOT_FOR_ALL.format(form.brief))
    except members.ClassroomOver:
        form.add_error(None, OVER)
    return None


@page_with_form
@gone_is_404
@too_often_is_429
def assignment(request: LearnerRequest, classroom_id: int, assignment_id: int) -> HttpResponse:
    """An assignment as a learner sees it: a brief to read, or a quiz to begin."""
    membership = own_membership(request, classroom_id)
    assignment = current_assignment(membership.classroom, assignment_id)
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
            if str(refusal) == starting.NO_QUESTIONS:  # the page gives the other reasons itself
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
    """Withdraw an assignment, after the teacher has confirmed it."""
    classroom = taught(request, classroom_id)
    assignment = current_assignment(classroom, assignment_id)
    if request.method == "POST":
        assignments.withdraw(assignment, timezone.now())
        return redirect("classroom", classroom_id)
    context = {"classroom": classroom, "assignment": assignment}
    return render(request, "learning/classrooms/withdraw_assignment.html", context)
