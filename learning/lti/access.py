"""Who reaches the pages of LTI, and what a platform or a person sees that is turned away."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import login_not_required, permission_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from learning.lti.browsers import origins_of, show_in_frames
from learning.lti.messages import Message
from learning.lti.registering import OwnAddresses
from learning.lti.tokens import Refused
from learning.models import LtiRegistration
from learning.requests import LearnerRequest

type View = Callable[..., HttpResponse]

SALT = "learning.lti"
STATE_SECONDS = 60 * 60  # somebody reads their list of quizzes, or writes one first
NO_HTTPS = "LTI needs https. Set LILUN_URL to an address that begins with https://."


class PlatformRequest(HttpRequest):
    """A request by a platform's page; ``platform`` is set once it is known which one."""

    platform: LtiRegistration


class PersonRequest(PlatformRequest, LearnerRequest):
    """Somebody who is signed in goes on with what a platform opened."""


def at(name: str, *args: object) -> str:
    """The full address of a page of ours, as platforms know it."""
    return str(settings.LILUN_URL) + reverse(name, args=args)


def own_addresses() -> OwnAddresses:
    return OwnAddresses(
        site=settings.LILUN_URL,
        login=at("lti_login"),
        launch=at("lti_launch"),
        choose=at("lti_choose"),
        keys=at("lti_keys"),
        icon=at("lti_icon"),
    )


def says_why(view: View) -> View:
    """Answers ``Refused`` with status 403 and a page with the reason, which the platform may show
    in a frame."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            if not settings.HTTPS:
                raise Refused(NO_HTTPS)
            return view(request, *args, **kwargs)
        except Refused as reason:
            context = {"reason": str(reason)}
            response = render(request, "learning/lti/refused.html", context, status=403)
            platform = getattr(request, "platform", None)
            return show_in_frames(response, origins_of(platform)) if platform else response

    return wrapped


def from_platform(view: View) -> View:
    """For what a platform's pages open or send. The standard forbids a token against forgery there;
    a state, a signature or a secret address stands for it.
    """
    exempt: View = csrf_exempt(login_not_required(says_why(view)))
    return exempt


def for_staff(view: View) -> View:
    """Platforms sign people in, so that only those who may change them see their pages."""
    allowed = permission_required("learning.change_ltiregistration", raise_exception=True)
    guarded: View = staff_member_required(allowed(view))
    return guarded


def let_in(request: PlatformRequest, registration: LtiRegistration) -> None:
    """Notes which platform it is. Raises ``Refused`` if it may not open the app now."""
    request.platform = registration
    if registration.confirmed_at is None:
        raise Refused("This platform isn’t confirmed yet. Ask whoever runs Lilun.")
    if registration.paused_at:
        raise Refused("Lilun is paused for this platform.")


def signed_state(registration: LtiRegistration, message: Message) -> str:
    """What the page for choosing content knows, without a session."""
    state = {"registration": registration.pk, "message": message.as_json()}
    return signing.dumps(state, salt=SALT, compress=True)


def message_in(request: PlatformRequest) -> Message:
    """The launch in the signed field of a form. Raises ``Refused``."""
    try:
        text = request.POST.get("state", "")
        state = signing.loads(text, salt=SALT, max_age=STATE_SECONDS)
    except signing.BadSignature as error:
        raise Refused("This page is too old. Open it again from your course.") from error
    registration = LtiRegistration.objects.filter(pk=state["registration"]).first()
    if registration is None:
        raise Refused("Lilun no longer works with this platform.")
    let_in(request, registration)
    return Message.from_json(state["message"])
