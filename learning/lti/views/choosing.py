"""Choosing content in the platform's frame, where there is no session."""

from random import SystemRandom

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from learning.lti import logins
from learning.lti.access import PlatformRequest, at, from_platform, message_in
from learning.lti.browsers import (
    is_own_form,
    origins_of,
    remember,
    show_in_frames,
)
from learning.lti.choosing import choices_in_frame, chooser, picked
from learning.lti.courses import known_deployment, new_link
from learning.lti.deep_links import content_item
from learning.lti.fetching import is_safe_url
from learning.lti.keys import signing_key
from learning.lti.messages import Message
from learning.lti.opening import choose as choose_for
from learning.lti.tokens import Refused, deep_linking_response
from learning.random_tokens import new_token
from learning.requests import page_with_form

FROM_COURSE = "Open Lilun from your course: this address is for the platform."
OTHER_SITE = "This form came from another site."


@page_with_form
@from_platform
def choose(request: PlatformRequest) -> HttpResponse:
    """Takes the choice and sends it to the platform; without one, shows the list again."""
    if request.method != "POST":
        raise Refused(FROM_COURSE)
    message = _message_of_own_form(request)
    deployment = known_deployment(request.platform, message.deployment_id, timezone.now())
    user = chooser(request.platform, message)
    if "cancel" in request.POST:
        return _returned(request, message, [])
    if user is None or "what" not in request.POST:
        return choices_in_frame(request, deployment, message)
    assert message.deep_linking
    choice, now = picked(user, request.POST), timezone.now()
    course, assignment = choose_for(deployment, user, message, choice, now, SystemRandom())
    link = new_link(course, assignment, now)
    item = content_item(link, at("lti_launch"), message.deep_linking)
    return _returned(request, message, [item])


@page_with_form
@from_platform
def connect(request: PlatformRequest) -> HttpResponse:
    """Takes a teacher without an account here from the frame to a window, where they sign in."""
    if request.method != "POST":
        raise Refused(FROM_COURSE)
    message = _message_of_own_form(request)
    browser = new_token()
    kept = logins.keep_launch(request.platform, message, browser, timezone.now())
    response = redirect("lti_enter", kept.key)
    remember(response, browser, signing_in=True)
    return response


def _message_of_own_form(request: PlatformRequest) -> Message:
    """Raises ``Refused``."""
    if not is_own_form(request):
        raise Refused(OTHER_SITE)
    message = message_in(request)
    if message.deep_linking is None:
        raise Refused(FROM_COURSE)
    return message


def _returned(
    request: PlatformRequest, message: Message, items: list[dict[str, object]]
) -> HttpResponse:
    """A page whose form goes to the platform with what was chosen, signed."""
    settings, platform, now = message.deep_linking, request.platform, timezone.now()
    assert settings
    if not is_safe_url(settings.returns_to):
        raise Refused("The platform wants your choice at an unsafe address.")
    kid, key = signing_key(now)
    token = deep_linking_response(
        key,
        kid,
        client_id=platform.client_id,
        issuer=platform.issuer,
        deployment_id=message.deployment_id,
        data=settings.data,
        items=items,
        now=now,
    )
    context = {"returns_to": settings.returns_to, "token": token, "platform": platform}
    response = render(request, "learning/lti/return.html", context)
    return show_in_frames(response, origins_of(platform), sends_to=settings.returns_to)
