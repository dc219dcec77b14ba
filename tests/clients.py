"""Test clients that are signed in, and the headers of their requests, without a sign-in page."""

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
    """A client with a session of the user's, to which ``besides`` is added."""
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = new_session(user, **besides)
    return client


def headers(user: User, backend: str = BACKEND) -> dict[str, str]:
    """The headers of a form that htmx sends, for a user whom this backend has signed in."""
    return HTMX | {
        "Host": "localhost",
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"sessionid={new_session(user, backend)}; csrftoken={CSRF}",
        "X-CSRFToken": CSRF,
        "Accept-Encoding": "gzip",
    }


def new_session(user: User, backend: str = BACKEND, **besides: Any) -> str:
    """The key of a new session that need not be renewed today."""
    data = besides | {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: backend,
        HASH_SESSION_KEY: user.get_session_auth_hash(),
        RENEWED_ON: timezone.now().date().isoformat(),
    }
    session = Session.objects.create(
        session_key=get_random_string(32, VALID_KEY_CHARS),
        session_data=Session.objects.encode(data),
        expire_date=timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE),
    )
    return str(session.session_key)
