"""The MAILERS setting: mail goes through a queue to the server of EMAIL_URL, or is dropped."""

import logging
from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from environ import Env

from config.environment import refuse_invalid

logger = logging.getLogger(__name__)

SERVER = "server"  # the mailer that connects to the mail server; only the queue uses it
TIMEOUT = 3  # seconds that the mail server may take for each reply
EXPECTED_URL = "smtp+tls://user:password@host:587, with %2F for / and the like, or unset it"


def mailers(url: str) -> dict[str, dict[str, Any]]:
    """MAILERS for an address like ``smtp+tls://user:password@host:587``.

    Mail to a mail server is queued, so that no request waits for it. Refuses other addresses, and
    one without a host.
    """
    if not url:
        return {"default": {"BACKEND": "config.mail.NoMailServer"}}
    by_smtp = url.startswith("smtp")
    with refuse_invalid("EMAIL_URL", EXPECTED_URL):
        parts = Env.email_url_config(url)
        if by_smtp and not parts["EMAIL_HOST"]:
            raise ValueError("no host")
    if not by_smtp:
        return {"default": {"BACKEND": parts["EMAIL_BACKEND"]}}
    options = {
        "host": parts["EMAIL_HOST"],
        "port": parts["EMAIL_PORT"],
        "username": parts["EMAIL_HOST_USER"],
        "password": parts["EMAIL_HOST_PASSWORD"],
        "use_tls": parts.get("EMAIL_USE_TLS", False),
        "use_ssl": parts.get("EMAIL_USE_SSL", False),
        "timeout": TIMEOUT,
    }
    return {
        "default": {"BACKEND": "config.mail_queue.QueuedMail"},
        SERVER: {"BACKEND": parts["EMAIL_BACKEND"], "OPTIONS": options},
    }


class NoMailServer(BaseEmailBackend):
    """Drops every message and logs the number, not the text, which may hold a secret."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        logger.warning("%d mail not sent: EMAIL_URL names no mail server.", len(email_messages))
        return 0
