"""How mail leaves: by the server of EMAIL_URL, or not at all."""

import logging
from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from environ import Env

from config.environment import taken

logger = logging.getLogger(__name__)

WANTED = "smtp+tls://user:password@host:587, with %2F for / and the like, or unset it"


def mailer(url: str) -> dict[str, Any]:
    """An entry of MAILERS for an address like ``smtp+tls://user:password@host:587``.

    Refuses another, and one without a host.
    """
    if not url:
        return {"BACKEND": "config.mail.NoMailServer"}
    by_smtp = url.startswith("smtp")
    with taken("EMAIL_URL", WANTED):
        parts = Env.email_url_config(url)
        if by_smtp and not parts["EMAIL_HOST"]:
            raise ValueError("no host")
    if not by_smtp:
        return {"BACKEND": parts["EMAIL_BACKEND"]}
    return {
        "BACKEND": parts["EMAIL_BACKEND"],
        "OPTIONS": {
            "host": parts["EMAIL_HOST"],
            "port": parts["EMAIL_PORT"],
            "username": parts["EMAIL_HOST_USER"],
            "password": parts["EMAIL_HOST_PASSWORD"],
            "use_tls": parts.get("EMAIL_USE_TLS", False),
            "use_ssl": parts.get("EMAIL_USE_SSL", False),
            "timeout": 10,
        },
    }


class NoMailServer(BaseEmailBackend):
    """Drops every message and says so in the log, without its text: that may hold a secret."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        logger.warning("%d mail not sent: EMAIL_URL names no mail server.", len(email_messages))
        return 0
