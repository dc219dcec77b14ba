"""How cards look on a page: known until they are due, fading after, missed, or new.

The four stand for what a chance of recall would tell, and come from columns alone, so that the
database can count them. A suspended card has no look.
"""

from datetime import datetime

from django.db.models import Count, Q

from content.models import Brief
from learning.models import Card, User


def look_counts(now: datetime) -> dict[str, Count]:
    """Annotations for a query of cards: how many are known, fading and missed."""
    in_review, learning = Q(state=Card.State.REVIEW), Q(state=Card.State.LEARNING)
    return {
        "known": Count("pk", filter=in_review & Q(due_at__gt=now)),
        "fading": Count("pk", filter=(in_review & Q(due_at__lte=now)) | learning),
        "missed": Count("pk", filter=Q(state=Card.State.RELEARNING)),
    }


def look_of(user: User, brief: Brief, subject: str, now: datetime) -> str:
    """The look of the cards on a subject together, the worst of them that were met: "missed",
    "fading" or "known"; "new" if none was, and "" if there are none. One statement.
    """
    cards = Card.objects.filter(user=user, brief=brief, suspended=False, question__subject=subject)
    counts = cards.aggregate(every=Count("pk"), **look_counts(now))
    for look in ("missed", "fading", "known"):
        if counts[look]:
            return look
    return "new" if counts["every"] else ""
