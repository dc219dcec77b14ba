"""A learner's own verdict on an answer in a practice quiz, in the place of ours."""

from datetime import datetime
from typing import Any

from django.db import transaction

from learning.grading import Outcome, Verdict
from learning.models import Attempt, Response
from learning.quizzes.attempts import StaleResponse, locked_response, settle
from learning.quizzes.card_reviews import correct_reviews


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
        response = locked_response(attempt, position)
        if response.version == version + 1 and response.overridden == own:
            return True
        allowed = response.attempt.quiz.lets_overrule and _may_become(response, own)
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
