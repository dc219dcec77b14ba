"""Browsers of somebody who is signed in, and what they send, made without signing in."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from django.utils.crypto import get_random_string

from learning.accounts.middleware import RENEWED_ON
from learning.models import User

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
CSRF = "x" * 32
BACKEND = "learning.backends.ModelBackend"


def signed_in(user: User, **besides: Any) -> Client:
    """A browser in which somebody is signed in, and was before today's first request."""
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = new_session(user, **besides)
    return client


def headers(user: User, backend: str = BACKEND) -> dict[str, str]:
    """Those of a form that htmx sends for somebody who is signed in, by this backend."""
    return HTMX | {
        "Host": "localhost",
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"sessionid={new_session(user, backend)}; csrftoken={CSRF}",
        "X-CSRFToken": CSRF,
        "Accept-Encoding": "gzip",
    }


def new_session(user: User, backend: str = BACKEND, **besides: Any) -> str:
    """The key of a new session of the browser's, which was renewed today."""
    held = besides | {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: backend,
        HASH_SESSION_KEY: user.get_session_auth_hash(),
        RENEWED_ON: timezone.now().date().isoformat(),
    }
    session = Session.objects.create(
        session_key=get_random_string(32, VALID_KEY_CHARS),
        session_data=Session.objects.encode(held),
        expire_date=timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE),
    )
    return str(session.session_key)
