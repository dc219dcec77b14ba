"""Answers that whoever wrote a question tries out on it: judged as a learner's, and not stored."""

from datetime import datetime
from typing import Any

from django.http import QueryDict

from learning.grading import Outcome
from learning.grading.verdict import BLANK
from learning.kinds import kind_of
from learning.kinds.response_fields import is_blank
from learning.models import Response
from learning.rendering.asked import filled
from learning.rendering.responses import item_face


def tried_face(
    response: Response, post: QueryDict, now: datetime, *, keys: bool = True
) -> dict[str, Any]:
    """The fields with the answer in a form, and what a learner reads of it: its ``item``, or the
    ``problem`` with it.

    ``response`` is one that was never saved, of an attempt that was not; ``keys`` is whether its
    learner reads what is right.
    """
    kind = kind_of(response.format)
    given = kind.parse(QueryDict() if "give_up" in post else post)
    fields = {"shown": filled(response.shown, given), "typed": given.get("text", "")}
    verdict = BLANK if is_blank(given) else kind.grade(response.body, given)
    if verdict.outcome is Outcome.WHICH:
        return fields | {"problem": verdict.note}
    response.given, response.answered_at = None if is_blank(given) else given, now
    response.verdict, response.mark = verdict.as_json(), response.mark_for(verdict)
    return fields | {"item": item_face(response, now, keys=keys)}
