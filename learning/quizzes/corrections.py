"""In a practice quiz, learners may override the verdict on an answer."""

from datetime import datetime
from typing import Any

from django.db import transaction

from learning.grading import Outcome, Verdict
from learning.models import Attempt, Response
from learning.quizzes.answering import StaleResponse, locked_response
from learning.quizzes.card_reviews import correct_reviews
from learning.quizzes.submitting import settle


def override_response(
    attempt: Attempt, position: int, own: str, *, version: int, now: datetime
) -> bool:
    """Override the verdict with "right" or "wrong", or restore it with "", and redo the reviews of
    the answer. Sent twice, it happens once.

    ``version`` is the response's when it was shown. Returns False if the cards were answered again
    or suspended meanwhile: then they keep their reviews. Verdicts in an authored quiz cannot be
    overridden. Raises ``StaleResponse``, ``Response.DoesNotExist``.
    """
    with transaction.atomic():
        response = locked_response(attempt, position)
        if response.version == version + 1 and response.overridden == own:
            return True
        allowed = response.attempt.quiz.lets_overrule and _may_override(response, own)
        if response.version != version or not allowed:
            raise StaleResponse
        response.verdict = _overridden(response.verdict, own)
        response.mark = _own_mark(response)
        response.version += 1
        response.save(update_fields=["verdict", "mark", "version"])
        if response.attempt.submitted_at:
            settle([response.attempt], now)
        return correct_reviews(response, now)


def _own_mark(response: Response) -> float | None:
    match response.overridden:
        case "right":
            return response.points
        case "wrong":
            return 0.0
    return response.mark_for(Verdict.from_json(response.verdict))


def _may_override(response: Response, own: str) -> bool:
    """Whether the answer has a verdict, and one that ``own`` would change."""
    if not response.verdict or not response.answered_at:
        return False
    if response.overridden or not own:
        return bool(response.overridden) and not own
    return Outcome(response.verdict["outcome"]).is_right != (own == "right")


def _overridden(verdict: dict[str, Any], own: str) -> dict[str, Any]:
    """The verdict with the learner's outcome and the graded one beside it; or restored."""
    kept = {name: value for name, value in verdict.items() if name not in ("overridden", "judged")}
    judged = verdict.get("judged", verdict["outcome"])
    if not own:
        return kept | {"outcome": judged}
    return kept | {"outcome": own, "overridden": own, "judged": judged}
