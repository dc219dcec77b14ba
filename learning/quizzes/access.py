"""Loads an attempt or one of its questions for its learner, and submits it if it ran out of time. A
live session has pages of its own until it ends.
"""

from datetime import datetime

from django.db.models import QuerySet, Value
from django.http import Http404
from django.utils import timezone

from learning.models import Attempt, Response
from learning.models.attempts import is_outside_live
from learning.prepared import prepared
from learning.quizzes.answering import is_over
from learning.quizzes.submitting import submit_attempt
from learning.requests import LearnerRequest, known_id


def own_attempt(request: LearnerRequest, attempt_id: int) -> Attempt:
    """The learner's own attempt, else a 404."""
    for attempt in _attempts(request.user.pk, known_id(attempt_id)):
        attempt.user = request.user
        return _closed_in_time(attempt)
    raise Http404


@prepared
def _attempts(user: int, attempt: int) -> QuerySet[Attempt]:
    return Attempt.objects.outside_live().filter(pk=attempt, user=user).select_related("quiz")


def own_response(request: LearnerRequest, attempt_id: int, number: int) -> Response:
    """A question of the learner's own attempt, with all that its page needs, else a 404."""
    response = _own_response(request, attempt_id, number)
    if _closed_in_time(response.attempt) is response.attempt:
        return response
    return _own_response(request, attempt_id, number)


def _own_response(request: LearnerRequest, attempt_id: int, number: int) -> Response:
    for response in _responses(request.user.pk, known_id(attempt_id), known_id(number)):
        response.attempt.user = request.user
        return response
    raise Http404


@prepared
def _responses(user: int, attempt: int, number: int) -> QuerySet[Response]:
    own = Response.objects.filter(is_outside_live("attempt__"), attempt__user=user)
    one = own.filter(attempt=attempt, position=Value(number))
    return one.select_related("attempt__quiz", "question__brief", "question__passage__section")


def _closed_in_time(attempt: Attempt) -> Attempt:
    now = timezone.now()
    if attempt.submitted_at is None and is_over(attempt, now):
        return submit_attempt(attempt, now)
    return attempt


def seconds_left(attempt: Attempt, now: datetime) -> int | None:
    if attempt.deadline_at is None:
        return None
    return max(0, int((attempt.deadline_at - now).total_seconds()))
