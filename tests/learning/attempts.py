"""Attempts at a quiz for others that are handed in, made in few statements."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from learning.factories import NOON, AttemptFactory, UserFactory
from learning.grading.marks import mark_of
from learning.kinds import kind_of
from learning.kinds.response_fields import opaque
from learning.models import Attempt, Question, Quiz, QuizItem, Response, User

type Given = str | Mapping[str, Any] | None


def hand_in(
    quiz: Quiz,
    answers: Sequence[Given],
    *,
    user: User | None = None,
    at: datetime = NOON,
    items: Sequence[QuizItem] = (),
) -> Attempt:
    """An attempt with these answers to the questions of the quiz, in their order, or to others: of
    a choice the text of an option, of what is typed the text, None for what is left open."""
    asked = list(items) or list(quiz.items.select_related("question").order_by("position"))
    responses = [
        _response(place, item.question, item.format, item.points, answer)
        for place, (item, answer) in enumerate(zip(asked, answers, strict=True), 1)
    ]
    attempt: Attempt = AttemptFactory.create(
        quiz=quiz,
        user=user or UserFactory.create(locked=True),
        submitted_at=at,
        graded_at=None if any(one.mark is None for one in responses) else at,
        points=sum(one.points for one in responses),
        mark=sum(one.mark or 0.0 for one in responses),
    )
    for response in responses:
        response.attempt = attempt
    Response.objects.bulk_create(responses)
    return attempt


def _response(
    place: int, question: Question, format: str, points: float, answer: Given
) -> Response:
    kind, given = kind_of(format), _given(format, question.body, answer)
    blank = kind.parse({})
    verdict = kind.grade(question.body, given or blank)
    return Response(
        position=place,
        question=question,
        uid=question.uid,
        format=format,
        body=question.body,
        shown=kind.shown(question.uid, question.body, place),
        key=uuid.uuid4(),
        given=given,
        answered_at=NOON if given else None,
        verdict=verdict.as_json(),
        points=points,
        mark=mark_of(verdict, points),
    )


def _given(format: str, body: Mapping[str, Any], answer: Given) -> dict[str, Any] | None:
    if not isinstance(answer, str):
        return None if answer is None else dict(answer)
    return {"option": opaque(body, answer)} if format == "choice" else {"text": answer}
