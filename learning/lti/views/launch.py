"""What a platform opens: the login, the launch, and the app's public keys."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning.limits.rates import count, too_often_is_429
from learning.lti import keys, logins
from learning.lti.access import PlatformRequest, at, from_platform, let_in
from learning.lti.browsers import (
    browser_of,
    is_framed,
    origins_of,
    remember,
    show_in_frames,
)
from learning.lti.choosing import choices_in_frame
from learning.lti.courses import known_deployment
from learning.lti.fetching import is_safe_url
from learning.lti.key_sets import platform_key
from learning.lti.messages import CHOOSES, OPENS, Message, message_of
from learning.lti.texts import id_in
from learning.lti.tokens import Refused, key_id, verified_claims
from learning.models import LtiLogin, LtiRegistration
from learning.models.lti.platforms import LONGEST_URL
from learning.random_tokens import new_token
from learning.requests import page_with_form, text_of

FROM_COURSE = "Open Lilun from your course: this address is for the platform."
UNKNOWN = "Lilun doesn’t know this platform. Ask whoever runs Lilun."
TOO_MANY = "Too many people came from your network at once. Try again in some minutes."
HINTS = ("login_hint", "lti_message_hint")
LONGEST_HINT = 4000  # characters; some are signed tokens


@page_with_form
@from_platform
@too_often_is_429
def login(request: PlatformRequest) -> HttpResponse:
    """Begins the login that the platform asks for. In a frame, this is only a page that opens a
    window, but for choosing content.
    """
    asked = request.POST if request.method == "POST" else request.GET
    let_in(request, _registration_of(text_of(asked, "iss"), text_of(asked, "client_id")))
    target = asked.get("target_link_uri", "")
    if not asked.get("login_hint"):
        raise Refused(FROM_COURSE)
    if not _is_ours(target):
        raise Refused("The platform opened an address that isn’t Lilun’s.")
    framed = is_framed(request)
    if target != at("lti_choose") and (framed or (framed is None and "window" not in asked)):
        query = urlencode({**asked.dict(), "window": "1"})
        response = render(request, "learning/lti/open.html", {"query": query})
        return show_in_frames(response, origins_of(request.platform))
    hints = {name: id_in(asked.get(name), LONGEST_HINT) for name in HINTS}
    count(request, "lti_login", TOO_MANY)
    browser = browser_of(request) or new_token()
    began = logins.begin_login(request.platform, target, browser, timezone.now())
    response = redirect(logins.address_at_platform(began, at("lti_launch"), hints))
    remember(response, browser)
    return response


def _registration_of(issuer: str, client_id: str) -> LtiRegistration:
    """The platform by its issuer, and by the client id if it tells one. Raises ``Refused``."""
    known = LtiRegistration.objects.filter(issuer=issuer)
    if client_id:
        known = known.filter(client_id=client_id)
    elif known.filter(confirmed_at__isnull=False).exists():
        known = known.exclude(confirmed_at=None)  # what registers itself takes nobody's place
    match list(known[:2]):
        case [registration]:
            return registration
    raise Refused(UNKNOWN)


def _is_ours(target: str) -> bool:
    is_here = target.startswith(f"{settings.LILUN_URL}/") or target == settings.LILUN_URL
    return is_here and is_safe_url(target) and len(target) <= LONGEST_URL


@page_with_form
@from_platform
def launch(request: PlatformRequest) -> HttpResponse:
    """Takes what the platform signed, once, in the browser that began the login."""
    if request.method != "POST":
        raise Refused(FROM_COURSE)
    now = timezone.now()
    began = logins.login_of(text_of(request.POST, "state"), browser_of(request), now)
    let_in(request, began.registration)
    message = _message(request, began)
    deployment = known_deployment(request.platform, message.deployment_id, now)
    logins.use_up(began)
    if message.message_type == CHOOSES:
        return choices_in_frame(request, deployment, message)
    kept = logins.keep_launch(request.platform, message, began.browser, now)
    response = redirect("lti_enter", kept.key)
    remember(response, began.browser, signing_in=True)
    return response


def _message(request: PlatformRequest, began: LtiLogin) -> Message:
    """What the platform signed for this login. Raises ``Refused``."""
    if error := request.POST.get("error"):
        raise Refused(f"The platform doesn’t let you in: {error[:100]}.")
    token, platform = request.POST.get("id_token", ""), request.platform
    claims = verified_claims(
        token,
        platform_key(platform, key_id(token)),
        issuer=platform.issuer,
        client_id=platform.client_id,
        now=timezone.now(),
    )
    if claims["nonce"] != began.nonce:
        raise Refused("The platform’s message answers another login.")
    message = message_of(claims)
    if message.target != began.target:
        raise Refused("The platform opened another address than it named first.")
    if message.message_type == OPENS and message.target == at("lti_choose"):
        raise Refused(f"This address is for choosing alone. Links open {at('lti_launch')}.")
    return message


@require_safe
@login_not_required
def key_set(request: HttpRequest) -> HttpResponse:
    """The keys with which the app signs, for platforms to check."""
    response = JsonResponse(keys.published_keys(timezone.now()))
    response["Cache-Control"] = "public, max-age=3600"
    return response


@require_safe
@login_not_required
def icon(request: HttpRequest) -> HttpResponse:
    """At an address that platforms may keep: that of the file changes with it."""
    return redirect(static("img/icon-192.png"))
