"""From when, until when, how often and how long somebody may take a quiz: by the rules of the quiz,
in their place those of the class it is set for, and in their place what one learner is allowed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.db import transaction
from django.db.models import QuerySet

from learning.accounts import hold
from learning.models import Allowance, Assignment, Attempt, Membership, Quiz, User


@dataclass(frozen=True, slots=True)
class Limits:
    """Each is None where there is none; ``minutes`` are ``usual_minutes``, or more."""

    opens_at: datetime | None = None
    closes_at: datetime | None = None
    attempts_allowed: int | None = None
    minutes: int | None = None
    usual_minutes: int | None = None

    def deadline(self, started_at: datetime) -> datetime | None:
        """When an attempt that began then is over."""
        ends = [self.closes_at]
        if self.minutes:
            ends.append(started_at + timedelta(minutes=self.minutes))
        return min(filter(None, ends), default=None)

    def refusal(self, made: int, now: datetime) -> str:
        """Why whoever has made so many attempts may not begin another; "" where they may."""
        if self.opens_at and now < self.opens_at:
            return "It is not open yet."
        if self.closes_at and now >= self.closes_at:
            return "It is closed."
        if self.attempts_allowed is not None and made >= self.attempts_allowed:
            return "You have had all your attempts at it."
        return ""


def limits_of(quiz: Quiz, user: User, assignment: Assignment | None = None) -> Limits:
    """Those of a learner, in one statement."""
    allowed = Allowance.objects.filter(quiz=quiz, user=user).first()
    return limits_by(quiz, assignment, allowed)


def limits_by(quiz: Quiz, assignment: Assignment | None, allowed: Allowance | None) -> Limits:
    if assignment:
        rules = (assignment.opens_at, assignment.due_at, assignment.attempts_allowed)
    else:
        rules = (quiz.opens_at, quiz.closes_at, quiz.attempts_allowed)
    opens_at, closes_at, attempts = rules
    factor = assignment.time_factor if assignment else 1.0
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
    """Give a learner terms of their own, in place of those that they had; an attempt that they have
    under way is over by these then."""
    with transaction.atomic():
        hold(user)
        hold_quiz(quiz)
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
        move_deadlines(quiz.attempts.filter(user=user))
        return allowance


def take_back(allowance: Allowance) -> None:
    """Let the usual terms hold for a learner again, for an attempt under way too."""
    with transaction.atomic():
        hold(allowance.user)
        hold_quiz(allowance.quiz)
        Allowance.objects.filter(pk=allowance.pk).delete()
        move_deadlines(allowance.quiz.attempts.filter(user=allowance.user))


def hold_quiz(quiz: Quiz) -> None:
    """Let nobody delete it before the commit: whoever deletes it waits for what is held of it, and
    would be waited for at the end. Raises ``Quiz.DoesNotExist``."""
    Quiz.objects.select_for_update(no_key=True).only("pk").get(pk=quiz.pk)


def move_deadlines(attempts: QuerySet[Attempt]) -> None:
    """Let those that are under way end as the terms say that hold now, within the caller's
    transaction."""
    under_way = attempts.filter(submitted_at=None).select_related("quiz", "user", "assignment")
    for attempt in under_way.select_for_update(of=("self",)).order_by("pk"):
        limits = limits_of(attempt.quiz, attempt.user, attempt.assignment)
        attempt.deadline_at = limits.deadline(attempt.started_at)
        attempt.save(update_fields=["deadline_at"])


def takers_of(quiz: Quiz) -> dict[int, str]:
    """Whoever may take it or has begun to, by its link or in a class that its author teaches: the
    id of each, and the name that its author reads; two statements."""
    taught = quiz.owner.memberships.teachers().values("classroom")
    of_classes = Membership.objects.learners().filter(
        classroom__assignments__in=quiz.assignments.filter(withdrawn_at=None, classroom__in=taught)
    )
    readable = Attempt.objects.read_by(quiz.owner).filter(quiz=quiz)
    begun = readable.values_list("user", "name", "user__username")
    names = {user: name or username for user, name, username in begun.order_by("-pk")}
    names |= dict(of_classes.values_list("user", "name"))
    return dict(sorted(names.items(), key=lambda one: one[1].casefold()))
