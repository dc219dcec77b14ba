"""Who teaches a class and who learns in it: classes are begun, joined, left and archived."""

from collections.abc import Mapping
from datetime import datetime
from random import Random

from django.db import transaction

from learning.classrooms.roster.attaching import attach_by_email
from learning.classrooms.shared_briefs import follow_class
from learning.models import Assignment, Classroom, Membership, User
from learning.models.people import TWICE, lock_user, start_teaching
from learning.models.quizzes import LONGEST_NAME
from learning.quizzes.join_codes import new_code


class LastTeacher(Exception):
    """A class needs at least one teacher; archive it instead."""


class ClassroomOver(Exception):
    """The class is archived: nobody joins it, and nothing is set for it."""


class GuestTeacher(Exception):
    """A teacher needs a named account, so that learners know who asks them."""


def start_classroom(teacher: User, name: str, now: datetime, rng: Random) -> Classroom:
    """Make a class with one teacher; the same name again within a minute returns that class."""
    with transaction.atomic():
        lock_user(teacher)
        start_teaching(teacher)
        just_now = Classroom.objects.taught_by(teacher).filter(name=name)
        if found := just_now.filter(created_at__gt=now - TWICE).first():
            return found
        classroom = Classroom.objects.create(name=name, code=new_code(rng), created_at=now)
        Membership.objects.create(
            classroom=classroom,
            user=teacher,
            role=Membership.Role.TEACHER,
            name=teacher.display_name[:LONGEST_NAME],
            joined_at=now,
        )
        return classroom


def join_classroom(classroom: Classroom, user: User, name: str, now: datetime) -> Membership:
    """Make somebody a learner of the class; a current member keeps their role.

    Raises ``ClassroomOver``.
    """
    with transaction.atomic():
        hold_current(classroom)
        membership, is_new = Membership.objects.get_or_create(
            classroom=classroom, user=user, defaults={"name": name, "joined_at": now}
        )
        if is_new:
            attach_by_email(membership)
        elif membership.role == Membership.Role.FORMER:
            membership.role = Membership.Role.LEARNER
            membership.save(update_fields=["role"])
        follow_class(classroom, now)
        return membership


def hold_current(classroom: Classroom) -> None:
    """Lock the class until the commit. Raises ``ClassroomOver``."""
    if Classroom.objects.select_for_update(no_key=True).get(pk=classroom.pk).archived_at:
        raise ClassroomOver


def remove_member(membership: Membership, now: datetime) -> None:
    """Remove somebody from the class; they keep their cards and answers, though those of a brief
    that only the class shares are closed. Raises ``LastTeacher``."""
    with transaction.atomic():
        _keep_a_teacher(membership)
        Membership.objects.filter(pk=membership.pk).delete()
        follow_class(membership.classroom, now)


def change_role(membership: Membership, role: Membership.Role) -> None:
    """Raises ``LastTeacher``, ``GuestTeacher``."""
    if role == Membership.Role.TEACHER and membership.user.is_guest:
        raise GuestTeacher
    with transaction.atomic():
        if role != Membership.Role.TEACHER:
            _keep_a_teacher(membership)
        else:
            start_teaching(membership.user)
        Membership.objects.filter(pk=membership.pk).update(role=role)


def _keep_a_teacher(membership: Membership) -> None:
    """Lock the class until the commit: otherwise its last two teachers could leave at once."""
    Classroom.objects.select_for_update(no_key=True).get(pk=membership.classroom_id)
    teachers = Membership.objects.teachers().filter(classroom=membership.classroom_id)
    if set(teachers.values_list("pk", flat=True)) == {membership.pk}:
        raise LastTeacher


def rename(classroom: Classroom, name: str) -> None:
    Classroom.objects.filter(pk=classroom.pk).update(name=name)


def set_total(classroom: Classroom, weights: Mapping[int, float]) -> None:
    """Store the rules of the total that were set on the class, and the weights of assignments, by
    their ids."""
    with transaction.atomic():
        classroom.save(update_fields=["drop_lowest", "missing_is_zero", "shows_totals"])
        tasks = list(classroom.assignments.filter(pk__in=weights))
        for task in tasks:
            task.weight = weights[task.pk]
        Assignment.objects.bulk_update(tasks, ["weight"])


def archive(classroom: Classroom, now: datetime) -> None:
    """Close a class: nobody can join it, and its assignments are no longer due."""
    Classroom.objects.filter(pk=classroom.pk, archived_at=None).update(archived_at=now)


def reopen(classroom: Classroom) -> None:
    Classroom.objects.filter(pk=classroom.pk).update(archived_at=None)
