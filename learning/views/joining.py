"""Coming to a quiz or a class by its code or link: with an account, or with nothing but a name."""

from random import SystemRandom

from allauth.account.adapter import get_adapter
from allauth.core.ratelimit import consume_or_429, respond_429
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_safe

from learning.accounts import guest_key
from learning.allowances import limits_by, limits_of
from learning.classrooms import ClassroomOver, assignment_of, join_classroom
from learning.join_codes import found_by_code
from learning.joining import CLOSED, QuizClosed, attempts_at, begin, guest_of_form
from learning.joining_forms import JoinForm
from learning.models import Attempt, Classroom, Quiz, User
from learning.quiz_drawing import size_of
from learning.requests import gone_is_404, page_with_form, text_of
from learning.views.accounts import BACKEND

SALT = "learning.join"


@require_safe
@login_not_required
def join(request: HttpRequest) -> HttpResponse:
    """Type the code that stands on the board."""
    typed = text_of(request.GET, "code")
    if not typed:
        return render(request, "learning/join.html")
    if refusal := guessed_too_often(request):
        return refusal
    if found := found_by_code(typed):
        return redirect("join_by_code", found.code)
    refusal = guessed_wrong(request)
    return refusal or render(request, "learning/join.html", {"typed": typed[:50]}, status=404)


@page_with_form
@login_not_required
@gone_is_404
def join_by_code(request: HttpRequest, code: str) -> HttpResponse:
    """Give a name and come in, or go on where one is in already."""
    if refusal := guessed_too_often(request):
        return refusal
    match found_by_code(code):
        case Quiz() as quiz:
            return _join_quiz(request, quiz)
        case Classroom() as classroom:
            return _join_classroom(request, classroom)
    if refusal := guessed_wrong(request):
        return refusal
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
    is_own = user == quiz.owner
    form = _join_form(request, user, lets_in=not refusal and not is_own, password=quiz.password)
    if form.is_valid():
        if too_many := _came_too_many(request):
            return too_many
        try:
            name, rng = form.cleaned_data["name"], SystemRandom()
            return _to_attempt(begin(quiz, _somebody(request, form), name, now, rng))
        except QuizClosed as closed:
            messages.warning(request, str(closed))
            return redirect("quizzes")
    if "password" in form.errors and (guessing := guessed_wrong(request)):
        return guessing
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
    return render(request, "learning/join_quiz.html", context, status=status)


def _join_classroom(request: HttpRequest, classroom: Classroom) -> HttpResponse:
    user = request.user if request.user.is_authenticated else None
    if user and classroom.memberships.filter(user=user).exists():
        return redirect("classroom", classroom.pk)
    form = _join_form(request, user, lets_in=classroom.archived_at is None)
    if form.is_valid():
        if refusal := _came_too_many(request):
            return refusal
        try:
            name = form.cleaned_data["name"]
            join_classroom(classroom, _somebody(request, form), name, timezone.now())
        except ClassroomOver:
            return redirect("join_by_code", classroom.code)
        return redirect("classroom", classroom.pk)
    teachers = list(classroom.memberships.teachers().values_list("name", flat=True))
    context = {"classroom": classroom, "form": form, "teachers": teachers}
    status = 422 if form.is_bound else 200
    return render(request, "learning/join_classroom.html", context, status=status)


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
    zone = form.cleaned_data["time_zone"]
    guest = guest_of_form(_key(request), timezone.now(), time_zone=zone)
    login(request, guest, BACKEND)
    return guest


def _key(request: HttpRequest) -> str:
    """The same for each sending of one form: it follows from the secret that this browser had when
    it got it, and gets anew when it signs in."""
    secret = request.META.get("CSRF_COOKIE")
    if secret is None:
        return guest_key()
    return salted_hmac(SALT, request.path + secret, algorithm="sha256").hexdigest()[
        : len(guest_key())
    ]


def _to_attempt(attempt: Attempt) -> HttpResponse:
    if attempt.submitted_at:
        return redirect("quiz_results", attempt.pk)
    return redirect("quiz_question", attempt.pk, 1)


def _came_too_many(request: HttpRequest) -> HttpResponse | None:
    """So many strangers come from one address that the next has to wait."""
    if request.user.is_authenticated:
        return None
    refusal: HttpResponse | None = consume_or_429(request, action="join")
    return refusal


def guessed_too_often(request: HttpRequest) -> HttpResponse | None:
    """Whoever has tried too many wrong codes waits a minute, before a right one too: else guessing
    would go on."""
    return respond_429(request) if cache.get(_guesser(request)) else None


def guessed_wrong(request: HttpRequest) -> HttpResponse | None:
    """Count a code that leads nowhere, or a password that opens nothing."""
    refusal: HttpResponse | None = consume_or_429(request, action="wrong_code", limit_get=True)
    if refusal:
        cache.set(_guesser(request), True, timeout=60)
    return refusal


def _guesser(request: HttpRequest) -> str:
    return f"guesses-codes:{get_adapter().get_client_ip(request)}"
