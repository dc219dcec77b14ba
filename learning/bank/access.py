"""A question of a brief as somebody who makes a version of it reaches it."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from learning.bank.search import generated_for
from learning.cards.brief_cards import is_in_open_quiz, still_covered
from learning.models import Question
from learning.requests import LearnerRequest


def uncovered_original(request: LearnerRequest, original: Question) -> Question | None:
    """A question of a brief, unless its answer may not be shown: the preview would tell it."""
    now = timezone.now()
    hidden = is_in_open_quiz(request.user, original, now=now)
    covered = hidden or still_covered(request.user, original, now)
    return None if covered else original


def copyable(request: LearnerRequest, question_id: int) -> Question:
    """A generated question that the learner may take a version of; any other is a 404."""
    asked = generated_for(request.user).select_related("brief", "passage__section")
    question: Question = get_object_or_404(asked, pk=question_id)
    return question
