"""Teach: what runs now, drafts, classes and what is over."""

from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.models import Brief
from learning.cards.making import begun_briefs
from learning.live.sessions import end_forgotten
from learning.models import Attempt, Classroom, Membership, Quiz, QuizShare
from learning.models.people import start_teaching
from learning.quizzes.submitting import close_overdue
from learning.requests import LearnerRequest, page_with_form, text_of
from learning.results.marking import waiting_by_quiz
from learning.teaching.agenda import agenda_of, first_of_month
from learning.teaching.running import live_now, other_quizzes, runs_of

MOST_BRIEFS = 3  # offered to make a quiz of


@page_with_form
def teach(request: LearnerRequest) -> HttpResponse:
    """What runs now, with counts that are polled, and what else there is; POST asks to teach."""
    if request.method == "POST":
        start_teaching(request.user)
        return redirect("teach")
    now = timezone.now()
    end_forgotten(request.user, now)
    quizzes = Quiz.objects.with_results_for(request.user).values("pk")
    close_overdue(Attempt.objects.read_by(request.user).filter(quiz__in=quizzes), now)
    waiting = waiting_by_quiz(request.user)
    context: dict[str, Any] = {
        "live": live_now(request.user),
        "runs": runs_of(request.user, waiting, now),
        "now": now,
    }
    if request.htmx.request_type == "partial":
        return render(request, "learning/teaching/teach.html#running", context)
    learners = Q(memberships__role=Membership.Role.LEARNER)
    taught = Classroom.objects.filter(pk__in=Classroom.objects.taught_by(request.user).values("pk"))
    current = taught.filter(archived_at=None).order_by("-created_at")
    context |= {
        "others": other_quizzes(request.user, waiting, now),
        "classrooms": current.annotate(learners=Count("memberships", filter=learners)),
        "briefs": _briefs_for_quizzes(request),
        "templates": request.user.quizzes.authored().filter(is_template=True).order_by("title"),
        "shared": QuizShare.objects.with_user(request.user).select_related("quiz__owner"),
    }
    return render(request, "learning/teaching/teach.html", context)


def _briefs_for_quizzes(request: LearnerRequest) -> list[Brief]:
    """The briefs that a quiz is likely to be on: begun ones first, then public ones."""
    begun = begun_briefs(request.user).order_by("-pk")[:MOST_BRIEFS]
    found = list(begun)
    if len(found) < MOST_BRIEFS:
        public = Brief.objects.filter(visibility=Brief.Visibility.PUBLIC).order_by("pk")
        found += public.exclude(pk__in=[one.pk for one in found])[: MOST_BRIEFS - len(found)]
    return found


@require_safe
def teach_calendar(request: LearnerRequest) -> HttpResponse:
    """What opens, closes and is due in the classes of a teacher, in the month ``?month=``, such as
    2026-03; the present one otherwise."""
    now = timezone.now()
    today = timezone.localdate(now, ZoneInfo(request.user.time_zone))
    month = first_of_month(text_of(request.GET, "month"), today)
    agenda = agenda_of(request.user, month)
    context = {"agenda": agenda, "today": today, "now": now}
    return render(request, "learning/teaching/calendar.html", context)
