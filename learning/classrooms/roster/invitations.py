"""Mails that invite the people of a roster to their class, each with their personal link."""

import hashlib
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from learning.mails import holder_in, stop_token, stoppable_mail
from learning.models import Classroom, MailStop, RosterEntry, RosterEntryQuerySet, User

AGAIN_AFTER = timedelta(days=1)
SALT = "learning.invitations.stop"
MOST_A_DAY = 1000  # by one teacher's classes
MOST_TO_ONE = 5  # mails a day to one address, by all classes


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
        entries = _counted(entries, teacher, now)
        RosterEntry.objects.filter(pk__in=[one.pk for one in entries]).update(invited_at=now)
        for entry in entries:
            _mail(entry, classroom, teacher, address.email).send()
    return len(entries)


def _counted(entries: list[RosterEntry], teacher: User, now: datetime) -> list[RosterEntry]:
    """Those whose address had not too many mails today, which are counted apart from the entries:
    somebody may take those off the roster and put them there again. Raises ``TooManyInvitations``.
    """
    by_teacher = f"invitations-by:{teacher.pk}:{now:%Y-%m-%d}"
    keys = {one.pk: f"invitations-to:{_digest(one.email)}:{now:%Y-%m-%d}" for one in entries}
    counts = cache.get_many([by_teacher, *keys.values()])
    may = []
    for one in entries:
        before = counts.get(keys[one.pk], 0)
        if before < MOST_TO_ONE:
            counts[keys[one.pk]] = before + 1
            may.append(one)
    taught = Classroom.objects.taught_by(teacher).values("pk")
    lately = RosterEntry.objects.filter(classroom__in=taught, invited_at__gt=now - AGAIN_AFTER)
    before = max(lately.count(), counts.get(by_teacher, 0))
    if before + len(may) > MOST_A_DAY:
        raise TooManyInvitations
    counts[by_teacher] = before + len(may)
    cache.set_many(counts, timeout=AGAIN_AFTER.total_seconds())
    return may


def _digest(email: str) -> str:
    return hashlib.sha256(email.casefold().encode()).hexdigest()


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
    """It names the e-mail address, so that it is valid whatever becomes of the entry."""
    return stop_token(SALT, urlsafe_base64_encode(entry.email.casefold().encode()))


def address_in(token: str) -> str:
    """The e-mail address that a token names; "" for a token that is none."""
    return urlsafe_base64_decode(holder_in(SALT, token)).decode()


def stop(email: str) -> None:
    """Send no more invitations to an address."""
    MailStop.objects.get_or_create(email=email)


def send_again(email: str) -> None:
    """Whoever reads the mails of an address takes the stop back."""
    MailStop.objects.filter(email=email).delete()
