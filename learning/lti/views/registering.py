"""Dynamic registration: what the platform opens for its own administrator, mostly in a frame."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from learning.limits.rates import count, too_often_is_429
from learning.lti.access import PlatformRequest, from_platform, own_addresses
from learning.lti.browsers import is_own_form, show_in_frames
from learning.lti.fetching import is_safe_url, origin_of
from learning.lti.registering import invitation
from learning.lti.registering import register as register_at
from learning.lti.tokens import Refused
from learning.requests import page_with_form

OPEN_THERE = "Paste this link into your platform as the registration URL."
TOO_MANY = "That was tried too often. Try again in an hour."


@page_with_form
@from_platform
@too_often_is_429
def register(request: PlatformRequest, key: str) -> HttpResponse:
    """Asks whether to connect, then registers the app with the platform that opened the link."""
    now = timezone.now()
    invitation(key, now)
    asked = request.POST if request.method == "POST" else request.GET
    configuration = asked.get("openid_configuration", "")
    if not is_safe_url(configuration):
        raise Refused(OPEN_THERE)
    # The page around the frame, which may be at another host than the configuration.
    around = asked.get("site", "") or request.headers.get("Referer", "")
    site = origin_of(around) or origin_of(configuration)
    context: dict[str, Any] = {"site": site, "asked": asked, "host": urlsplit(site).netloc}
    if request.method == "POST" and is_own_form(request):
        count(request, "lti_register", TOO_MANY)
        token = asked.get("registration_token", "")
        try:
            context["made"] = register_at(
                key, configuration, token, site=site, ours=own_addresses(), now=now
            )
        except Refused as reason:
            context["reason"] = reason
    response = render(request, "learning/lti/register.html", context)
    response["Cross-Origin-Opener-Policy"] = "unsafe-none"  # else it can't ask to be closed
    return show_in_frames(response, [site])
