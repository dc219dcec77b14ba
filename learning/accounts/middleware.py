"""Middleware: sessions that last as long as they are used, and signing in."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.middleware import LoginRequiredMiddleware, get_user
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from learning.accounts.known_browsers import remember_in_browser
from learning.models import User

RENEWED_ON = "renewed_on"


def well_formed_session_ids(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Ignores malformed session ids without a query; PostgreSQL fails on some of them, such as one
    with a NUL.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        if not (key.isascii() and key.isalnum()):
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        return get_response(request)

    return middleware


def renewed_sessions(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Restarts a session's 400 days on each day that a page is read; at most one write a day, and
    never before an answer is sent.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        session = request.session
        at_leisure = session.modified or request.method in ("GET", "HEAD")
        # ``accessed`` first, so that pages that did not use the session do not load it now.
        if at_leisure and session.accessed and SESSION_KEY in session:
            today = timezone.now().date().isoformat()
            if session.get(RENEWED_ON) != today:
                session[RENEWED_ON] = today
        return response

    return middleware


def known_browsers(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Remembers each browser in which somebody signs in."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if user_id := getattr(request, "signed_in_id", None):
            remember_in_browser(request, response, user_id)
        return response

    return middleware


def note_sign_in(request: HttpRequest, user: User, **_: Any) -> None:
    """Receives ``user_logged_in``, which is sent before there is a response."""
    request.signed_in_id = user.pk  # type: ignore[attr-defined]


class SignInRequired(LoginRequiredMiddleware):
    """Requires sign-in for every view that does not opt out, and sets ``request.user`` to the user
    itself rather than to Django's lazy object, which is resolved at each use.
    """

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        refusal = super().process_view(request, view_func, view_args, view_kwargs)
        if refusal is None and getattr(view_func, "login_required", True):
            request.user = get_user(request)
        return refusal

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponse:
        return to_sign_in(request, self.get_login_url(view_func))


def to_sign_in(request: HttpRequest, login_url: str | None = None) -> HttpResponse:
    """Redirects to the sign-in page and back to a page, never to a form's address.

    An htmx request for part of a page gets the full sign-in page. Some views, such as the admin's,
    have their own ``login_url``.
    """
    response = redirect_to_login(_page_asked_for(request), login_url)
    if "HX-Request" in request.headers:
        return HttpResponseClientRedirect(response.url)
    return response


def _page_asked_for(request: HttpRequest) -> str:
    """The page itself, or the page with the form or htmx link."""
    if request.method in ("GET", "HEAD") and "HX-Request" not in request.headers:
        return request.get_full_path()
    page = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}):
        return "/"
    return urlsplit(page)._replace(scheme="", netloc="").geturl()
