"""What a launch opens for whom, and what a teacher's choice makes of a link."""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from django.db import transaction

from content.models import Brief
from learning.classrooms.members import ClassroomOver
from learning.classrooms.shared_briefs import NotForAll
from learning.lti.courses import assigned, bind_course, course_of, link_of, note_services
from learning.lti.messages import Message
from learning.lti.people import ARCHIVED, WITHOUT_ROLE, join_course, new_class
from learning.lti.tokens import Refused
from learning.models import Assignment, Classroom, LtiCourse, LtiDeployment, LtiLink, Quiz, User

NO_COURSE = "The platform doesn’t say which course this is."
NOTHING_YET = "Nothing is here yet. Your teacher has to choose something first."
FOR_TEACHERS = "Only teachers of the course can choose content."
NOT_FOR_ALL = "Only the owner of this brief can set it."


@dataclass(frozen=True, slots=True)
class Picked:
    """What a teacher chose, and the class for a course that has none; None for a new class."""

    what: Quiz | Brief
    classroom: Classroom | None


def open_link(
    deployment: LtiDeployment, user: User, message: Message, now: datetime
) -> LtiLink | None:
    """The link that was opened, with the person in its class; None where a teacher is to choose
    first what it opens.

    Raises ``Refused``. The caller is in a transaction, so that then nothing is kept.
    """
    course = course_in(deployment, message)
    if course:
        join_course(course, user, message, now)
    link = link_of(course, message, now) if course else None
    if course:
        note_services(course, link, message, now)
    if link is None and not message.teaches:
        raise Refused(NOTHING_YET)
    return link


def course_in(deployment: LtiDeployment, message: Message) -> LtiCourse | None:
    """The course if it is bound to a class. Raises ``Refused`` if there is none to be bound, or
    the person has no role in it."""
    if not message.context_id:
        raise Refused(NO_COURSE)
    if not (message.teaches or message.learns):
        raise Refused(WITHOUT_ROLE)
    return course_of(deployment, message)


def choose(
    deployment: LtiDeployment,
    user: User,
    message: Message,
    picked: Picked,
    now: datetime,
    rng: Random,
) -> tuple[LtiCourse, Assignment]:
    """Sets what a teacher picked for the class of the course. Raises ``Refused``."""
    if not message.teaches:
        raise Refused(FOR_TEACHERS)
    with transaction.atomic():
        course = course_in(deployment, message)
        if course is None:
            classroom = picked.classroom or new_class(user, message.context_title, now, rng)
            course = bind_course(deployment, message, classroom)
        join_course(course, user, message, now)
        note_services(course, None, message, now)
        try:
            return course, assigned(course.classroom, picked.what, user, now)
        except NotForAll as error:
            raise Refused(NOT_FOR_ALL) from error
        except ClassroomOver as error:
            raise Refused(ARCHIVED) from error
