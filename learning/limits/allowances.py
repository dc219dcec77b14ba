"""When, how often and how long somebody may take a quiz: by the rules of the quiz, in their place
those that the class has of its own, and in their place what one learner is allowed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.db import transaction
from django.db.models import Exists, OuterRef

from content.names import by_words
from learning.models import (
    Allowance,
    Assignment,
    Attempt,
    AttemptQuerySet,
    Membership,
    Quiz,
    User,
)
from learning.models.people import hold


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

    def looser_than(self, quiz: "Limits") -> list[str]:
        """In what these let a class do more than the quiz itself would."""
        opens_earlier = quiz.opens_at and (not self.opens_at or self.opens_at < quiz.opens_at)
        closes_later = quiz.closes_at and (not self.closes_at or self.closes_at > quiz.closes_at)
        attempts, usual = self.attempts_allowed, quiz.attempts_allowed
        has_more = usual is not None and (attempts is None or attempts > usual)
        found = {
            "opens earlier": opens_earlier,
            "closes later": closes_later,
            "allows more attempts": has_more,
            "gives more time": self.minutes != self.usual_minutes,
        }
        return [name for name, is_so in found.items() if is_so]


@dataclass(frozen=True, slots=True)
class ClassTerms:
    """The ``limits`` in force for a class, and in what they are ``looser`` than the quiz's own."""

    assignment: Assignment
    limits: Limits
    looser: list[str]


def terms_of(assignment: Assignment) -> ClassTerms:
    """What holds for the class that a quiz is set for; no statement where its quiz is loaded."""
    assert assignment.quiz, "a brief has no limits"
    limits = limits_by(assignment.quiz, assignment, None)
    return ClassTerms(
        assignment, limits, limits.looser_than(limits_by(assignment.quiz, None, None))
    )


def terms_by_class(quiz: Quiz) -> list[ClassTerms]:
    """Those of each class that the quiz is set for, by its name; of each assignment whether the
    author of the quiz ``is_teacher`` there."""
    teaches = quiz.owner.memberships.teachers().filter(classroom=OuterRef("classroom"))
    standing = quiz.assignments.current().select_related("classroom", "quiz")
    found = standing.filter(classroom__archived_at=None).annotate(is_teacher=Exists(teaches))
    return [terms_of(one) for one in found.order_by("classroom__name", "pk")]


def limits_of(quiz: Quiz, user: User, assignment: Assignment | None = None) -> Limits:
    """Those of a learner, in one statement where the quiz of the assignment is loaded."""
    allowed = Allowance.objects.filter(quiz=quiz, user=user).first()
    return limits_by(quiz, assignment, allowed)


def limits_by(quiz: Quiz, assignment: Assignment | None, allowed: Allowance | None) -> Limits:
    """The rules of the quiz, in their place those of the class, and of the learner where given."""
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
        own = quiz.attempts.filter(user=user)
        own.filter(pk__in=earliest(own, attempts_allowed or 0)).update(beyond_allowed=False)
        move_deadlines(own)
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


def move_deadlines(attempts: AttemptQuerySet) -> int:
    """Let those that are under way end as the terms say that hold now, within the caller's
    transaction; gives how many end at another time than before."""
    held = attempts.open().select_for_update(of=("self",)).order_by("pk")
    under_way = list(held.select_related("quiz", "assignment__quiz"))
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
    """What a teacher reads of attempts under way whose deadline has moved; "" for none."""
    if number == 1:
        return " One person taking it now has a new deadline."
    return f" {number} people taking it now have a new deadline." if number else ""


def earliest(attempts: AttemptQuerySet, number: int) -> list[int]:
    """The ids of those that began first, so many at most."""
    return list(attempts.order_by("started_at", "pk").values_list("pk", flat=True)[:number])


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
    return dict(sorted(names.items(), key=lambda one: by_words(one[1])))
