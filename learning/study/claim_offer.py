"""When a guest is offered to claim an account; the accounts package carries it out."""

from datetime import datetime

from learning.models import Review, StudySession, User


def offers_claim(user: User, now: datetime) -> bool:
    """Whether the first page offers it: on the second day on which a guest studies, unless they
    have declined today. One statement for a guest, none for others.
    """
    today = user.study_day(now)
    if not user.is_guest or user.claim_declined_on == today:
        return False
    before = Review.objects.standing().filter(user=user, studied_on__lt=today)
    return before.order_by().values("studied_on").distinct()[:2].count() == 1


def offers_claim_after(user: User, session: StudySession, now: datetime) -> bool:
    """Whether the end of this session offers it: only the first that a guest finishes does.

    Notes which session that was, with one statement the first time and none later.
    """
    if not user.is_guest or user.claim_declined_on == user.study_day(now):
        return False
    if user.claim_offered_in_id is None:
        guest = User.objects.filter(pk=user.pk, claim_offered_in=None)
        return bool(guest.update(claim_offered_in=session.pk))
    return user.claim_offered_in_id == session.pk


def decline_claim(user: User, now: datetime) -> None:
    """Do not offer it again today."""
    user.claim_declined_on = user.study_day(now)
    user.save(update_fields=["claim_declined_on"])
