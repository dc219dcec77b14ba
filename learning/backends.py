"""Authentication backends: Django's and allauth's, but with the signed-in user looked up by a
prepared query, because each request does so.
"""

from typing import Any

from allauth.account import auth_backends as allauth_backends
from django.contrib.auth import backends
from django.db.models import QuerySet
from django.http import HttpRequest

from learning.models import User
from learning.prepared import prepared


class _Prepared(backends.ModelBackend):
    def get_user(self, user_id: Any) -> User | None:
        found = _by_id(user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None


@prepared
def _by_id(user: int) -> QuerySet[User]:
    return User.objects.filter(pk=user)


class AuthenticationBackend(_Prepared, allauth_backends.AuthenticationBackend):  # type: ignore[misc]
    """Signs in by username or e-mail address with a password, or by passkey.

    A wrong password is hashed once, also for names that nobody has.
    """


class ModelBackend(_Prepared):
    """Keeps sessions alive that an earlier version started; signs nobody in."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:  # type: ignore[override]
        return None
