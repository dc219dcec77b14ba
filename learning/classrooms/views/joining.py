"""Coming to a quiz or a class by its code or link: with an account, or with nothing but a name."""

from random import SystemRandom

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning.accounts.access import sign_in_guest
from learning.classrooms.members import ClassroomOver, join_classroom
from learning.limits.allowances import limits_by, limits_of
from learning.limits.rates import too_often_is_429
from learning.models import Attempt, Classroom, LiveSession, Quiz, User
from learning.quizzes.drawing import size_of
from learning.quizzes.forms import JoinForm
from learning.quizzes.guesses import (
    BY_LINK,
    count_joining,
    count_wrong_password,
    guesser_by_link,
    look_up,
    refuse_password_guesser,
)
from learning.quizzes.starting import CLOSED, QuizClosed, assignment_of, attempts_at, begin
from learning.requests import gone_is_404, page_with_form, text_of


@require_safe
@login_not_required
@too_often_is_429
def join(request: HttpRequest) -> HttpResponse:
    """Type the code that stands on the board."""
    typed = text_of(request.GET, "code")
    if not typed:
        return render(request, "learning/classrooms/join.html")
    if found := look_up(request, typed):
        return redirect("join_by_code", found.code)
    return render(request, "learning/classrooms/join.html", {"typed": typed[:50]}, status=404)


@page_with_form
@login_not_required
@gone_is_404
@too_often_is_429
def join_by_code(request: HttpRequest, code: str) -> HttpResponse:
    """Give a name and come in, or go on where one is in already."""
    match look_up(request, code):
        case Quiz() as quiz:
            return _join_quiz(request, quiz)
        case Classroom() as classroom:
            return _join_classroom(request, classroom)
        case LiveSession() as live:
            return redirect("join_live", live.code)
    raise Http404


def _join_quiz(request: HttpRequest, quiz: Quiz) -> HttpResponse:
    user, now = request.user if request.user.is_authenticated else None, timezone.now()
    if user and (task := assignment_of(quiz, user, now)):
        return redirect("assignment", task.classroom_id, task.pk)
    attempts = attempts_at(quiz, user) if user else []
    limits = limits_of(quiz, user) if user else limits_by(quiz, None, None)
    refusal = limits.refusal(len(attempts), now) if quiz.is_open else CLOSED
    if attempts and (refusal or not attempts[-1].submitted_at):
        return _to_attempt(attempts[-1])
    is_own, guesser = user == quiz.owner, guesser_by_link(request, quiz)
    if request.method == "POST" and quiz.password:
        refuse_password_guesser(BY_LINK, guesser)
    form = _join_form(request, user, lets_in=not refusal and not is_own, password=quiz.password)
    if form.is_valid():
        count_joining(request, str(quiz.code))
        try:
            name, rng = form.cleaned_data["name"], SystemRandom()
            return _to_attempt(begin(quiz, _somebody(request, form), name, now, rng))
        except QuizClosed as closed:
            messages.warning(request, str(closed))
            return redirect("quizzes")
    if "password" in form.errors:
        count_wrong_password(request, BY_LINK, guesser)
    context = {
        "quiz": quiz,
        "form": form,
        "is_own": is_own,
        "questions": size_of(quiz),
        "limits": limits,
        "refusal": refusal,
        "attempts": attempts,
        "now": now,
    }
    status = 422 if form.is_bound else 200
    return render(request, "learning/quizzes/join_quiz.html", context, status=status)


def _join_classroom(request: HttpRequest, classroom: Classroom) -> HttpResponse:
    user = request.user if request.user.is_authenticated else None
    if user and classroom.memberships.current().filter(user=user).exists():
        return redirect("classroom", classroom.pk)
    form = _join_form(request, user, lets_in=classroom.archived_at is None)
    if form.is_valid():
        count_joining(request, classroom.code)
        try:
            name = form.cleaned_data["name"]
            join_classroom(classroom, _somebody(request, form), name, timezone.now())
        except ClassroomOver:
            return redirect("join_by_code", classroom.code)
        return redirect("classroom", classroom.pk)
    teachers = list(classroom.memberships.teachers().values_list("name", flat=True))
    context = {"classroom": classroom, "form": form, "teachers": teachers}
    status = 422 if form.is_bound else 200
    return render(request, "learning/classrooms/join_classroom.html", context, status=status)


def _join_form(
    request: HttpRequest, user: User | None, *, lets_in: bool, password: str = ""
) -> JoinForm:
    if request.method == "POST" and lets_in:
        return JoinForm(password, request.POST)
    name = "" if user is None or user.is_guest else user.display_name
    return JoinForm(password, initial={"name": name})


def _somebody(request: HttpRequest, form: JoinForm) -> User:
    """Whoever sends the form; a stranger is a guest then, and signed in."""
    if request.user.is_authenticated:
        return request.user
    return sign_in_guest(request, form.cleaned_data["time_zone"])


def _to_attempt(attempt: Attempt) -> HttpResponse:
    if attempt.submitted_at:
        return redirect("quiz_results", attempt.pk)
    return redirect("quiz_question", attempt.pk, 1)
