"""A phone in a live session: joining, the question at hand, one's answer and its result."""

from random import SystemRandom
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from learning.accounts.access import sign_in_guest
from learning.grading import formats
from learning.kinds import kind_of
from learning.kinds.poll.answers import given_in
from learning.kinds.response_fields import is_blank
from learning.limits.rates import too_often_is_429
from learning.live import joining
from learning.live.access import own_part, own_question, removed_from
from learning.live.answering import NotOpen, answer_live
from learning.live.board import team_name
from learning.live.forms import JoinLiveForm
from learning.live.frames import PHONE, asked, context_for, head_of
from learning.live.phases import ENDED, OPEN, POLL, REVEALED
from learning.live.polls import answer_poll
from learning.live.sessions import end_if_forgotten
from learning.models import Attempt, LivePoll, LiveSession, Response
from learning.quizzes.answering import AsksBack, StaleResponse
from learning.quizzes.guesses import count_joining, look_up
from learning.quizzes.submitting import submit_attempt
from learning.rendering.responses import judged_response
from learning.requests import LearnerRequest, gone_is_404, id_of, page_with_form

ANSWERED = "You answered already. Your first answer counts."
NOTHING = "Give an answer first."
TOO_LATE = "That came too late."


@page_with_form
@login_not_required
@gone_is_404
@too_often_is_429
def join_live(request: HttpRequest, code: str) -> HttpResponse:
    """Come in with a name, or with one's account; go on where one is in already."""
    session = look_up(request, code)
    if not isinstance(session, LiveSession):
        raise Http404
    user = request.user if request.user.is_authenticated else None
    if user and user.pk == session.owner_id:
        return redirect("present_live", session.pk)
    if user and session.attempts.filter(user=user).exists():
        return redirect("take_part", session.pk)
    refusal, member = joining.refusal(session, user), joining.membership_of(session, user)
    is_guest = user is None or user.is_guest
    asks_name = not member and not (session.names == LiveSession.Names.GIVEN and is_guest)
    initial = {"name": "" if user is None or user.is_guest else user.display_name}
    sent = request.POST if request.method == "POST" and not refusal else None
    form = JoinLiveForm(sent, asks_name=asks_name, initial=initial)
    if form.is_valid():
        count_joining(request, code)
        who = user or sign_in_guest(request, form.cleaned_data["time_zone"])
        name, now = form.cleaned_data.get("name", ""), timezone.now()
        try:
            joining.join_live(session, who, name, now, SystemRandom())
            return redirect("take_part", session.pk)
        except joining.NotJoined as reason:
            refusal = str(reason)
    context = {"live": session, "form": form, "refusal": refusal, "member": member}
    status = 422 if form.is_bound else 200
    return render(request, "learning/live/join.html", context, status=status)


@require_safe
def take_part(request: LearnerRequest, session_id: int) -> HttpResponse:
    """What the phone shows now; the results once the session has ended."""
    try:
        attempt = own_part(request, session_id)
    except Http404:
        if session := removed_from(request, session_id):
            return redirect("join_live", session.code)  # which says so
        raise
    assert attempt.live
    attempt.live = end_if_forgotten(attempt.live, timezone.now())
    if attempt.live.phase == ENDED:
        attempt.refresh_from_db(fields=["deadline_at"])
        submit_attempt(attempt, timezone.now())
        return redirect("quiz_results", attempt.pk)
    return _page(request, attempt, after=id_of(request.GET.get("after", "")) or 0)


@require_POST
def answer(request: LearnerRequest, session_id: int) -> HttpResponse:
    """Answer the question at hand; the same form sent twice is stored once."""
    position = id_of(request.POST.get("position", ""))
    if position is None or position > 10_000:
        raise Http404
    response = own_question(request, session_id, position)
    attempt = response.attempt
    given = kind_of(response.format).parse(request.POST)
    if is_blank(given):
        return _page(request, attempt, asks_back=NOTHING, had=given, after=position - 1)
    try:
        response = answer_live(attempt, position, given, timezone.now())
    except AsksBack as asks:
        return _page(request, attempt, asks_back=str(asks), had=given, after=position - 1)
    except NotOpen:
        return _page(request, _again(request, attempt), notice=TOO_LATE, status=409)
    except StaleResponse:
        return _page(request, attempt, notice=ANSWERED, status=409)
    except (LiveSession.DoesNotExist, Response.DoesNotExist) as error:  # removed a moment ago
        raise Http404 from error
    if request.htmx.request_type != "partial":
        return redirect("take_part", session_id)
    return _page(request, attempt, response, after=position)


@require_safe
def own_result(request: LearnerRequest, session_id: int) -> HttpResponse:
    """How one's own answer did, once it is revealed; at one's own speed, the next question."""
    attempt = own_part(request, session_id)
    assert attempt.live
    if attempt.live.is_self_paced:
        return _page(request, attempt)
    return render(request, "learning/live/phone.html#result", _own(attempt))


def _again(request: LearnerRequest, attempt: Attempt) -> Attempt:
    assert attempt.live_id
    return own_part(request, attempt.live_id)


def _page(
    request: LearnerRequest,
    attempt: Attempt,
    saved: Response | None = None,
    *,
    status: int = 200,
    had: Any = None,
    after: int = 0,
    **notices: str,
) -> HttpResponse:
    session = attempt.live
    assert session
    if session.is_self_paced:
        own = _at_own_pace(attempt, after)
    else:
        own = _in_poll(attempt) if session.phase == POLL else _own(attempt, saved)
    context = head_of(session) if own.get("is_waiting") else context_for(session, PHONE)
    context |= own | {"attempt": attempt, **notices}
    context["team"] = team_name(attempt.team)
    response = context.get("response")
    if had is not None and response and "question" in context:
        context |= asked(response, had)
    is_partial = request.htmx.request_type == "partial"
    template = "learning/live/phone.html" + ("#region" if is_partial else "")
    return render(request, template, context, status=status)


@require_POST
def answer_live_poll(request: LearnerRequest, session_id: int, poll_id: int) -> HttpResponse:
    """Answer the poll at hand; the first answer counts."""
    attempt = own_part(request, session_id)
    poll = LivePoll.objects.filter(pk=poll_id, session=session_id).first()
    if poll is None:
        raise Http404
    given = given_in(poll.form, poll.options, request.POST.get("given", ""))
    if not given:
        return _page(request, attempt, notice=NOTHING)
    try:
        answer_poll(attempt, poll_id, given, timezone.now())
    except NotOpen:
        return _page(request, _again(request, attempt), notice=TOO_LATE, status=409)
    if request.htmx.request_type != "partial":
        return redirect("take_part", session_id)
    return _page(request, attempt)


def _in_poll(attempt: Attempt) -> dict[str, Any]:
    """One's own answer to the poll at hand."""
    assert attempt.live
    polled = attempt.poll_answers.filter(poll=attempt.live.poll_id).select_related("poll").first()
    if polled is None:
        return {}
    gave_option = polled.poll.form == LivePoll.Form.CHOICE
    said = {"given": polled.text, "gave_option": gave_option, "wording": polled.poll.wording}
    return {"polled": polled} | said


def _at_own_pace(attempt: Attempt, after: int) -> dict[str, Any]:
    """The next question without an answer, the first ``after`` the position if there is one."""
    left = attempt.responses.filter(answered_at=None)
    response = left.filter(position__gt=after).first() or left.first()
    return {"response": response, **(asked(response) if response else {})}


def _own(attempt: Attempt, saved: Response | None = None) -> dict[str, Any]:
    """One's own answer to the question at hand, where it was not ``saved`` right now, and its
    result once that is revealed. ``is_missing`` says that one joined after this question."""
    session = attempt.live
    assert session
    own = attempt.responses.filter(position=session.position).select_related("attempt__quiz")
    response = saved or own.select_related("question__brief").first()
    context: dict[str, Any] = {
        "live": session,
        "response": response,
        "is_missing": session.position > 0 and response is None,
        "is_waiting": session.phase == OPEN and response and response.answered_at,
    }
    if response and response.given is not None:
        kind = kind_of(response.format)
        context["given"] = kind.response_text(response.body, response.given)
        context["gave_option"] = response.format in (formats.CHOICE, formats.SEVERAL)
        context["wording"] = response.body
        if session.phase == REVEALED:
            context["own"] = judged_response(response, timezone.now()).feedback
    return context
