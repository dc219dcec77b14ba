"""Mails about classes, each sent once, and how one press stops them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse

from learning.classrooms.notices.waiting import Waiting, waiting_notices
from learning.mails import holder_in, stop_token, stoppable_mail
from learning.models import SentNotice, User

SALT = "learning.notices"
KEPT = timedelta(days=100)  # much longer than anything waits to be sent
SUBJECTS = {
    SentNotice.Kind.SET: "Set for you: {}",
    SentNotice.Kind.DUE: "Due tomorrow: {}",
    SentNotice.Kind.GRADED: "Marked: {}",
}


def send_notices(now: datetime) -> int:
    """Sends all that wait, and returns how many. Several processes may do so at once: whoever
    notes a mail first sends it."""
    sent = 0
    for one in list(waiting_notices(now)):
        with transaction.atomic():
            if _noted(one, now):
                _mail(one).send()
                sent += 1
    SentNotice.objects.filter(sent_at__lt=now - KEPT).delete()
    return sent


def _noted(one: Waiting, now: datetime) -> bool:
    """Whether this process is the one that notes the mail; nobody gets one who has stopped them."""
    user = one.membership.user_id
    wants = User.objects.filter(pk=user, is_active=True, **{field_of(one.kind): True})
    if not wants.exists():
        return False
    _, is_first = SentNotice.objects.get_or_create(
        user_id=user, kind=one.kind, about=one.about, defaults={"sent_at": now}
    )
    return is_first


def _mail(one: Waiting) -> EmailMessage:
    user, task = one.membership.user, one.assignment
    page = reverse("assignment", args=[task.classroom_id, task.pk])
    if one.attempt:
        page = reverse("quiz_results", args=[one.attempt.pk])
    context = {
        "kind": one.kind,
        "title": task.title,
        "classroom": task.classroom.name,
        "is_quiz": task.quiz_id is not None,
        "opens": said(task.begins_at, user),
        "due": said(one.due_at, user),
        "page": f"{settings.LILUN_URL}{page}",
    }
    return stoppable_mail(
        user.email,
        SUBJECTS[one.kind].format(task.title),
        "learning/classrooms/notice.txt",
        context,
        stop_path=reverse("stop_notices", args=[token_of(user.pk, one.kind)]),
    )


def said(at: datetime | None, user: User) -> str:
    """A moment by somebody's clock, which is named: "Monday 9 March, 18:00 (Europe/Berlin)"."""
    if at is None:
        return ""
    local = at.astimezone(ZoneInfo(user.time_zone))
    return f"{local:%A} {local.day} {local:%B, %H:%M} ({user.time_zone})"


def field_of(kind: SentNotice.Kind) -> str:
    return f"mails_{kind}"


def token_of(user_id: int, kind: SentNotice.Kind) -> str:
    return stop_token(SALT, f"{user_id}-{kind}")


def holder_of(token: str) -> tuple[User, SentNotice.Kind] | None:
    pk, _, kind = holder_in(SALT, token).partition("-")
    user = User.objects.filter(pk=pk, is_active=True).first() if pk else None
    return (user, SentNotice.Kind(kind)) if user else None


def stop(token: str) -> tuple[User, SentNotice.Kind] | None:
    """Stops the mails that the token names, or does nothing, and returns whose and which."""
    if holder := holder_of(token):
        user, kind = holder
        User.objects.filter(pk=user.pk).update(**{field_of(kind): False})
    return holder
