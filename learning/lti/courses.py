"""Courses of a platform, the class that each is bound to, and what their links open."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from content.models import Brief
from learning.classrooms import assignments
from learning.lti.messages import Message
from learning.lti.services.outbox import note_column
from learning.lti.tokens import Refused
from learning.models import (
    Assignment,
    Classroom,
    LtiCourse,
    LtiDeployment,
    LtiLineItem,
    LtiLink,
    LtiRegistration,
    Quiz,
    User,
)

MOST_WAITING = 50  # deployments that staff have not confirmed
UNKNOWN = "This installation isn’t confirmed yet. Ask whoever runs Lilun."


def known_deployment(
    registration: LtiRegistration, deployment_id: str, now: datetime
) -> LtiDeployment:
    """Raises ``Refused`` for one that staff have not confirmed, after noting it for them."""
    found = registration.deployments.filter(deployment_id=deployment_id).first()
    if found and found.confirmed_at:
        return found
    waiting = registration.deployments.filter(confirmed_at=None)
    if found is None and deployment_id and waiting.count() < MOST_WAITING:
        LtiDeployment.objects.get_or_create(
            registration=registration, deployment_id=deployment_id, defaults={"made_at": now}
        )
    raise Refused(UNKNOWN)


def course_of(deployment: LtiDeployment, message: Message) -> LtiCourse | None:
    found = deployment.courses.select_related("classroom")
    return found.filter(context_id=message.context_id).first()


def bind_course(deployment: LtiDeployment, message: Message, classroom: Classroom) -> LtiCourse:
    """Binds the course to a class, unless it is bound already."""
    course, _ = LtiCourse.objects.select_related("classroom").get_or_create(
        deployment=deployment,
        context_id=message.context_id,
        defaults={
            "classroom": classroom,
            "members_url": message.members_url,
            "title": message.context_title,
        },
    )
    return course


def note_services(course: LtiCourse, link: LtiLink | None, message: Message, now: datetime) -> None:
    """Keeps where the platform takes grades and gives its roster, as it last told; attempts made
    before it took grades are noted to be sent."""
    if message.members_url and course.members_url != message.members_url:
        course.members_url = message.members_url
        course.save(update_fields=["members_url"])
    if link and (message.line_item or message.line_items):
        told = {
            "url": message.line_item,
            "container": message.line_items,
            "scopes": list(message.scopes),
        }
        if not message.line_item:
            del told["url"]  # one that the app has made is not told again
        line_item, is_new = LtiLineItem.objects.update_or_create(link=link, defaults=told)
        if is_new:
            note_column(line_item, now)


def link_of(course: LtiCourse, message: Message, now: datetime) -> LtiLink | None:
    """The link that was opened; None if it opens nothing yet, or no longer.

    One that was chosen in this course is known by its key at first. If the platform has copied it,
    there are two links with the same assignment.
    """
    links = LtiLink.objects.select_related("assignment__quiz", "assignment__brief")
    links = links.filter(course=course, assignment__withdrawn_at=None)
    if found := links.filter(resource_link_id=message.resource_link_id).first():
        return found
    key = _uuid(message.key)
    chosen = links.filter(key=key).first() if key else None
    if chosen is None:
        return None
    return _named(chosen, message.resource_link_id, now)


def _named(chosen: LtiLink, resource_link_id: str, now: datetime) -> LtiLink:
    with transaction.atomic():
        own = LtiLink.objects.filter(pk=chosen.pk, resource_link_id=None)
        if own.update(resource_link_id=resource_link_id):
            chosen.resource_link_id = resource_link_id
            return chosen
        return put_link(chosen.course, chosen.assignment, resource_link_id, now)


def copied_from(deployment: LtiDeployment, message: Message) -> Assignment | None:
    """What the link opened in the course of which this one is a copy, if it is."""
    key = _uuid(message.key)
    links = LtiLink.objects.select_related("assignment__quiz", "assignment__brief")
    elsewhere = links.filter(course__deployment__registration=deployment.registration_id)
    found = elsewhere.filter(key=key).first() if key else None
    return found.assignment if found else None


def put_link(
    course: LtiCourse, assignment: Assignment, resource_link_id: str, now: datetime
) -> LtiLink:
    """Makes a link open an assignment from now on."""
    link, _ = LtiLink.objects.update_or_create(
        course=course,
        resource_link_id=resource_link_id,
        defaults={"assignment": assignment},
        create_defaults={"assignment": assignment, "made_at": now},
    )
    return link


def new_link(course: LtiCourse, assignment: Assignment, now: datetime) -> LtiLink:
    """A link that the platform has not made yet: it will be known by its key."""
    return LtiLink.objects.create(course=course, assignment=assignment, made_at=now)


def assigned(classroom: Classroom, what: Quiz | Brief, by: User, now: datetime) -> Assignment:
    """The class's assignment of a quiz or a brief, set now on the usual terms if it was not.

    Raises ``NotForAll``, ``ClassroomOver``.
    """
    kind = {"quiz": what} if isinstance(what, Quiz) else {"brief": what}
    standing = classroom.assignments.current()
    if found := standing.filter(**kind).select_related("quiz", "brief").first():
        return found
    if isinstance(what, Quiz):
        assignments.set_quiz(classroom, what, assignments.Terms(), now)
    else:
        assignments.set_brief(classroom, what, assignments.Terms(), by, now)
    return standing.select_related("quiz", "brief").get(**kind)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
