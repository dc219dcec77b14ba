"""Queues mail for the mail server, which may be slow or down, so that no request waits for it.

With a worker, each mail is a task, stored encrypted and erased when it is done. Without one, a
thread of the web process keeps the mail in memory.
"""

import atexit
import heapq
import json
import logging
import threading
import time
from collections.abc import Sequence
from datetime import timedelta
from email.message import EmailMessage as SentMessage
from email.utils import make_msgid, parseaddr
from functools import partial
from itertools import count
from smtplib import SMTPException, SMTPResponseException
from typing import Any

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.tasks import TaskContext, task
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from config.mail import SERVER
from learning.accounts import encryption

logger = logging.getLogger(__name__)

PAUSES = (60, 240, 600, 1200, 1800)  # seconds before each further attempt: 65 minutes in all
LONGEST_LINE = 998  # characters, by RFC 5322, 2.1.1
SECONDS_AT_STOP = 5.0  # that a process waits for its last mail when it stops

type Mail = dict[str, Any]


class QueuedMail(BaseEmailBackend):
    """Queues mail; that of a transaction that is rolled back is not sent."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            mail = _packed(message)
            if send_by_worker.get_backend().supports_defer:
                send_by_worker.enqueue(encryption.encrypt(json.dumps(mail)), 1)
            else:
                transaction.on_commit(partial(sender.add, mail))
        return len(email_messages)


@task(priority=10, takes_context=True)  # ahead of downloads, which take seconds
def send_by_worker(context: TaskContext[Any, Any], encrypted: str, attempt: int) -> None:
    """Send a mail or schedule the next attempt, then erase the mail from this task's row."""
    try:
        sent = _sends(json.loads(encryption.decrypt(encrypted)), attempt)
    except encryption.UnknownKey:
        logger.error("A mail is lost: SECRET_KEY has changed since it was queued.")
        sent = True
    with transaction.atomic():
        if not sent and attempt <= len(PAUSES):
            later = timezone.now() + timedelta(seconds=PAUSES[attempt - 1])
            send_by_worker.using(run_after=later).enqueue(encrypted, attempt + 1)
        row = DBTaskResult.objects.filter(pk=context.task_result.id)
        row.update(args_kwargs={"args": [], "kwargs": {}})


class Sender:
    """Sends mails one by one in a thread, in the order in which they are due."""

    def __init__(self) -> None:
        self._waiting: list[tuple[float, int, Mail, int]] = []  # due, number, mail, attempt
        self._numbers = count()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._in_hand = False

    def add(self, mail: Mail, attempt: int = 1, pause: float = 0.0) -> None:
        with self._changed:
            due = time.monotonic() + pause
            heapq.heappush(self._waiting, (due, next(self._numbers), mail, attempt))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="mail", daemon=True)
                self._thread.start()
                atexit.register(self.finish, SECONDS_AT_STOP)
            self._changed.notify_all()

    def finish(self, seconds: float) -> None:
        """Wait until no mail is due, for so many seconds at most."""
        with self._changed:
            self._changed.wait_for(lambda: not self._in_hand and not self._due(), seconds)
            if left := len(self._waiting) + self._in_hand:
                logger.error("Mails lost, as the process stopped before it sent them: %d.", left)

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._due():
                    self._changed.wait(self._seconds_to_next())
                _, _, mail, attempt = heapq.heappop(self._waiting)
                self._in_hand = True
            sent = _sends(mail, attempt)
            if not sent and attempt <= len(PAUSES):
                self.add(mail, attempt + 1, PAUSES[attempt - 1])
            with self._changed:
                self._in_hand = False
                self._changed.notify_all()

    def _due(self) -> bool:
        return bool(self._waiting) and self._waiting[0][0] <= time.monotonic()

    def _seconds_to_next(self) -> float | None:
        return max(self._waiting[0][0] - time.monotonic(), 0) if self._waiting else None


sender = Sender()


def _sends(mail: Mail, attempt: int) -> bool:
    """Whether the mail server accepted the mail; logs why not, without addresses."""
    try:
        _unpacked(mail).send(using=SERVER)
    except Exception as error:  # the thread must go on with the other mails
        is_last = attempt > len(PAUSES)
        log = logger.error if is_last else logger.warning
        then = "it is given up" if is_last else f"next attempt in {PAUSES[attempt - 1]} s"
        log("The mail “%s” was not sent (%s): %s.", mail["subject"], _reason(error), then)
        return False
    return True


def _reason(error: Exception) -> str:
    """The kind of error, without the mail server's own message, which may hold an address."""
    name = type(error).__name__
    if isinstance(error, SMTPResponseException):
        return f"{name} {error.smtp_code}"
    return name if isinstance(error, SMTPException) else f"{name}: {error}"


def _packed(message: EmailMessage) -> Mail:
    """The message as JSON values; its fixed id lets mail programs drop a mail sent twice."""
    if message.attachments:
        raise NotImplementedError("The queue takes no attachments.")
    domain = parseaddr(message.from_email)[1].rpartition("@")[2] or "localhost"
    ours = {"Message-ID": make_msgid(domain=domain)}
    alternatives = getattr(message, "alternatives", [])
    return {
        "subject": str(message.subject),
        "body": str(message.body),
        "from_email": message.from_email,
        "to": list(message.to),
        "cc": list(message.cc),
        "bcc": list(message.bcc),
        "reply_to": list(message.reply_to),
        "headers": ours | message.extra_headers,
        "alternatives": [list(each) for each in alternatives],
        "subtype": message.content_subtype,
    }


class UnfoldedMail(EmailMultiAlternatives):
    """Its headers keep to one line each: Python encodes an address that is longer than one, and no
    mail program would find the one in List-Unsubscribe."""

    def message(self, **options: Any) -> SentMessage:
        made: SentMessage = super().message(**options)
        made.policy = made.policy.clone(max_line_length=LONGEST_LINE)
        return made


def _unpacked(mail: Mail) -> EmailMultiAlternatives:
    values = dict(mail)
    subtype, alternatives = values.pop("subtype"), values.pop("alternatives")
    message = UnfoldedMail(**values)
    message.content_subtype = subtype
    for content, mimetype in alternatives:
        message.attach_alternative(content, mimetype)
    return message
