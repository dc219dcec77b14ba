"""The places that wait for people: taken by their personal links, and given up."""

from datetime import datetime

from django.db import transaction

from learning.classrooms.members import hold_current
from learning.classrooms.roster.attaching import PlaceTaken, give_place
from learning.classrooms.shared_briefs import follow_class
from learning.models import Membership, RosterEntry, User
from learning.random_tokens import new_token


def take_place(entry: RosterEntry, user: User, now: datetime) -> Membership:
    """Join as the person whom the class expects; who is in the class already gets the number.

    Raises ``PlaceTaken``, ``NumberTaken``, ``ClassroomOver``, ``RosterEntry.DoesNotExist``.
    """
    with transaction.atomic():
        hold_current(entry.classroom)
        entry = RosterEntry.objects.select_related("membership").get(pk=entry.pk)
        if entry.membership:
            if entry.membership.user_id == user.pk:
                return entry.membership
            raise PlaceTaken
        membership, _ = Membership.objects.get_or_create(
            classroom=entry.classroom,
            user=user,
            defaults={"name": entry.name, "joined_at": now},
        )
        if membership.role == Membership.Role.FORMER:
            membership.role = Membership.Role.LEARNER
            membership.save(update_fields=["role"])
        give_place(entry, membership)
        follow_class(entry.classroom, now)
        return membership


def renew_link(entry: RosterEntry) -> None:
    """A new link for somebody; the previous one stops working."""
    RosterEntry.objects.waiting().filter(pk=entry.pk).update(token=new_token())


def remove_entry(entry: RosterEntry) -> None:
    """Expect somebody no longer; who has joined stays."""
    RosterEntry.objects.waiting().filter(pk=entry.pk).delete()
