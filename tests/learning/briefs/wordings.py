"""Answers that were graded wrong, and the questions of the harbour brief, for tests of wordings."""

from datetime import datetime
from typing import Any

from learning.factories import NOON, CardFactory, ReviewFactory, UserFactory
from learning.models import Question, Review, User


def question_of(type: str, subject: str) -> Question:
    return Question.objects.get(type=type, subject=subject, origin="generated")


def answered(
    question: Question,
    text: str,
    *,
    by: User | None = None,
    at: datetime = NOON,
    called: str = "",
    **review: Any,
) -> Review:
    """A typed answer that was graded wrong; its learner may have ``called`` it "right"."""
    learner = by or UserFactory.create()
    card = learner.cards.filter(question=question).first()
    card = card or CardFactory.create(question=question, user=learner)
    verdict = {"outcome": "wrong"} | ({"overridden": called} if called else {})
    return ReviewFactory.create(
        card=card,
        seq=card.reviews.count(),
        format=next(one for one in question.body["formats"] if one != "choice"),
        response={"given": {"text": text}},
        verdict=verdict,
        rating=3 if called == "right" else 1,
        reviewed_at=at,
        **review,
    )
