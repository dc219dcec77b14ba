"""One question of a quiz: its page, and all that its form can ask for."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from learning.cards.seals import is_sealed
from learning.kinds import kind_of
from learning.kinds.response_fields import is_blank
from learning.models import Response
from learning.quizzes import answering
from learning.quizzes.access import own_response, seconds_left
from learning.quizzes.answering import Given, StaleResponse
from learning.quizzes.corrections import override_response
from learning.quizzes.disclosure import disclosed
from learning.quizzes.forms import CERTAINTIES, certainty_in
from learning.quizzes.question_map import MapRow, question_map
from learning.quizzes.submitting import submit_attempt
from learning.rendering.responses import (
    JudgedResponse,
    asked_question,
    judged_response,
    read,
    sign,
    text_of,
)
from learning.rendering.source import subject_of
from learning.requests import LearnerRequest, id_of, page_with_form
from learning.study.answering import seconds_taken

ELSEWHERE = "You answered this on another page. This is what’s saved."
JUDGED_ELSEWHERE = "Changed on another page. This is what counts."
CARD_STAYS = "The result is changed. The card isn’t, as you’ve answered or paused it since."
NO_WAY_BACK = "You had already moved on. Your saved answer counts."
TOO_LATE = "Time was up, so this answer doesn’t count."


@page_with_form
def quiz_question(request: LearnerRequest, attempt_id: int, number: int) -> HttpResponse:
    """A question to be answered, or with feedback after each answer, what became of it.

    Whatever button of the form is pressed, what stands in its fields is kept.
    """
    now, response = timezone.now(), own_response(request, attempt_id, number)
    token = request.POST.get("shown", "")
    shown = read(token, response) if request.method == "POST" else None
    if request.method == "POST" and shown is None:
        raise Http404
    attempt = response.attempt
    if attempt.submitted_at:
        return _over(request, response)
    if attempt.one_way and number != attempt.reached:
        return _elsewhere(request, response)
    if shown is None:
        return _page(request, response, now)
    return _answered(request, response, shown, now)


def _elsewhere(request: LearnerRequest, response: Response) -> HttpResponse:
    """To where a sitting in one direction has come; an answer that is not the one that is kept is
    said to be too late."""
    if request.method == "POST":
        answer = kind_of(response.format).parse(request.POST)
        if not is_blank(answer) and answer != response.given:
            messages.warning(request, NO_WAY_BACK)
    address = reverse("quiz_question", args=[response.attempt_id, response.attempt.reached])
    if request.htmx.request_type == "partial":
        return HttpResponseClientRedirect(address)
    return redirect(address)


@require_POST
def quiz_override(request: LearnerRequest, attempt_id: int, number: int) -> HttpResponse:
    """*I was right*, *I was wrong*, or our verdict again; then back to where it was pressed."""
    response = own_response(request, attempt_id, number)
    shown, own = read(request.POST.get("shown", ""), response), request.POST.get("verdict")
    if shown is None or own not in ("right", "wrong", ""):
        raise Http404
    try:
        followed = override_response(
            response.attempt, number, own, version=shown[0], now=timezone.now()
        )
        if not followed:
            messages.warning(request, CARD_STAYS)
    except StaleResponse:
        messages.warning(request, JUDGED_ELSEWHERE)
    except Response.DoesNotExist as error:  # the quiz gave way to another a moment ago
        raise Http404 from error
    if response.attempt.submitted_at is None:
        return redirect("quiz_question", attempt_id, number)
    shows = "&show=missed" if request.GET.get("show") == "missed" else ""
    address = reverse("quiz_results", args=[attempt_id])
    return redirect(f"{address}?open={number}{shows}#question-{number}")


def _answered(
    request: LearnerRequest, response: Response, shown: tuple[int, datetime], now: datetime
) -> HttpResponse:
    attempt = response.attempt
    version, shown_at = shown
    if request.POST.get("flag") in ("0", "1"):
        response.flagged = request.POST["flag"] == "1"
        answering.flag(attempt, response.position, flagged=response.flagged)
    post = QueryDict() if "give_up" in request.POST else request.POST
    answer = kind_of(response.format).parse(post)
    each = attempt.judges_at_once
    judged = each and (not is_blank(answer) or "give_up" in request.POST)
    if judged or not each:
        try:
            certainty = certainty_in(request.POST) if attempt.certainty else None
            given = Given(version, answer, seconds_taken(shown_at, now), certainty)
            response = answering.save_response(attempt, response.position, given, now)
        except answering.AsksBack as asks:
            return _page(request, response, now, answer=answer, asks_back=str(asks))
        except StaleResponse:
            return _stale(request, response, answer, now)
        except Response.DoesNotExist as error:  # the quiz gave way to another a moment ago
            raise Http404 from error
    if request.htmx.request_type == "partial":
        context = {"attempt": attempt, "response": response, "token": sign(response, shown_at)}
        context |= {"row": MapRow.of(response), "is_kept": True}
        return render(request, "learning/quizzes/question.html#kept", context)
    return _go(request, response, now, stays=judged)


def _go(request: LearnerRequest, response: Response, now: datetime, *, stays: bool) -> HttpResponse:
    """On to where the form wants to go; after an answer with feedback, to that first."""
    attempt = response.attempt
    where = request.POST.get("go", "")
    if where == "time-up" and attempt.deadline_at and now >= attempt.deadline_at:
        submit_attempt(attempt, now)
        return redirect("quiz_results", attempt.pk)
    if where == "submit":
        return redirect("quiz_submit", attempt.pk)
    number = id_of(where)
    if attempt.one_way and number == response.position + 1 and not stays:
        answering.leave_question(attempt, response.position)
    if stays or number is None or not attempt.responses.filter(position=number).exists():
        return redirect("quiz_question", attempt.pk, response.position)
    return redirect("quiz_question", attempt.pk, number)


def _over(request: LearnerRequest, response: Response) -> HttpResponse:
    """To the results; what came in too late is said so."""
    if request.method == "POST":
        answer = kind_of(response.format).parse(request.POST)
        if not is_blank(answer) and answer != response.given:
            messages.warning(request, TOO_LATE)
    address = reverse("quiz_results", args=[response.attempt_id])
    if request.htmx.request_type == "partial":
        return HttpResponseClientRedirect(address)
    return redirect(address)


def _stale(request: LearnerRequest, response: Response, answer: Any, now: datetime) -> HttpResponse:
    """What is kept now, and beside it what this page had: nothing is lost."""
    response = own_response(request, response.attempt_id, response.position)
    attempt = response.attempt
    if attempt.submitted_at:
        return _over(request, response)
    if request.htmx.request_type == "partial":
        context = {"attempt": attempt, "response": response, "token": request.POST["shown"]}
        context["stale"] = ELSEWHERE
        return render(request, "learning/quizzes/question.html#saved", context, status=409)
    had = kind_of(response.format).response_text(response.body, answer)
    return _page(request, response, now, notice=ELSEWHERE, had=had, status=409)


def _page(
    request: LearnerRequest,
    response: Response,
    now: datetime,
    *,
    answer: Any = None,
    status: int = 200,
    **notices: str,
) -> HttpResponse:
    """The question, or what became of its answer; ``answer`` stands in the fields in place of the
    one that is kept."""
    attempt = response.attempt
    rows = question_map(attempt, now)
    is_last = response.position == len(rows)
    context: dict[str, Any] = {
        "attempt": attempt,
        "response": response,
        "map": rows,
        "size": len(rows),
        "answered": sum(row.answered for row in rows),
        "token": sign(response, now),
        "seconds_left": seconds_left(attempt, now),
        "now": now,
        "each": attempt.judges_at_once,
        "settled": bool(response.verdict),
        "can_skip": attempt.judges_at_once and not response.verdict and not is_last,
        "certainties": CERTAINTIES if attempt.certainty else {},
        **notices,
    }
    if response.verdict:
        context["judged"] = _judged(response, now)
        context["text"] = text_of(response)
    else:
        context["question"] = asked_question(response, answer or response.given)
        context["text"] = context["question"].text
    return render(request, "learning/quizzes/question.html", context, status=status)


def _judged(response: Response, now: datetime) -> JudgedResponse | None:
    """What the learner may read of a judged answer while the attempt goes on."""
    allowed, question = disclosed(response.attempt, now), response.question
    if not allowed.verdicts or _sealed_elsewhere(response, now):
        return None
    subject = None
    if question and allowed.keys:
        subject = subject_of(question, response.attempt.user_id)
    return judged_response(response, now, keys=allowed.keys, subject=subject)


def _sealed_elsewhere(response: Response, now: datetime) -> bool:
    """Whether a quiz for others seals the question of a practice quiz."""
    question, attempt = response.question, response.attempt
    if question is None or attempt.sealed:
        return False
    return is_sealed(attempt.user, question, now=now)
