"""Mails that one press stops, and the signed tokens of the addresses that stop them."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.signing import BadSignature, Signer
from django.template.loader import render_to_string


def stoppable_mail(
    to: str,
    subject: str,
    template: str,
    context: Mapping[str, Any],
    *,
    stop_path: str,
    reply_to: str = "",
) -> EmailMessage:
    """A mail that a mail program can stop in one press (RFC 8058), by a POST to ``stop_path``. Its
    template finds the whole address as ``stop``."""
    stop = f"{settings.LILUN_URL}{stop_path}"
    body = render_to_string(template, {**context, "stop": stop}).lstrip()
    headers = {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    replies = [reply_to] if reply_to else None
    return EmailMessage(" ".join(subject.split()), body, to=[to], reply_to=replies, headers=headers)


def stop_token(salt: str, holder: str) -> str:
    """What an address says for whom it stops the mails; it stays valid."""
    return Signer(salt=salt).sign(holder)


def holder_in(salt: str, token: str) -> str:
    """What ``stop_token`` was given; "" for a token that it did not make."""
    try:
        return Signer(salt=salt).unsign(token)
    except BadSignature:
        return ""
