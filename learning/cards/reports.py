"""Learners report questions that are wrong or unclear."""

from django.db import transaction

from learning.cards.suspension import suspend
from learning.models import Card, QuestionReport, User


def report_question(
    user: User, card: Card, reason: str, comment: str, *, hide: bool = False
) -> QuestionReport:
    """Report a card's question, and hide the card if ``hide``.

    While an equal report is open, only its comment is updated.
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
