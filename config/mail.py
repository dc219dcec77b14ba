"""How mail leaves: by the server of EMAIL_URL, or not at all."""

import logging
from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from environ import Env

logger = logging.getLogger(__name__)


def mailer(url: str) -> dict[str, Any]:
    """An entry of MAILERS for an address like ``smtp+tls://user:password@host:587``."""
    if not url:
        return {"BACKEND": "config.mail.NoMailServer"}
    parts = Env.email_url_config(url)
    if not url.startswith("smtp"):
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
