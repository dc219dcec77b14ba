"""Whom a launch brings: a person with an account here, in the class of the course."""

from datetime import datetime
from random import Random
from secrets import token_hex

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from learning.accounts.merging import has_never_signed_in, merge_newcomer
from learning.classrooms import members
from learning.lti.messages import Message
from learning.lti.tokens import Refused
from learning.models import (
    Classroom,
    LtiAccount,
    LtiCourse,
    LtiPlace,
    LtiRegistration,
    Membership,
    User,
)
from learning.models.people import start_teaching
from learning.models.quizzes import LONGEST_NAME

SOMEBODY = "Member"
ARCHIVED = "The class of this course is archived. Ask your teacher."
WITHOUT_ROLE = "Your role in this course opens nothing here."


def account_of(registration: LtiRegistration, sub: str) -> LtiAccount | None:
    """By the pair alone: an e-mail address is whatever the platform says, and proves nothing."""
    return registration.accounts.select_related("user").filter(sub=sub).first()


def new_account(
    registration: LtiRegistration,
    sub: str,
    now: datetime,
    *,
    given_name: str = "",
    family_name: str = "",
    name: str = "",
    time_zone: str = "UTC",
) -> LtiAccount:
    """Makes a person without a password for ``sub``; whoever is linked to it already stays."""
    try:
        with transaction.atomic():
            user = unsaved_user(
                now, given_name=given_name, family_name=family_name, name=name, time_zone=time_zone
            )
            user.save()
            return LtiAccount.objects.create(
                registration=registration, sub=sub, user=user, linked_at=now
            )
    except IntegrityError:  # another request was first
        return registration.accounts.select_related("user").get(sub=sub)


def unsaved_user(
    now: datetime, *, given_name: str, family_name: str, name: str, time_zone: str
) -> User:
    """A person without a password, who signs in from the course."""
    first = given_name or ("" if family_name else name)
    slug = slugify(first or family_name)[:30].strip("-") or "member"
    return User(
        username=f"{slug}-{token_hex(6)}",
        password=make_password(None),
        first_name=first[:150],
        last_name=family_name[:150],
        time_zone=time_zone,
        date_joined=now,
    )


def link_account(registration: LtiRegistration, sub: str, user: User, now: datetime) -> LtiAccount:
    """Links ``sub`` to somebody's account, unless it has one that was used; what a roster has made
    for them is merged into theirs.
    """
    account, _ = LtiAccount.objects.select_related("user").get_or_create(
        registration=registration, sub=sub, defaults={"user": user, "linked_at": now}
    )
    if is_only_expected(account) and merge_newcomer(account.user_id, user):
        account.user, account.linked_at = user, now
        account.save(update_fields=["user", "linked_at"])
    return account


def is_only_expected(account: LtiAccount) -> bool:
    """Whether a roster has named somebody who has not come yet."""
    return account.launched_at is None and has_never_signed_in(account.user)


def signs_in_here(user: User) -> bool:
    """Whether a launch must not sign them in: it would get around their second step, or give a
    platform the rights of staff. They sign in here first.
    """
    return user.is_staff or is_mfa_enabled(user)


def join_course(course: LtiCourse, user: User, message: Message, now: datetime) -> Membership:
    """A member of the class by their role in the course, which the platform may have changed.

    Raises ``Refused``. The caller is in a transaction.
    """
    if not (message.teaches or message.learns):
        raise Refused(WITHOUT_ROLE)
    classroom = course.classroom
    name = (message.full_name or user.display_name or SOMEBODY)[:LONGEST_NAME]
    role = Membership.Role.TEACHER if message.teaches else Membership.Role.LEARNER
    try:
        membership = members.join_classroom(classroom, user, name, now)
        if membership.role != role:
            members.change_role(membership, role)
            membership.role = role
    except members.ClassroomOver as error:
        raise Refused(ARCHIVED) from error
    except members.LastTeacher:  # a class keeps its teacher, whatever the platform says
        pass
    except members.GuestTeacher as error:
        raise Refused("Save your progress first: a teacher needs a name.") from error
    registration = course.deployment.registration_id
    for account in LtiAccount.objects.filter(registration=registration, sub=message.sub):
        LtiPlace.objects.get_or_create(course=course, account=account)
    return membership


def new_class(user: User, title: str, now: datetime, rng: Random) -> Classroom:
    start_teaching(user)
    return members.start_classroom(user, title or "Course", now, rng)


def time_zone_of(course: LtiCourse | None) -> str:
    """That of the course's teacher, for people whose own nobody knows yet."""
    if course is None:
        return "UTC"
    teachers = course.classroom.memberships.teachers().select_related("user").order_by("pk")
    first = teachers.first()
    return first.user.time_zone if first else "UTC"
