"""When, how often and how long a learner may take a quiz: the quiz's rules, overridden by the terms
of a class, overridden by the learner's own allowance.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from content.reading.names import word_sort_key
from learning.models import (
    Allowance,
    Assignment,
    Attempt,
    AttemptQuerySet,
    Membership,
    Quiz,
    User,
)
from learning.models.people import lock_user
from learning.prepared import prepared


@dataclass(frozen=True, slots=True)
class Limits:
    """A learner's limits; None means no limit. ``minutes`` is ``usual_minutes`` or more."""

    opens_at: datetime | None = None
    closes_at: datetime | None = None
    attempts_allowed: int | None = None
    minutes: int | None = None
    usual_minutes: int | None = None

    def deadline(self, started_at: datetime) -> datetime | None:
        """When an attempt that started at ``started_at`` ends."""
        ends = [self.closes_at]
        if self.minutes:
            ends.append(started_at + timedelta(minutes=self.minutes))
        return min(filter(None, ends), default=None)

    def refusal(self, made: int, now: datetime) -> str:
        """Why a learner with ``made`` attempts may not start another; "" if they may."""
        if self.opens_at and now < self.opens_at:
            return "It is not open yet."
        if self.closes_at and now >= self.closes_at:
            return "It is closed."
        if self.attempts_allowed is not None and made >= self.attempts_allowed:
            return "You have had all your attempts at it."
        return ""

    @property
    def extra_minutes(self) -> int:
        """How many more than usual somebody is given."""
        return (self.minutes or 0) - (self.usual_minutes or 0)

    def looser_than(self, quiz: "Limits") -> list[str]:
        """The ways in which these limits allow a class more than the quiz itself does."""
        opens_earlier = quiz.opens_at and (not self.opens_at or self.opens_at < quiz.opens_at)
        closes_later = quiz.closes_at and (not self.closes_at or self.closes_at > quiz.closes_at)
        attempts, usual = self.attempts_allowed, quiz.attempts_allowed
        has_more = usual is not None and (attempts is None or attempts > usual)
        found = {
            "opens earlier": opens_earlier,
            "closes later": closes_later,
            "allows more attempts": has_more,
            "gives more time": self.extra_minutes > 0,
        }
        return [name for name, is_so in found.items() if is_so]


@dataclass(frozen=True, slots=True)
class ClassTerms:
    """The ``limits`` for a class, and in which ways they are ``looser`` than the quiz's own."""

    assignment: Assignment
    limits: Limits
    looser: list[str]


def terms_of(assignment: Assignment) -> ClassTerms:
    """The terms of an assignment; no query if its quiz is loaded."""
    assert assignment.quiz, "a brief has no limits"
    limits = limits_by(assignment.quiz, assignment, None)
    return ClassTerms(
        assignment, limits, limits.looser_than(limits_by(assignment.quiz, None, None))
    )


def terms_by_class(quiz: Quiz) -> list[ClassTerms]:
    """The terms of each class that the quiz is set for, by name, each with whether the quiz's
    author ``is_teacher`` there.
    """
    teaches = quiz.owner.memberships.teachers().filter(classroom=OuterRef("classroom"))
    standing = quiz.assignments.current().select_related("classroom", "quiz")
    found = standing.filter(classroom__archived_at=None).annotate(is_teacher=Exists(teaches))
    return [terms_of(one) for one in found.order_by("classroom__name", "pk")]


def limits_of(quiz: Quiz, user: User, assignment: Assignment | None = None) -> Limits:
    """The limits of a learner; one query if the assignment's quiz is loaded."""
    allowed = next(iter(_allowances(quiz.pk, user.pk)), None)
    return limits_by(quiz, assignment, allowed)


@prepared
def _allowances(quiz: int, user: int) -> QuerySet[Allowance]:
    return Allowance.objects.filter(quiz=quiz, user=user)


def limits_by(quiz: Quiz, assignment: Assignment | None, allowed: Allowance | None) -> Limits:
    """The quiz's rules, overridden by the class's terms and the learner's allowance, if any."""
    opens_at, closes_at, attempts = quiz.opens_at, quiz.closes_at, quiz.attempts_allowed
    factor = 1.0
    if assignment:
        opens_at, closes_at = assignment.begins_at, assignment.ends_at
        attempts, factor = assignment.attempts_in_force, assignment.time_factor
    if allowed:
        opens_at = allowed.opens_at or opens_at
        closes_at = allowed.closes_at or closes_at
        attempts = allowed.attempts_allowed or attempts
        factor = max(factor, allowed.time_factor)
    minutes = ceil(round(quiz.minutes * factor, 6)) if quiz.minutes else None
    return Limits(opens_at, closes_at, attempts, minutes, quiz.minutes)


def allow(
    quiz: Quiz,
    user: User,
    *,
    opens_at: datetime | None = None,
    closes_at: datetime | None = None,
    attempts_allowed: int | None = None,
    time_factor: float = 1.0,
) -> Allowance:
    """Gives a learner an allowance in place of any earlier one; attempts under way follow it."""
    with transaction.atomic():
        lock_user(user)
        lock_quiz(quiz)
        allowance, _ = Allowance.objects.update_or_create(
            quiz=quiz,
            user=user,
            defaults={
                "opens_at": opens_at,
                "closes_at": closes_at,
                "attempts_allowed": attempts_allowed,
                "time_factor": time_factor,
            },
        )
        own = quiz.attempts.filter(user=user, live=None)
        own.filter(pk__in=earliest(own, attempts_allowed or 0)).update(beyond_allowed=False)
        move_deadlines(own)
        return allowance


def take_back(allowance: Allowance) -> None:
    """Deletes an allowance; attempts under way follow the usual terms again."""
    with transaction.atomic():
        lock_user(allowance.user)
        lock_quiz(allowance.quiz)
        Allowance.objects.filter(pk=allowance.pk).delete()
        move_deadlines(allowance.quiz.attempts.filter(user=allowance.user))


def lock_quiz(quiz: Quiz) -> None:
    """Locks the quiz until the commit, so that deleting it waits.

    Otherwise a delete would lock rows in another order and deadlock. Raises ``Quiz.DoesNotExist``.
    """
    Quiz.objects.select_for_update(no_key=True).only("pk").get(pk=quiz.pk)


def move_deadlines(attempts: AttemptQuerySet) -> int:
    """Sets the deadlines of attempts under way by the current terms, within the caller's
    transaction; returns how many changed.
    """
    locked = attempts.open().filter(live=None).select_for_update(of=("self",)).order_by("pk")
    under_way = list(locked.select_related("quiz", "assignment__quiz"))
    given = Allowance.objects.filter(quiz__in={attempt.quiz_id for attempt in under_way})
    allowances = {(one.quiz_id, one.user_id): one for one in given}
    moved = []
    for attempt in under_way:
        allowed = allowances.get((attempt.quiz_id, attempt.user_id))
        limits = limits_by(attempt.quiz, attempt.assignment, allowed)
        deadline_at = limits.deadline(attempt.started_at)
        if deadline_at != attempt.deadline_at:
            attempt.deadline_at = deadline_at
            moved.append(attempt)
    Attempt.objects.bulk_update(moved, ["deadline_at"])
    return len(moved)


def new_deadlines(number: int) -> str:
    """A sentence for the teacher about deadlines that moved; "" for none."""
    if number == 1:
        return " One person taking it now has a new deadline."
    return f" {number} people taking it now have a new deadline." if number else ""


def earliest(attempts: AttemptQuerySet, number: int) -> list[int]:
    """The ids of the ``number`` attempts that started first."""
    return list(attempts.order_by("started_at", "pk").values_list("pk", flat=True)[:number])


def takers_of(quiz: Quiz) -> dict[int, str]:
    """The people who can take the quiz or have started it, by its link or in a class that its
    author teaches: ids with the names that the author sees. Two queries.
    """
    taught = quiz.owner.memberships.teachers().values("classroom")
    of_classes = Membership.objects.learners().filter(
        classroom__assignments__in=quiz.assignments.filter(withdrawn_at=None, classroom__in=taught)
    )
    readable = Attempt.objects.read_by(quiz.owner).filter(quiz=quiz)
    begun = readable.values_list("user", "name", "user__username")
    names = {user: name or username for user, name, username in begun.order_by("-pk")}
    names |= dict(of_classes.values_list("user", "name"))
    return dict(sorted(names.items(), key=lambda one: word_sort_key(one[1])))
