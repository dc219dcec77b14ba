"""Mails that remind learners at their hour of what is due; one a day, and none if nothing is."""

import logging
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from learning.cards.seals import sealed_cards
from learning.mails import holder_in, stop_token, stoppable_mail
from learning.models import User
from learning.progress.overview import Overview, overview

logger = logging.getLogger(__name__)

SALT = "learning.reminders"
LATEST = timedelta(hours=3)  # a worker that was down sends none that is later than this


def send_reminders(now: datetime) -> int:
    """Sends those whose hour has come, and returns how many. Several processes may do so at once:
    whoever notes the day first sends the mail.
    """
    sent = 0
    for user, today in _waiting(now):
        with transaction.atomic():
            if not _noted(user, today):
                continue
            shown = overview(user, now, sealed_cards(user, now))
            if shown.counts.total:
                _mail(user, shown).send()
                sent += 1
    return sent


def _waiting(now: datetime) -> Iterator[tuple[User, date]]:
    """The learners whose hour has come and who had no reminder on that date, with the date."""
    asked = User.objects.filter(is_active=True, reminder_hour__isnull=False)
    confirmed = asked.filter(emailaddress__email=F("email"), emailaddress__verified=True)
    for user in confirmed.iterator():
        local = now.astimezone(ZoneInfo(user.time_zone))
        due = local.replace(hour=user.reminder_hour or 0, minute=0, second=0, microsecond=0)
        if due <= local < due + LATEST and user.reminded_on != local.date():
            yield user, local.date()


def _noted(user: User, today: date) -> bool:
    """Whether this process is the one that notes the day; nobody is reminded who has stopped it."""
    waiting = User.objects.filter(pk=user.pk, reminder_hour__isnull=False)
    return bool(waiting.exclude(reminded_on=today).update(reminded_on=today))


def _mail(user: User, shown: Overview) -> EmailMessage:
    cards = shown.counts.total
    return stoppable_mail(
        user.email,
        f"Lilun: {cards} card{'' if cards == 1 else 's'} for today",
        "learning/progress/reminder.txt",
        {"user": user, "overview": shown, "home": settings.LILUN_URL},
        stop_path=reverse("stop_reminders", args=[token_of(user)]),
    )


def token_of(user: User) -> str:
    return stop_token(SALT, str(user.pk))


def stop(token: str) -> User | None:
    """Stops the mails of whom the token names, or does nothing, and returns them."""
    user = holder_of(token)
    if user:
        User.objects.filter(pk=user.pk).update(reminder_hour=None)
    return user


def holder_of(token: str) -> User | None:
    pk = holder_in(SALT, token)
    return User.objects.filter(pk=pk, is_active=True).first() if pk else None
