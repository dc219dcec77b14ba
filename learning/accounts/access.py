"""Access to account pages, and where other people are redirected; signing in guests."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from learning.accounts import guests
from learning.limits.rates import count
from learning.models import User
from learning.requests import form_key, page_with_form

type View = Callable[..., HttpResponse]

BACKEND = "learning.backends.AuthenticationBackend"
SALT = "learning.join"
# Their numbers are in ACCOUNT_RATE_LIMITS, as "new_guest" and "start_guest".
TOO_MANY_GUESTS_ON_SERVER = "No more guests today. Sign in, or create an account."
TOO_MANY_GUESTS_FROM_ADDRESS = (
    "Too many guests from your network today. Sign in, or create an account."
)


def is_guest(request: HttpRequest) -> bool:
    return request.user.is_authenticated and request.user.is_guest


def has_password(request: HttpRequest) -> bool:
    return request.user.is_authenticated and request.user.has_usable_password()


def to_claim(request: HttpRequest, there: str) -> HttpResponse:
    """Redirects a guest to the claim page and back, so that others see a name."""
    messages.info(request, "First choose a name that others will see.")
    return redirect(f"{reverse('claim')}?{urlencode({'next': there})}")


def claimed_first(view: View) -> View:
    """A decorator that sends guests to the claim page: name and password come first."""

    @page_with_form
    @wraps(view)
    def wrapped(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        return redirect("claim") if is_guest(request) else view(request, *args, **kwargs)

    return wrapped


def past_the_guest(view: View) -> View:
    """Lets a guest sign in as somebody else, whom allauth would turn away because they are signed
    in. The guest is in ``request.guest``, for the adapter.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_guest(request):
            request.guest, request.user = request.user, AnonymousUser()  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return wrapped


def sign_in_guest(request: HttpRequest, time_zone: str) -> User:
    """Signs in a new guest; the same guest each time one form is sent.

    Raises ``TooOften`` if too many guests came today.
    """
    count(request, "new_guest", TOO_MANY_GUESTS_ON_SERVER, key="all")
    key = form_key(request, SALT)[: len(guests.guest_key())] or guests.guest_key()
    guest = guests.guest_of_form(key, timezone.now(), time_zone=time_zone)
    login(request, guest, BACKEND)
    return guest
