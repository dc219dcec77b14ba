"""A quiz is presented from a phone: question by question, and who takes part."""

from random import SystemRandom

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from learning.accounts.access import to_claim
from learning.authoring.access import authored_quiz_of
from learning.live import joining, sessions
from learning.live.access import presented
from learning.live.forms import PollForm, StartForm
from learning.live.frames import PRESENTER, context_for
from learning.live.grid import grid_of
from learning.live.phases import ENDED, OPEN, POLL, Action
from learning.live.polls import ask_poll, hide_word
from learning.live.sessions import end_if_forgotten
from learning.live.tasks import submit_later
from learning.models import LiveSession
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form

MOVES = (Action.NEXT, Action.CLOSE, Action.REVEAL, Action.END)
CLOSE_FIRST = "Close this question first."
MOST = 40  # people listed at first: the list is fetched again as others join


@page_with_form
@gone_is_404
def present_quiz(request: LearnerRequest, quiz_id: int) -> HttpResponse:
    """Start presenting a quiz, or go on; says why where it may not be presented."""
    quiz, now = authored_quiz_of(request, quiz_id), timezone.now()
    if request.user.is_guest:
        return to_claim(request, request.path)
    standing = quiz.live_sessions.standing().first()
    if standing and now - standing.started_at < sessions.LONGEST:
        return redirect("present_live", standing.pk)
    form = StartForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            session = sessions.start_live(quiz, now, SystemRandom(), **form.cleaned_data)
            return redirect("present_live", session.pk)
        except sessions.NotPresented:
            pass  # the page says why
    context = {"quiz": quiz, "form": form, "reason": sessions.why_not(quiz, now)}
    status = 422 if form.is_bound else 200
    return render(request, "learning/live/start.html", context, status=status)


@require_safe
def present_live(request: LearnerRequest, session_id: int) -> HttpResponse:
    session = end_if_forgotten(presented(request, session_id), timezone.now())
    return _presenter_page(request, session)


@require_POST
@gone_is_404
def move_live(request: LearnerRequest, session_id: int) -> HttpResponse:
    """Next, close, reveal or end: once for each version of the session that was shown."""
    session, action = presented(request, session_id), request.POST.get("action")
    version = id_of(request.POST.get("version", ""))
    if action not in MOVES or version is None:
        raise Http404
    if action == Action.NEXT and (reason := sessions.why_not(session.quiz, timezone.now())):
        return _refused(request, session, reason)
    moved = sessions.move(session, Action(action), version, timezone.now())
    if moved.phase == ENDED and session.phase != ENDED:
        submit_later(moved)
    if request.htmx.request_type == "partial":
        return render(request, "learning/live/presenter.html#region", context_for(moved, PRESENTER))
    return redirect("present_live", session.pk)


def _refused(request: LearnerRequest, session: LiveSession, reason: str) -> HttpResponse:
    """The next question does not come, since one of them stands in a quiz for marks by now."""
    context = context_for(session, PRESENTER) | {"notice": reason}
    is_partial = request.htmx.request_type == "partial"
    template = "learning/live/presenter.html" + ("#region" if is_partial else "")
    people = {} if is_partial else _people(session) | {"poll_form": PollForm()}
    return render(request, template, context | people, status=409)


@require_POST
def set_joining(request: LearnerRequest, session_id: int) -> HttpResponse:
    """Let others join, or no longer."""
    session = presented(request, session_id)
    session.joining_open = request.POST.get("open") == "1"
    session.save(update_fields=["joining_open"])
    return _people_changed(request, session)


@require_safe
def people(request: LearnerRequest, session_id: int) -> HttpResponse:
    """Who has joined, the latest first; all of them on a page of their own if asked for."""
    session, shows_all = presented(request, session_id), request.GET.get("all") == "1"
    if request.htmx.request_type == "partial":
        context = _people(session, shows_all=shows_all)
        return render(request, "learning/live/presenter.html#people", context)
    return _presenter_page(request, session, shows_all=shows_all)


@require_safe
def grid(request: LearnerRequest, session_id: int) -> HttpResponse:
    """Who has answered what, where everybody goes at their own speed."""
    session, shows_all = presented(request, session_id), request.GET.get("all") == "1"
    if request.htmx.request_type == "partial" and session.is_self_paced:
        context = {"live": session, "all": shows_all}
        context["grid"] = grid_of(session, shows_all=shows_all)
        return render(request, "learning/live/grid.html", context)
    return _presenter_page(request, session, shows_all=shows_all)


@require_POST
@gone_is_404
def change_person(request: LearnerRequest, session_id: int, attempt_id: int) -> HttpResponse:
    """Give somebody another name, or take them out; one press each."""
    session = presented(request, session_id)
    if request.POST.get("action") == "remove":
        joining.remove(session, attempt_id)
        session.refresh_from_db(fields=["removed"])
    else:
        joining.rename(session, attempt_id, SystemRandom())
    return _people_changed(request, session)


@require_POST
@gone_is_404
def ask_live_poll(request: LearnerRequest, session_id: int) -> HttpResponse:
    """Ask a poll, once for each version of the session that was shown."""
    session, form = presented(request, session_id), PollForm(request.POST)
    version = id_of(request.POST.get("version", ""))
    if version is None:
        raise Http404
    if not form.is_valid():
        return _presenter_page(request, session, form=form)
    if ask_poll(session, version, **form.cleaned_data, now=timezone.now()) is None:
        session.refresh_from_db()
        if session.phase == OPEN:
            form.add_error(None, CLOSE_FIRST)
            return _presenter_page(request, session, form=form)
    return redirect("present_live", session.pk)


@require_safe
def live_poll(request: LearnerRequest, session_id: int) -> HttpResponse:
    """How all have answered the poll at hand so far."""
    return _poll_results(request, presented(request, session_id))


@require_POST
def hide_live_word(request: LearnerRequest, session_id: int) -> HttpResponse:
    """Take a word of the poll at hand off the screen."""
    session = presented(request, session_id)
    if session.poll:
        hide_word(session.poll, request.POST.get("word", ""))
    if request.htmx.request_type == "partial":
        return _poll_results(request, session)
    return redirect("present_live", session.pk)


def _poll_results(request: LearnerRequest, session: LiveSession) -> HttpResponse:
    if request.htmx.request_type != "partial" or session.phase != POLL:
        return _presenter_page(request, session)
    context = context_for(session, PRESENTER) | {"hides": True}
    return render(request, "learning/live/poll.html#results", context)


def _presenter_page(
    request: LearnerRequest,
    session: LiveSession,
    *,
    shows_all: bool = False,
    form: PollForm | None = None,
) -> HttpResponse:
    context = context_for(session, PRESENTER) | _people(session, shows_all=shows_all)
    context |= {"poll_form": form or PollForm()}
    if session.is_self_paced:
        context["grid"] = grid_of(session, shows_all=shows_all)
    status = 422 if form else 200
    return render(request, "learning/live/presenter.html", context, status=status)


def _people_changed(request: LearnerRequest, session: LiveSession) -> HttpResponse:
    if request.htmx.request_type == "partial":
        return render(request, "learning/live/presenter.html#people", _people(session))
    return redirect("present_live", session.pk)


def _people(session: LiveSession, *, shows_all: bool = False) -> dict[str, object]:
    everybody = session.attempts.order_by("-pk").only("name", "live")
    others = 0 if shows_all else max(0, everybody.count() - MOST)
    people = everybody[:MOST] if others else everybody
    return {"live": session, "people": people, "others": others, "all": shows_all}
