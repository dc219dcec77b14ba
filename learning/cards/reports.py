"""Complaints about a question."""

from django.db import transaction

from learning.cards.suspension import suspend
from learning.models import Card, QuestionReport, User


def report_question(
    user: User, card: Card, reason: str, comment: str, *, hide: bool = False
) -> QuestionReport:
    """File a complaint about a card's question, and hide the card if the learner wishes.

    The same complaint twice, while it is open, stays one.
    """
    with transaction.atomic():
        report, _ = QuestionReport.objects.update_or_create(
            user=user,
            question_id=card.question_id,
            reason=reason,
            resolved_at=None,
            defaults={"comment": comment},
        )
        if hide:
            suspend(card, Card.Suspension.HIDDEN)
    return report
