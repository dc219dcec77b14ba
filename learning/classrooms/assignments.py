"""What is set for a class: briefs and quizzes, and on what terms."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from content.models import Brief
from learning.classrooms.members import hold_current
from learning.classrooms.shared_briefs import follow_class, share_with
from learning.limits.allowances import lock_quiz, move_deadlines
from learning.models import (
    Assignment,
    AssignmentQuerySet,
    Attempt,
    Classroom,
    Quiz,
    User,
)

REMEMBERED_FOR = timedelta(days=7)  # on the first page, after it was due


@dataclass(frozen=True, slots=True)
class Terms:
    """When an assignment is due, and the limits of a quiz; see ``Assignment``."""

    due_at: datetime | None = None
    opens_at: datetime | None = None
    attempts_allowed: int | None = None
    time_factor: float = 1.0
    adds_cards: bool = False
    opens_at_once: bool = False
    never_closes: bool = False
    unlimited_attempts: bool = False


@dataclass(frozen=True, slots=True)
class Affected:
    """How many learners the new terms concern, and how many attempts under way got a new
    deadline."""

    learners: int
    under_way: int = 0


def briefs_to_set(teacher: User, classroom: Classroom | None = None) -> QuerySet[Brief]:
    """What a teacher may set for a class: public briefs, their own, those with a link that they
    study, and what is set for the class already."""
    studied = Q(pk__in=teacher.cards.order_by().values("brief"))
    listed = Q(visibility=Brief.Visibility.PUBLIC) | Q(owner=teacher)
    listed |= Q(studied, visibility=Brief.Visibility.LINK)
    if classroom:
        listed |= Q(pk__in=classroom.assignments.current().order_by().values("brief"))
    return Brief.objects.open_to(teacher).filter(listed)


def set_brief(
    classroom: Classroom, brief: Brief, terms: Terms, by: User, now: datetime
) -> Affected:
    """Set a brief for study; if it is set already, change its terms. A private brief of the
    teacher's own becomes one for classes.

    Raises ``NotForAll``, ``ClassroomOver``.
    """
    with transaction.atomic():
        share_with(classroom, brief, by)
        affected = _assign(classroom, {"brief": brief}, terms, now)
        follow_class(classroom, now)
        return affected


def set_quiz(classroom: Classroom, quiz: Quiz, terms: Terms, now: datetime) -> Affected:
    """Set a quiz; if it is set already, change its terms, for attempts under way too.

    Raises ``ClassroomOver``, ``Quiz.DoesNotExist``.
    """
    return _assign(classroom, {"quiz": quiz}, terms, now)


def _assign(classroom: Classroom, what: dict[str, Any], terms: Terms, now: datetime) -> Affected:
    values: dict[str, Any] = asdict(terms) | {"withdrawn_at": None}
    with transaction.atomic():
        hold_current(classroom)
        if quiz := what.get("quiz"):
            lock_quiz(quiz)  # its rules may be among the terms
        standing = classroom.assignments.current().filter(**what).first()
        if standing is None:  # new, or withdrawn before
            values["set_at"] = now
        assignment, _ = Assignment.objects.update_or_create(
            classroom=classroom, **what, defaults=values
        )
        under_way = move_deadlines(assignment.attempts.all()) if standing and quiz else 0
        return Affected(classroom.memberships.learners().count(), under_way)


def withdraw(assignment: Assignment, now: datetime) -> None:
    """Withdraw an assignment; its attempts stay, and count again if it is set again."""
    with transaction.atomic():
        Assignment.objects.filter(pk=assignment.pk, withdrawn_at=None).update(withdrawn_at=now)
        follow_class(assignment.classroom, now)


def lately_set_for(user: User, now: datetime) -> AssignmentQuerySet:
    """A learner's assignments that are still due, or were due within the last week."""
    return set_for(user).ending_after(now - REMEMBERED_FOR)


def set_for(user: User) -> AssignmentQuerySet:
    """All of a learner's current assignments, the earliest due first; ``handed_in`` says whether
    they have submitted an attempt."""
    handed_in = Attempt.objects.filter(assignment=OuterRef("pk"), user=user)
    found = Assignment.objects.set_for(user).select_related("classroom", "brief", "quiz")
    return found.annotate(handed_in=Exists(handed_in.exclude(submitted_at=None)))
