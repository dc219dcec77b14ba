"""Mails that invite the people of a roster to their class, each with their personal link."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from learning.mails import holder_in, stop_token, stoppable_mail
from learning.models import Classroom, MailStop, RosterEntry, RosterEntryQuerySet, User

SALT = "learning.invitations"
AGAIN_AFTER = timedelta(days=1)
MOST_A_DAY = 1000  # by one teacher's classes


class Unconfirmed(Exception):
    """Mails name a teacher by a confirmed address, which answers reach."""


class TooManyInvitations(Exception):
    """The limit of a day is reached."""


def link_of(entry: RosterEntry) -> str:
    return f"{settings.LILUN_URL}{reverse('invitation', args=[entry.token])}"


def to_invite(classroom: Classroom, now: datetime) -> RosterEntryQuerySet:
    """Those who have an address, have not joined, wish for mails and had none in the last day."""
    return (
        classroom.roster.waiting()
        .exclude(email="")
        .filter(Q(invited_at=None) | Q(invited_at__lte=now - AGAIN_AFTER))
        .filter(~Exists(MailStop.objects.filter(email__iexact=OuterRef("email"))))
    )


def invite(classroom: Classroom, teacher: User, now: datetime, *, only: int | None = None) -> int:
    """Queue a mail to each of ``to_invite``, or to one of them, and return how many.

    Raises ``Unconfirmed``, ``TooManyInvitations``.
    """
    address = EmailAddress.objects.filter(user=teacher, verified=True).order_by("-primary").first()
    if address is None:
        raise Unconfirmed
    with transaction.atomic():
        Classroom.objects.select_for_update(no_key=True).get(pk=classroom.pk)
        chosen = to_invite(classroom, now)
        entries = list(chosen if only is None else chosen.filter(pk=only))
        taught = Classroom.objects.taught_by(teacher).values("pk")
        lately = RosterEntry.objects.filter(classroom__in=taught, invited_at__gt=now - AGAIN_AFTER)
        if lately.count() + len(entries) > MOST_A_DAY:
            raise TooManyInvitations
        RosterEntry.objects.filter(pk__in=[one.pk for one in entries]).update(invited_at=now)
        for entry in entries:
            _mail(entry, classroom, teacher, address.email).send()
    return len(entries)


def _mail(entry: RosterEntry, classroom: Classroom, teacher: User, reply_to: str) -> EmailMessage:
    context = {
        "entry": entry,
        "classroom": classroom,
        "teacher": teacher.display_name,
        "link": link_of(entry),
    }
    return stoppable_mail(
        entry.email,
        f"Lilun: your place in “{classroom.name}”",
        "learning/classrooms/roster/invitation.txt",
        context,
        stop_path=reverse("stop_invitations", args=[token_of(entry)]),
        reply_to=reply_to,
    )


def token_of(entry: RosterEntry) -> str:
    return stop_token(SALT, str(entry.pk))


def holder_of(token: str) -> RosterEntry | None:
    pk = holder_in(SALT, token)
    return RosterEntry.objects.filter(pk=pk).exclude(email="").first() if pk else None


def stop(token: str) -> RosterEntry | None:
    """Send no more invitations to the address of the person named, and return them."""
    entry = holder_of(token)
    if entry:
        MailStop.objects.get_or_create(email=entry.email.casefold())
    return entry
