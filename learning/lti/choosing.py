"""The page on which a teacher chooses what a link opens: in the platform's frame or in a window."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from learning.classrooms.forms import value_of
from learning.lti.access import STATE_SECONDS, PlatformRequest, signed_state
from learning.lti.browsers import origins_of, show_in_frames
from learning.lti.courses import copied_from, course_of
from learning.lti.deep_links import brief_choices, chosen, quiz_choices
from learning.lti.messages import Message
from learning.lti.opening import FOR_TEACHERS, Picked
from learning.lti.people import account_of, signs_in_here
from learning.lti.tokens import Refused
from learning.models import Classroom, LtiDeployment, LtiRegistration, User
from learning.requests import id_of

NEW_CLASS = "new"
GONE = "This can’t be chosen any more. Choose something else."
ONE_OF_OURS = "The platform doesn’t take links to Lilun here."


def choices_in_frame(
    request: PlatformRequest, deployment: LtiDeployment, message: Message
) -> HttpResponse:
    """The page without a session: a signed field holds what it knows. Who has no account here opens
    the app in a window first. Raises ``Refused``.
    """
    assert message.deep_linking
    if not message.teaches:
        raise Refused(FOR_TEACHERS)
    if not message.deep_linking.takes_links:
        raise Refused(ONE_OF_OURS)
    known = chooser(request.platform, message)
    context = {
        "platform": request.platform,
        "state": signed_state(request.platform, message),
        "person": known,
    }
    if known:
        context |= choices(deployment, known, message)
    response = render(request, "learning/lti/choose_in_frame.html", context)
    return show_in_frames(response, origins_of(request.platform))


def chooser(registration: LtiRegistration, message: Message) -> User | None:
    """Who chooses in the frame; None for somebody who opens the app in a window first: without an
    account here, or with one for which a launch is not enough, unless they signed in to it lately.
    """
    account = account_of(registration, message.sub)
    if account is None or not account.user.is_active:
        return None
    lately = timezone.now() - timedelta(seconds=STATE_SECONDS)
    signed_in = account.launched_at is not None and account.launched_at > lately
    return account.user if signed_in or not signs_in_here(account.user) else None


def choices(deployment: LtiDeployment, user: User, message: Message) -> dict[str, Any]:
    """For the template: what the teacher may choose, first what the link opened in the course of
    which this is a copy; and their classes, if the course has none yet.
    """
    course = course_of(deployment, message)
    original = copied_from(deployment, message)
    copied = value_of(original) if original else ""
    quizzes, briefs = list(quiz_choices(user)), list(brief_choices(user))
    return {
        "course_title": message.context_title,
        "classes": None if course else Classroom.objects.taught_now_by(user).order_by("name"),
        "copied": [one for one in [*quizzes, *briefs] if one.value == copied],
        "quizzes": [one for one in quizzes if one.value != copied],
        "briefs": [one for one in briefs if one.value != copied],
    }


def picked(user: User, posted: QueryDict) -> Picked:
    """Raises ``Refused`` for what is not theirs to choose."""
    what = chosen(user, posted.get("what", ""))
    if what is None:
        raise Refused(GONE)
    named = posted.get("classroom", NEW_CLASS)
    if named == NEW_CLASS:
        return Picked(what, None)
    classroom = Classroom.objects.taught_now_by(user).filter(pk=id_of(named) or 0).first()
    if classroom is None:
        raise Refused(GONE)
    return Picked(what, classroom)
