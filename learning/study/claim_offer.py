"""When a guest is asked to keep what they learn: study proposes it, the accounts carry it out."""

from datetime import datetime

from learning.models import Review, StudySession, User


def offers_claim(user: User, now: datetime) -> bool:
    """Whether the first page proposes to a guest to keep what they learn: on the second day on
    which they study, unless they have said "not now". One statement for a guest, none for others.
    """
    today = user.study_day(now)
    if not user.is_guest or user.claim_declined_on == today:
        return False
    before = Review.objects.standing().filter(user=user, studied_on__lt=today)
    return before.order_by().values("studied_on").distinct()[:2].count() == 1


def offers_claim_after(user: User, session: StudySession, now: datetime) -> bool:
    """Whether the end of a session proposes it: that of the first one that a guest finishes.

    Which one that was is noted here, in one statement in a guest's life.
    """
    if not user.is_guest or user.claim_declined_on == user.study_day(now):
        return False
    if user.claim_offered_in_id is None:
        guest = User.objects.filter(pk=user.pk, claim_offered_in=None)
        return bool(guest.update(claim_offered_in=session.pk))
    return user.claim_offered_in_id == session.pk


def decline_claim(user: User, now: datetime) -> None:
    """Not today, then; it is proposed again only on the second day."""
    user.claim_declined_on = user.study_day(now)
    user.save(update_fields=["claim_declined_on"])
