"""Signing in who launched, in a window of their own, and what they then see."""

from random import SystemRandom

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from learning.accounts.access import claimed_first, has_password
from learning.accounts.adapter import GUEST_LEFT
from learning.lti import logins
from learning.lti.access import PersonRequest, PlatformRequest, let_in, says_why
from learning.lti.browsers import browser_of
from learning.lti.choosing import choices, picked
from learning.lti.courses import course_of, known_deployment, note_services, put_link
from learning.lti.messages import CHOOSES, OPENS, Message
from learning.lti.opening import choose, open_link
from learning.lti.people import account_of, link_account, new_account, time_zone_of
from learning.lti.signing_in import Step, can_prove, next_step, proved, sign_in
from learning.lti.tokens import Refused
from learning.models import LtiAccount, LtiDeployment, LtiLaunch, User
from learning.requests import LearnerRequest, page_with_form

# The answers that go on after a question; signing in as another is done on its own page.
ANSWERS = {
    Step.ASK_TO_LINK: ("link", "new"),
    Step.ASK_TO_SWITCH: ("switch",),
    Step.SIGN_IN_HERE: (),
}


@page_with_form
@login_not_required
@says_why
def enter(request: PlatformRequest, key: str) -> HttpResponse:
    """Signs in who launched, after a question if somebody else is signed in, and goes on to what
    they opened.
    """
    now = timezone.now()
    launch = logins.launch_of(key, browser_of(request), now)
    let_in(request, launch.registration)
    message = Message.from_json(launch.told)
    deployment = known_deployment(launch.registration, message.deployment_id, now)
    account = account_of(launch.registration, message.sub)
    user = request.user
    signed_in = user if user.is_authenticated and not user.is_guest else None
    step = next_step(signed_in, account)
    if step == Step.REFUSE:
        raise Refused("Your account is switched off.")
    if step == Step.SIGN_IN_HERE and signed_in is None:
        return redirect_to_login(request.path)
    answer = request.POST.get("answer", "")
    may_link = step == Step.ASK_TO_LINK and can_prove(user)
    if step in ANSWERS and (answer not in ANSWERS[step] or (answer == "link" and not may_link)):
        context = {"step": step.name, "account": account, "platform": launch.registration}
        return render(request, "learning/lti/ask.html", context | {"may_link": may_link})
    linked = proved(request) if step == Step.ASK_TO_LINK and answer == "link" else None
    with transaction.atomic():
        logins.use_up_launch(launch)
        if linked or account is None:
            account = _account(launch, message, deployment, linked)
        there = _place(account, deployment, launch, message)
    sign_in(request, account, now)
    if GUEST_LEFT in request.session:
        return redirect(reverse("merge_guest", query={"next": there}))
    return redirect(there)


def _account(
    launch: LtiLaunch, message: Message, deployment: LtiDeployment, linked: User | None
) -> LtiAccount:
    """That of somebody who comes for the first time: ``linked``, or a new one."""
    platform, now = launch.registration, timezone.now()
    if linked:
        return link_account(platform, message.sub, linked, now)
    return new_account(
        platform,
        message.sub,
        now,
        given_name=message.given_name,
        family_name=message.family_name,
        name=message.name,
        time_zone=time_zone_of(course_of(deployment, message)),
    )


def _place(
    account: LtiAccount, deployment: LtiDeployment, launch: LtiLaunch, message: Message
) -> str:
    """What they opened; or where a teacher chooses what the link opens."""
    now = timezone.now()
    if message.message_type == CHOOSES:
        return reverse("lti_signed_in")
    if link := open_link(deployment, account.user, message, now):
        task = link.assignment
        return reverse("assignment", args=[task.classroom_id, task.pk])
    kept = logins.keep_launch(
        launch.registration, message, launch.browser, now, lasts=logins.CHOICE_LASTS
    )
    return reverse("lti_pick", args=[kept.key])


@require_safe
def signed_in(request: LearnerRequest) -> HttpResponse:
    """In the window that was opened beside a course, to which the teacher returns."""
    return render(request, "learning/lti/signed_in.html")


@require_POST
@claimed_first
@reauthentication_required(enabled=has_password)  # type: ignore[untyped-decorator]
def unlink(request: LearnerRequest, pk: int) -> HttpResponse:
    """Removes a link with a platform, which then no longer signs the person in."""
    account = get_object_or_404(LtiAccount, pk=pk, user=request.user)
    if request.user.has_usable_password():
        account.delete()
        messages.success(request, "The link is removed.")
    else:
        messages.error(request, "First set a password: else you couldn’t sign in any more.")
    return redirect("mfa_index")


@page_with_form
@says_why
def pick(request: PersonRequest, key: str) -> HttpResponse:
    """Chooses what a link of the course opens, which its platform made without asking."""
    now = timezone.now()
    launch = LtiLaunch.objects.select_related("registration").filter(key=key).first()
    if launch is None or launch.expires_at <= now:
        raise Refused(logins.GONE)
    let_in(request, launch.registration)
    message = Message.from_json(launch.told)
    account = account_of(launch.registration, message.sub)
    if account is None or account.user_id != request.user.pk:
        raise Http404
    if message.message_type != OPENS or not message.teaches:  # kept for ``enter`` alone
        raise Http404
    deployment = known_deployment(launch.registration, message.deployment_id, now)
    if request.method == "POST":
        choice = picked(request.user, request.POST)
        with transaction.atomic():
            course, task = choose(deployment, request.user, message, choice, now, SystemRandom())
            link = put_link(course, task, message.resource_link_id, now)
            note_services(course, link, message, now)
        return redirect("assignment", task.classroom_id, task.pk)
    context = choices(deployment, request.user, message) | {"message": message}
    return render(request, "learning/lti/pick.html", context)
