"""Quizzes: an attempt is begun, answered question by question, and submitted.

How a practice quiz comes to be stands in ``practice``, which questions it asks in ``drawing``, what
answers do to the learner's cards in ``quiz_reviews``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F

from learning.drawing import Drawn
from learning.grading import Outcome, Verdict
from learning.grading.verdict import BLANK
from learning.kinds import kind_of
from learning.kinds.kind import is_blank
from learning.models import Assignment, Attempt, AttemptQuerySet, Quiz, Response, User
from learning.quiz_reviews import replace_reviews, review_cards

GRACE = timedelta(seconds=5)  # for an answer that was sent in time


class StaleResponse(Exception):
    """The question was answered elsewhere since, or may not be answered any more."""


class AsksBack(Exception):
    """The answer may be meant for several; its text asks which. Nothing was kept."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it came in: to which version of the response, and after how long."""

    version: int
    answer: Mapping[str, Any]
    seconds: float | None = None


def start_attempt(
    quiz: Quiz,
    user: User,
    drawn: list[Drawn],
    now: datetime,
    *,
    name: str = "",
    assignment: Assignment | None = None,
    until: datetime | None = None,
) -> Attempt:
    """A sitting with these questions, worded and shuffled once for all of it; it ends after the
    minutes of the quiz, and ``until`` then at the latest.

    Raises ``IntegrityError`` where one is open already.
    """
    ends = [until, now + timedelta(minutes=quiz.minutes) if quiz.minutes else None]
    with transaction.atomic():
        attempt = Attempt.objects.create(
            quiz=quiz,
            user=user,
            name=name,
            assignment=assignment,
            started_at=now,
            deadline_at=min(filter(None, ends), default=None),
        )
        Response.objects.bulk_create(
            Response(
                attempt=attempt,
                position=position,
                question=one.question,
                uid=one.question.uid,
                format=one.format,
                body=one.question.body,
                shown=kind_of(one.format).shown(one.question.uid, one.question.body, attempt.pk),
                key=uuid4(),
            )
            for position, one in enumerate(drawn, 1)
        )
    return attempt


def is_over(attempt: Attempt, now: datetime) -> bool:
    """Whether nothing that comes in now counts any more."""
    late = attempt.deadline_at is not None and now > attempt.deadline_at + GRACE
    return attempt.submitted_at is not None or late


def save_response(attempt: Attempt, position: int, given: Given, now: datetime) -> Response:
    """Keep an answer that came in at ``now``; a blank one clears what was there.

    Sent twice it is kept once. With feedback after each answer it is judged at once and stands, a
    blank one as not known; its cards are reviewed. Raises ``StaleResponse``, ``AsksBack``,
    ``Response.DoesNotExist``.
    """
    with transaction.atomic():
        response = _held(attempt, position)
        answer = None if is_blank(given.answer) else dict(given.answer)
        same = response.given == answer
        if same and response.version == given.version + 1:
            return response
        moved_on = response.version != given.version or response.verdict
        if moved_on or is_over(response.attempt, now):
            raise StaleResponse
        each = response.attempt.quiz.feedback == Quiz.Feedback.EACH
        if same and not each:
            return response
        response.given, response.answered_at = answer, now if answer or each else None
        response.version, response.seconds = given.version + 1, given.seconds
        if each:
            response.verdict = _verdict_at_once(response).as_json()
            review_cards(attempt.user, [response], now)
        _keep(response, version=given.version)
        return response


def _held(attempt: Attempt, position: int) -> Response:
    """A question of the attempt, both held until the commit."""
    held = Response.objects.select_for_update(of=("self", "attempt"))
    rows = held.select_related("attempt__quiz", "question__brief")
    response = rows.get(attempt=attempt.pk, position=position)
    response.attempt.user = attempt.user
    return response


def _keep(response: Response, *, version: int) -> None:
    """Write it where the row is still as it was shown and its attempt open."""
    row = Response.objects.filter(pk=response.pk, version=version, attempt__submitted_at=None)
    kept = row.update(
        given=response.given,
        answered_at=response.answered_at,
        seconds=response.seconds,
        verdict=response.verdict,
        version=F("version") + 1,
    )
    if not kept:
        raise StaleResponse


def flag(attempt: Attempt, position: int, *, flagged: bool) -> None:
    """Mark a question to be looked at again, or not."""
    open_one = Response.objects.filter(attempt=attempt, attempt__submitted_at=None)
    open_one.filter(position=position).update(flagged=flagged)


def verdict_on(response: Response) -> Verdict:
    """How good the answer is; of a surname that several share nobody can ask back any more."""
    if response.given is None:
        return BLANK
    verdict = kind_of(response.format).grade(response.body, response.given)
    if verdict.outcome is Outcome.WHICH:
        return replace(verdict, outcome=Outcome.WRONG)
    return verdict


def _verdict_at_once(response: Response) -> Verdict:
    if response.given is not None:
        verdict = kind_of(response.format).grade(response.body, response.given)
        if verdict.outcome is Outcome.WHICH:
            raise AsksBack(verdict.note)
    return verdict_on(response)


def override_response(
    attempt: Attempt, position: int, own: str, *, version: int, now: datetime
) -> bool:
    """Put the learner's own verdict, "right" or "wrong", in the place of ours, or with "" ours
    back in its place; sent twice, once. The reviews that the answer led to follow it.

    ``version`` is that of the response as it was shown. False where the cards were answered again
    or put away since, and stay as they are. In a quiz for others our verdict stands. Raises
    ``StaleResponse``, ``Response.DoesNotExist``.
    """
    with transaction.atomic():
        response = _held(attempt, position)
        if response.version == version + 1 and response.overridden == own:
            return True
        allowed = response.attempt.quiz.lets_overrule and _may_become(response, own)
        if response.version != version or not allowed:
            raise StaleResponse
        response.verdict = _overridden(response.verdict, own)
        response.version += 1
        response.save(update_fields=["verdict", "version"])
        return replace_reviews(response, now)


def _may_become(response: Response, own: str) -> bool:
    """Whether an answer was judged, and otherwise than its learner wants it."""
    if not response.verdict or not response.answered_at:
        return False
    if response.overridden or not own:
        return bool(response.overridden) and not own
    return Outcome(response.verdict["outcome"]).is_right != (own == "right")


def _overridden(verdict: dict[str, Any], own: str) -> dict[str, Any]:
    """The verdict with the learner's outcome, beside which ours is kept; or with ours again."""
    kept = {name: value for name, value in verdict.items() if name not in ("overridden", "judged")}
    judged = verdict.get("judged", verdict["outcome"])
    if not own:
        return kept | {"outcome": judged}
    return kept | {"outcome": own, "overridden": own, "judged": judged}


def submit_attempt(attempt: Attempt, now: datetime) -> Attempt:
    """Close it, judge what was not judged yet, and review the cards; once.

    After its deadline it counts as submitted then.
    """
    with transaction.atomic():
        held = Attempt.objects.select_for_update(of=("self",)).select_related("quiz", "user")
        attempt = held.get(pk=attempt.pk)
        if attempt.submitted_at:
            return attempt
        attempt.submitted_at = min(now, attempt.deadline_at or now)
        attempt.save(update_fields=["submitted_at"])
        responses = attempt.responses.select_related("question").filter(verdict={})
        judged = list(responses)
        for response in judged:
            response.verdict = verdict_on(response).as_json()
        Response.objects.bulk_update(judged, ["verdict"])
        review_cards(attempt.user, judged, attempt.submitted_at)
        return attempt


def close_overdue(attempts: AttemptQuerySet, now: datetime) -> None:
    """Submit what of them ran out of time, as at its deadline."""
    late = attempts.open().filter(deadline_at__lt=now - GRACE)
    for attempt in late.order_by("pk"):
        submit_attempt(attempt, now)
