"""How cards look on a page: known until they are due, fading after, missed, or new.

The four stand for what a chance of recall would tell, and come from columns alone, so that the
database can count them. A suspended card has no look.
"""

from datetime import datetime

from django.db.models import Count, Q

from content.models import Brief
from learning.charts.looks import MET_LOOKS, Look, worst
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
    for look in reversed(MET_LOOKS):
        if counts[look]:
            return look
    return "new" if counts["every"] else ""


def card_look(state: int, due_at: datetime | None, now: datetime) -> Look:
    """The look of a card with these columns."""
    if state == Card.State.NEW:
        return "new"
    if state == Card.State.RELEARNING:
        return "missed"
    is_known = state == Card.State.REVIEW and due_at is not None and due_at > now
    return "known" if is_known else "fading"


def looks_by_subject(user: User, brief: Brief, now: datetime) -> dict[str, Look]:
    """The look of each subject of a brief that the learner has cards on, by keys such as
    "facts/port-opening"; one statement.
    """
    cards = Card.objects.filter(user=user, brief=brief, suspended=False).order_by()
    found: dict[str, list[Look]] = {}
    for subject, state, due_at in cards.values_list("question__subject", "state", "due_at"):
        found.setdefault(subject, []).append(card_look(state, due_at, now))
    return {subject: worst(looks) or "new" for subject, looks in found.items()}
