"""Who signs in, as Django and allauth tell; whoever a session names is looked up, as each request
needs it, by a query that is made once."""

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
    """By username or e-mail address with a password, or by a passkey: the one that signs in.

    A wrong password is hashed once, for a name that nobody has too.
    """


class ModelBackend(_Prepared):
    """Keeps the sessions in which earlier versions named it; it signs nobody in."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:  # type: ignore[override]
        return None
