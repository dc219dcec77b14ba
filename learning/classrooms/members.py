"""Classes: begun, joined, left, and what is set for them.

``report`` tells what a class has done, ``quizzes.starting`` how a quiz that is set is begun.
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

from content.models import Brief
from learning.limits.allowances import hold_quiz, move_deadlines
from learning.models import (
    Assignment,
    AssignmentQuerySet,
    Attempt,
    Classroom,
    Membership,
    Quiz,
    User,
)
from learning.models.people import TWICE, hold
from learning.models.quizzes import LONGEST_NAME
from learning.quizzes.join_codes import new_code

REMEMBERED_FOR = timedelta(days=7)  # on the first page, after it was due


class LastTeacher(Exception):
    """A class keeps one teacher at least; it may be archived."""


class ClassroomOver(Exception):
    """The class is archived: nobody joins it, and nothing is set for it."""


class GuestTeacher(Exception):
    """Who teaches has a name and a password: others see who asks them."""


class NotForAll(Exception):
    """The brief is private: the class could not read it."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Until when, for a quiz also from when, how often and how long; see ``Assignment``."""

    due_at: datetime | None = None
    opens_at: datetime | None = None
    attempts_allowed: int | None = None
    time_factor: float = 1.0
    adds_cards: bool = False
    opens_at_once: bool = False
    never_closes: bool = False
    unlimited_attempts: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """Whom new terms concern: the learners of the class, and of those who take the quiz just now
    how many have another deadline than before."""

    learners: int
    under_way: int = 0


def start_classroom(teacher: User, name: str, now: datetime, rng: Random) -> Classroom:
    """A class with one teacher; the same name twice within a minute is one."""
    with transaction.atomic():
        hold(teacher)
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
    """The person's place in the class; whoever is in it already stays what they are.

    Raises ``ClassroomOver``.
    """
    with transaction.atomic():
        _hold_current(classroom)
        membership, _ = Membership.objects.get_or_create(
            classroom=classroom, user=user, defaults={"name": name, "joined_at": now}
        )
        return membership


def _hold_current(classroom: Classroom) -> None:
    if Classroom.objects.select_for_update(no_key=True).get(pk=classroom.pk).archived_at:
        raise ClassroomOver


def remove_member(membership: Membership) -> None:
    """Take somebody out of the class, or let them leave; what they studied and answered stays
    theirs. Raises ``LastTeacher``."""
    with transaction.atomic():
        _keep_a_teacher(membership)
        Membership.objects.filter(pk=membership.pk).delete()


def change_role(membership: Membership, role: Membership.Role) -> None:
    """Make a learner a teacher as well as oneself, or the other way.

    Raises ``LastTeacher``, ``GuestTeacher``.
    """
    if role == Membership.Role.TEACHER and membership.user.is_guest:
        raise GuestTeacher
    with transaction.atomic():
        if role != Membership.Role.TEACHER:
            _keep_a_teacher(membership)
        Membership.objects.filter(pk=membership.pk).update(role=role)


def _keep_a_teacher(membership: Membership) -> None:
    """The class is held until the commit, or two teachers could leave at once."""
    Classroom.objects.select_for_update(no_key=True).get(pk=membership.classroom_id)
    teachers = Membership.objects.teachers().filter(classroom=membership.classroom_id)
    if set(teachers.values_list("pk", flat=True)) == {membership.pk}:
        raise LastTeacher


def rename(classroom: Classroom, name: str) -> None:
    Classroom.objects.filter(pk=classroom.pk).update(name=name)


def archive(classroom: Classroom, now: datetime) -> None:
    """Nobody joins it any more, and nothing of it is due."""
    Classroom.objects.filter(pk=classroom.pk, archived_at=None).update(archived_at=now)


def reopen(classroom: Classroom) -> None:
    Classroom.objects.filter(pk=classroom.pk).update(archived_at=None)


def set_brief(classroom: Classroom, brief: Brief, terms: Terms, now: datetime) -> Moved:
    """Set a brief to be studied; set again, its goal is changed.

    Raises ``NotForAll``, ``ClassroomOver``.
    """
    if brief.visibility == Brief.Visibility.PRIVATE:
        raise NotForAll
    return _set(classroom, {"brief": brief}, terms, now)


def set_quiz(classroom: Classroom, quiz: Quiz, terms: Terms, now: datetime) -> Moved:
    """Set a quiz to be taken; set again, its terms are changed, for attempts under way too.

    Raises ``ClassroomOver``, ``Quiz.DoesNotExist``.
    """
    return _set(classroom, {"quiz": quiz}, terms, now)


def _set(classroom: Classroom, what: dict[str, Any], terms: Terms, now: datetime) -> Moved:
    values: dict[str, Any] = asdict(terms) | {"withdrawn_at": None}
    with transaction.atomic():
        _hold_current(classroom)
        if quiz := what.get("quiz"):
            hold_quiz(quiz)  # its rules may be among the terms
        standing = classroom.assignments.current().filter(**what).first()
        if standing is None:  # never set before, or taken back
            values["set_at"] = now
        assignment, _ = Assignment.objects.update_or_create(
            classroom=classroom, **what, defaults=values
        )
        under_way = move_deadlines(assignment.attempts.all()) if standing and quiz else 0
        return Moved(classroom.memberships.learners().count(), under_way)


def withdraw(assignment: Assignment, now: datetime) -> None:
    """Take back what was set; what was done for it stays, and is there again if it is set again."""
    Assignment.objects.filter(pk=assignment.pk, withdrawn_at=None).update(withdrawn_at=now)


def lately_set_for(user: User, now: datetime) -> AssignmentQuerySet:
    """Of what is set for a learner what is still due, or was within a week."""
    return set_for(user).ending_after(now - REMEMBERED_FOR)


def set_for(user: User) -> AssignmentQuerySet:
    """All that is set for a learner now, what is due first at the top; of a quiz whether they have
    ``handed_in`` an attempt."""
    handed_in = Attempt.objects.filter(assignment=OuterRef("pk"), user=user)
    found = Assignment.objects.set_for(user).select_related("classroom", "brief", "quiz")
    return found.annotate(handed_in=Exists(handed_in.exclude(submitted_at=None)))
