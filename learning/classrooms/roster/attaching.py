"""Members of a class become the people whom it expects, and have their numbers."""

from contextlib import suppress

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models.functions import Lower

from learning.models import Classroom, Membership, RosterEntry


class PlaceTaken(Exception):
    """Somebody has joined with this link."""


class NumberTaken(Exception):
    """Somebody else in the class has this number."""


def attach(entry: RosterEntry, membership: Membership) -> None:
    """Say that a member is the person whom the class expects.

    Raises ``PlaceTaken``, ``NumberTaken``, ``RosterEntry.DoesNotExist``.
    """
    with transaction.atomic():
        _lock(entry.classroom)
        entry = RosterEntry.objects.get(pk=entry.pk)
        if entry.membership_id:
            raise PlaceTaken
        give_place(entry, Membership.objects.get(pk=membership.pk))


def attach_by_email(membership: Membership) -> None:
    """Give a new member the place that waits for one of their confirmed addresses, if any; in the
    transaction of a caller who has locked the class."""
    confirmed = EmailAddress.objects.filter(user=membership.user_id, verified=True)
    waiting = RosterEntry.objects.waiting().filter(classroom=membership.classroom_id)
    lower = waiting.annotate(lower=Lower("email"))
    if entry := lower.filter(lower__in=confirmed.values(lower=Lower("email"))).first():
        with suppress(NumberTaken):
            give_place(entry, membership)


def give_place(entry: RosterEntry, membership: Membership) -> None:
    """In the transaction of a caller who has locked the class. Raises ``PlaceTaken``,
    ``NumberTaken``."""
    if RosterEntry.objects.filter(membership=membership).exists():
        raise PlaceTaken
    if entry.identification and membership.identification != entry.identification:
        _number(membership, entry.identification)
    entry.membership = membership
    entry.save(update_fields=["membership"])


def number_member(membership: Membership, identification: str) -> None:
    """Give a member this number, or none. Raises ``NumberTaken``."""
    with transaction.atomic():
        _lock(membership.classroom)
        awaited = RosterEntry.objects.waiting().filter(classroom=membership.classroom_id)
        if identification and awaited.filter(identification=identification).exists():
            raise NumberTaken
        _number(membership, identification)


def _number(membership: Membership, identification: str) -> None:
    others = Membership.objects.filter(classroom=membership.classroom_id).exclude(pk=membership.pk)
    if identification and others.filter(identification=identification).exists():
        raise NumberTaken
    membership.identification = identification
    membership.save(update_fields=["identification"])


def _lock(classroom: Classroom) -> None:
    Classroom.objects.select_for_update(no_key=True).get(pk=classroom.pk)
