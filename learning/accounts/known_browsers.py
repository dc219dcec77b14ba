"""Browsers in which somebody has signed in before; strangers' failures do not lock these out.

A signed cookie names the browser and the accounts. It grants no access by itself.
"""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import get_random_string

SALT = "learning.known_browsers"
MOST_ACCOUNTS = 20  # per browser, the latest ones: some computers are shared


def remember_in_browser(request: HttpRequest, response: HttpResponseBase, user_id: int) -> None:
    """Marks the browser as known for an account that has just signed in."""
    browser, users = known_accounts(request)
    others = [one for one in users if one != user_id]
    value = {"browser": browser or get_random_string(22), "users": [user_id, *others]}
    value["users"] = value["users"][:MOST_ACCOUNTS]
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        signing.dumps(value, salt=SALT),
        max_age=settings.SESSION_COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def known_accounts(request: HttpRequest) -> tuple[str, list[int]]:
    """The browser's key and the accounts that signed in there, the latest first."""
    cookie = request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, "")
    try:
        value = signing.loads(cookie, salt=SALT, max_age=settings.SESSION_COOKIE_AGE)
    except signing.BadSignature:
        return "", []
    return value["browser"], value["users"]
