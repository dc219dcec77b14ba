"""An attempt is answered question by question.

``grading.marks`` computes marks, and ``card_reviews`` reviews the learner's cards.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet, Value

from learning.grading import Outcome, Verdict
from learning.kinds import kind_of
from learning.kinds.response_fields import is_blank
from learning.models import Attempt, Quiz, Response
from learning.prepared import prepared
from learning.quizzes.card_reviews import review_cards

GRACE = timedelta(seconds=5)  # for an answer sent just in time


class StaleResponse(Exception):
    """The question was answered elsewhere meanwhile, or may not be answered any more."""


class AsksBack(Exception):
    """The answer cannot count as it is, and the text says why. Nothing was stored."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as sent: for which version of the response, after how many ``seconds``, and how
    certain its learner is, from 1 to 3."""

    version: int
    answer: Mapping[str, Any]
    seconds: float | None = None
    certainty: int | None = None


def is_over(attempt: Attempt, now: datetime) -> bool:
    """Whether an answer that arrives now comes too late."""
    late = attempt.deadline_at is not None and now > attempt.deadline_at + GRACE
    return attempt.submitted_at is not None or late


def save_response(attempt: Attempt, position: int, given: Given, now: datetime) -> Response:
    """Store an answer that arrived at ``now``; a blank one clears the earlier answer.

    The same answer sent twice is stored once. With feedback after each answer it is graded at once
    and final, a blank one as not known, and its cards are reviewed; in a live session it is graded
    at once and final too, but neither told nor reviewed. Raises ``StaleResponse``, ``AsksBack``,
    ``Response.DoesNotExist``.
    """
    with transaction.atomic():
        return store_response(attempt, position, given, now)


def store_response(attempt: Attempt, position: int, given: Given, now: datetime) -> Response:
    """Do what ``save_response`` does, in the caller's transaction."""
    response = locked_response(attempt, position)
    answer = None if is_blank(given.answer) else dict(given.answer)
    same = (response.given, response.certainty) == (answer, given.certainty)
    if same and response.version == given.version + 1:
        return response
    moved_on = response.version != given.version or response.verdict
    left = response.attempt.one_way and position < response.attempt.reached
    if moved_on or left or is_over(response.attempt, now):
        raise StaleResponse
    each = response.attempt.judges_at_once
    is_final = each or response.attempt.live_id is not None
    if same and not is_final:
        return response
    response.given, response.answered_at = answer, now if answer or is_final else None
    response.version, response.seconds = given.version + 1, given.seconds
    response.certainty = given.certainty
    if is_final:
        judge(response, _verdict_at_once(response))
        if each and response.attempt.quiz.tells == Quiz.Tells.KEYS:
            review_cards(attempt.user, [response], now)
    _keep(response, version=given.version)
    return response


def judge(response: Response, verdict: Verdict) -> None:
    """Set the verdict and the mark on the response, without saving it."""
    response.verdict = verdict.as_json()
    response.mark = response.mark_for(verdict)


def leave_question(attempt: Attempt, position: int) -> None:
    """In a one-way quiz, go on to the next question, with no way back."""
    row = Attempt.objects.open().filter(pk=attempt.pk, one_way=True, reached=position)
    row.update(reached=F("reached") + 1)


def locked_response(attempt: Attempt, position: int) -> Response:
    """A response and its attempt, both locked until the commit. The attempt is locked first, as in
    submitting: otherwise the two could deadlock."""
    for response in _locked_responses(attempt.pk, position):
        response.attempt.user = attempt.user
        return response
    raise Response.DoesNotExist


@prepared
def _locked_responses(attempt: int, position: int) -> QuerySet[Response]:
    rows = Response.objects.select_for_update(of=("attempt", "self"))
    one = rows.filter(attempt=attempt, position=Value(position))
    return one.select_related("attempt__quiz")


def _keep(response: Response, *, version: int) -> None:
    """Save the response if it has not changed since it was shown and its attempt is open."""
    row = Response.objects.filter(pk=response.pk, version=version, attempt__submitted_at=None)
    kept = row.update(
        given=response.given,
        answered_at=response.answered_at,
        seconds=response.seconds,
        verdict=response.verdict,
        mark=response.mark,
        certainty=response.certainty,
        version=F("version") + 1,
    )
    if not kept:
        raise StaleResponse


def flag(attempt: Attempt, position: int, *, flagged: bool) -> None:
    """Flag a question for a second look, or unflag it."""
    open_one = Response.objects.filter(attempt=attempt, attempt__submitted_at=None)
    open_one.filter(position=position).update(flagged=flagged)


def verdict_on(response: Response) -> Verdict:
    """The final verdict. An ambiguous surname is wrong: it is too late to ask back."""
    kind = kind_of(response.format)
    if response.given is None:
        return kind.blank
    verdict = kind.grade(response.body, response.given)
    if verdict.outcome is Outcome.WHICH:
        return replace(verdict, outcome=Outcome.WRONG)
    return verdict


def _verdict_at_once(response: Response) -> Verdict:
    if response.given is not None:
        verdict = kind_of(response.format).grade(response.body, response.given)
        if verdict.asks_back:
            raise AsksBack(verdict.asks_back)
    return verdict_on(response)
