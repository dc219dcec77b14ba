"""How mail leaves: by the server of EMAIL_URL, through a queue, or not at all."""

import logging
from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from environ import Env

from config.environment import taken

logger = logging.getLogger(__name__)

SERVER = "server"  # the mailer that talks to the mail server; only the queue uses it
TIMEOUT = 3  # seconds that the mail server may take for each step of a conversation
WANTED = "smtp+tls://user:password@host:587, with %2F for / and the like, or unset it"


def mailers(url: str) -> dict[str, dict[str, Any]]:
    """MAILERS for an address like ``smtp+tls://user:password@host:587``.

    What goes to a mail server is queued, so that nobody waits for it. Refuses another address, and
    one without a host.
    """
    if not url:
        return {"default": {"BACKEND": "config.mail.NoMailServer"}}
    by_smtp = url.startswith("smtp")
    with taken("EMAIL_URL", WANTED):
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
    """Drops every message and says so in the log, without its text: that may hold a secret."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        logger.warning("%d mail not sent: EMAIL_URL names no mail server.", len(email_messages))
        return 0
