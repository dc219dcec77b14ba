"""Access to a quiz for people who may read its results."""

from django.shortcuts import get_object_or_404

from learning.models import Attempt, Quiz
from learning.requests import LearnerRequest


def quiz_with_results(request: LearnerRequest, quiz_id: int) -> Quiz:
    """A quiz whose results the person may read; 404 for any other."""
    quiz: Quiz = get_object_or_404(Quiz.objects.with_results_for(request.user), pk=quiz_id)
    return quiz


def readable_attempt(request: LearnerRequest, quiz_id: int, attempt_id: int) -> Attempt:
    """A submitted attempt at a quiz, with its learner."""
    readable = Attempt.objects.read_by(request.user).select_related("quiz", "user")
    attempt: Attempt = get_object_or_404(readable, quiz=quiz_id, pk=attempt_id)
    return attempt
