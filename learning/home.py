from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from learning import progress
from learning.cards.owed_cards import bring_owed_cards
from learning.classrooms.assignments import lately_set_for
from learning.models import Classroom, StudySession
from learning.quizzes.submitting import break_seals
from learning.study.live_card import live_card, live_question
from learning.study.reading.readings import first_brief


@require_safe
@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """What is due, for people with an account (guests too); an introduction for everybody else."""
    if request.user.is_anonymous:
        question = live_question()
        card = question and live_card(question)
        return render(request, "learning/home/welcome.html", {"brief": first_brief(), "live": card})
    now = timezone.now()
    sealed = break_seals(request.user, now)
    bring_owed_cards(request.user, now)
    overview = progress.overview(request.user, now, sealed)
    context = {
        "now": now,
        "overview": overview,
        "assignments": lately_set_for(request.user, now),
        "classrooms": Classroom.objects.joined_by(request.user).order_by("name"),
        "narrowings": StudySession.Subjects.choices,
    }
    return render(request, "learning/home/home.html", context)


@require_POST
@login_not_required
def try_card(request: HttpRequest) -> HttpResponse:
    """The welcome page with its card answered; nothing is kept before the person goes on."""
    question = live_question()
    if request.user.is_authenticated or question is None:
        return redirect("home")
    card = live_card(question, request.POST)
    if not card.asked.outcome or request.POST.get("question") != question.uid:
        return redirect("home")
    return render(request, "learning/home/welcome.html", {"brief": question.brief, "live": card})
