"""Loads an attempt for its learner, and submits it if it ran out of time."""

from datetime import datetime

from django.shortcuts import get_object_or_404
from django.utils import timezone

from learning.models import Attempt
from learning.quizzes import attempts
from learning.requests import LearnerRequest


def own_attempt(request: LearnerRequest, attempt_id: int) -> Attempt:
    """The learner's own attempt, else a 404; one that ran out of time is submitted first. A live
    session has pages of its own until it ends."""
    now = timezone.now()
    outside = Attempt.objects.outside_live().select_related("quiz")
    attempt = get_object_or_404(outside, pk=attempt_id, user=request.user)
    attempt.user = request.user
    return closed_in_time(attempt, now)


def closed_in_time(attempt: Attempt, now: datetime) -> Attempt:
    if attempt.submitted_at is None and attempts.is_over(attempt, now):
        return attempts.submit_attempt(attempt, now)
    return attempt


def seconds_left(attempt: Attempt, now: datetime) -> int | None:
    if attempt.deadline_at is None:
        return None
    return max(0, int((attempt.deadline_at - now).total_seconds()))
