"""Browsers in a platform's frame: a cookie that they keep there, and who may show a page in one.

The cookie binds a login to the browser that began it, and is no session: those stay out of frames.
"""

from collections.abc import Collection
from http.cookies import Morsel

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.csp import CSP, build_policy

from learning.lti.fetching import origin_of
from learning.lti.logins import LASTS, LAUNCH_LASTS
from learning.models import LtiRegistration
from learning.random_tokens import TOKEN_LENGTH

COOKIE = "__Host-lti"
# Python knows the attribute from 3.14 on; Django's own ``set_cookie`` does not yet.
Morsel._reserved.setdefault("partitioned", "Partitioned")  # type: ignore[attr-defined]
Morsel._flags.add("partitioned")  # type: ignore[attr-defined]


def browser_of(request: HttpRequest) -> str:
    """The secret of the browser; "" if it has none."""
    secret = request.COOKIES.get(COOKIE, "")
    return secret if len(secret) == TOKEN_LENGTH else ""


def remember(response: HttpResponse, browser: str, *, signing_in: bool = False) -> None:
    """Sets the cookie for as long as a login takes, or for the longer time of a launch."""
    lasts = LAUNCH_LASTS if signing_in else LASTS
    response.set_cookie(COOKIE, browser, max_age=lasts, secure=True, httponly=True, samesite="None")
    response.cookies[COOKIE]["partitioned"] = True


def is_framed(request: HttpRequest) -> bool | None:
    """Whether the page goes into a frame; None if the browser does not say."""
    place = request.headers.get("Sec-Fetch-Dest", "")
    return None if not place else place != "document"


def is_own_form(request: HttpRequest) -> bool:
    """Whether a page of ours sent the form, which may have been in a frame, where it has no token
    against forgery.
    """
    return request.headers.get("Origin") == settings.LILUN_URL


def origins_of(registration: LtiRegistration) -> list[str]:
    """Where the platform's own pages are."""
    addresses = (registration.site, registration.issuer, registration.auth_url)
    return sorted({origin for each in addresses if (origin := origin_of(each))})


def show_in_frames(
    response: HttpResponse, origins: Collection[str], sends_to: str = ""
) -> HttpResponse:
    """Lets these origins, and no other, show the page in a frame; its forms may go to the origin of
    ``sends_to`` as well.
    """
    policy: dict[str, Collection[str]] = {
        **settings.SECURE_CSP,
        "frame-ancestors": list(origins) or [CSP.NONE],
    }
    if target := origin_of(sends_to):
        policy["form-action"] = [CSP.SELF, target]
    response["Content-Security-Policy"] = build_policy(policy)
    response.xframe_options_exempt = True
    return response
