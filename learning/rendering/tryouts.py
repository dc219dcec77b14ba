"""Answers with which authors try out their questions: judged as a learner's, but not stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict

from learning.kinds import kind_of
from learning.kinds.response_fields import is_blank
from learning.models import Response
from learning.rendering.responses import JudgedResponse, judged_response


@dataclass(frozen=True, slots=True)
class TryOut:
    """An ``answer`` as its form held it, with what a learner would read of it: the judged response,
    or the ``problem`` that keeps it from being judged."""

    answer: Mapping[str, Any]
    judged: JudgedResponse | None = None
    problem: str = ""


def try_out(response: Response, post: QueryDict, now: datetime, *, keys: bool = True) -> TryOut:
    """Judge the answer in a form as the answer of this response, which is not saved and belongs to
    an attempt that is not; ``keys`` says whether its learner may read what is right."""
    kind = kind_of(response.format)
    answer = kind.parse(QueryDict() if "give_up" in post else post)
    verdict = kind.blank if is_blank(answer) else kind.grade(response.body, answer)
    if verdict.asks_back:
        return TryOut(answer, problem=verdict.asks_back)
    response.given, response.answered_at = None if is_blank(answer) else answer, now
    response.verdict, response.mark = verdict.as_json(), response.mark_for(verdict)
    return TryOut(answer, judged_response(response, now, keys=keys))
