"""Whom a mail about a class is for: what was set for them, is due tomorrow, or was graded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef, Q

from content.models import Brief
from learning.limits.allowances import limits_by
from learning.models import (
    Allowance,
    Assignment,
    Attempt,
    AttemptQuerySet,
    Card,
    Membership,
    MembershipQuerySet,
    Quiz,
    SentNotice,
)

Kind = SentNotice.Kind
SETTLED = timedelta(minutes=5)  # in which a teacher may take back what they have set
LATEST = timedelta(days=1)  # a worker that was down sends none that is later than this
MORNING = 8  # the hour from which people hear of what is due, by their clock
SET_LATELY = timedelta(hours=12)  # whoever just heard of it is not reminded


@dataclass(frozen=True, slots=True)
class Waiting:
    """A mail that is to be sent. ``due_at`` is by the learner's own limits; ``attempt`` is the one
    that was graded."""

    kind: SentNotice.Kind
    about: int
    membership: Membership
    assignment: Assignment
    due_at: datetime | None = None
    attempt: Attempt | None = None


def waiting_notices(now: datetime) -> Iterator[Waiting]:
    """All that are due and were not sent; those who send them note it first."""
    yield from _set(now)
    yield from _due(now)
    yield from _graded(now)


def reachable(kind: SentNotice.Kind) -> MembershipQuerySet:
    """Learners with a confirmed address who want these mails."""
    learners = Membership.objects.learners().filter(
        **{f"user__mails_{kind}": True},
        user__is_active=True,
        user__is_guest=False,
        classroom__archived_at=None,
    )
    return learners.filter(
        user__emailaddress__verified=True, user__emailaddress__email=F("user__email")
    ).select_related("user")


def _unsent(kind: SentNotice.Kind, assignment: Assignment) -> MembershipQuerySet:
    sent = SentNotice.objects.filter(kind=kind, about=assignment.pk, user=OuterRef("user"))
    return reachable(kind).filter(~Exists(sent), classroom=assignment.classroom_id)


def _set(now: datetime) -> Iterator[Waiting]:
    lately = Assignment.objects.current().filter(
        set_at__gt=now - LATEST, set_at__lte=now - SETTLED, classroom__archived_at=None
    )
    for task in lately.ending_after(now).select_related("classroom", "brief", "quiz"):
        were_there = _unsent(Kind.SET, task).filter(joined_at__lte=task.set_at)
        for one in were_there:
            if _may_read(task, one):
                yield Waiting(Kind.SET, task.pk, one, task, task.ends_at)


def _due(now: datetime) -> Iterator[Waiting]:
    soon = now + 2 * LATEST
    extended = Allowance.objects.filter(
        quiz=OuterRef("quiz"), closes_at__gt=now, closes_at__lte=soon
    )
    current = Assignment.objects.current().filter(
        classroom__archived_at=None, set_at__lte=now - SET_LATELY
    )
    ending = current.ending_after(now).exclude(pk__in=current.ending_after(soon).values("pk"))
    found = current.filter(Q(pk__in=ending.values("pk")) | Exists(extended))
    for task in found.select_related("classroom", "brief", "quiz"):
        own = {one.user_id: one for one in Allowance.objects.filter(quiz=task.quiz_id)}
        for one in _unfinished(task, _unsent(Kind.DUE, task)):
            due_at = task.ends_at
            if task.quiz:
                due_at = limits_by(task.quiz, task, own.get(one.user_id)).closes_at
            if due_at and _is_tomorrow(due_at, one, now) and _may_read(task, one):
                yield Waiting(Kind.DUE, task.pk, one, task, due_at)


def _unfinished(task: Assignment, members: MembershipQuerySet) -> MembershipQuerySet:
    """Without those who have handed the quiz in, or have met all cards of the brief."""
    if task.quiz_id:
        attempts = Attempt.objects.filter(quiz=task.quiz_id, user=OuterRef("user"))
        return members.filter(~Exists(attempts.exclude(submitted_at=None)))
    cards = Card.objects.filter(brief=task.brief_id, user=OuterRef("user"))
    new = cards.filter(state=Card.State.NEW, suspended=False)
    return members.filter(Exists(new) | ~Exists(cards))


def _is_tomorrow(at: datetime, membership: Membership, now: datetime) -> bool:
    zone = ZoneInfo(membership.user.time_zone)
    local = now.astimezone(zone)
    return local.hour >= MORNING and at.astimezone(zone).date() == local.date() + LATEST


def _may_read(task: Assignment, membership: Membership) -> bool:
    if task.brief_id is None:
        return True
    return Brief.objects.open_to(membership.user).filter(pk=task.brief_id).exists()


def _graded(now: datetime) -> Iterator[Waiting]:
    """Attempts whose mark came after they were handed in, and is told now."""
    lately = now - LATEST
    at_once = Q(feedback__in=[Quiz.Feedback.EACH, Quiz.Feedback.END], graded_at=F("submitted_at"))
    told_lately = (
        Q(graded_at__gt=lately)
        | Q(quiz__released_at__gt=lately)
        | Q(quiz__closed_at__gt=lately)
        | Q(quiz__closes_at__gt=lately, quiz__closes_at__lte=now)
        | Q(assignment__due_at__gt=lately, assignment__due_at__lte=now)
    )
    told: AttemptQuerySet = Attempt.objects.counting().disclosed(now).filter(told_lately)
    sent = SentNotice.objects.filter(kind=Kind.GRADED, about=OuterRef("pk"), user=OuterRef("user"))
    graded = told.filter(~Exists(sent), assignment__isnull=False, live=None).exclude(graded_at=None)
    attempts = graded.exclude(at_once).select_related(
        "assignment__classroom", "assignment__quiz", "assignment__brief"
    )
    members = reachable(Kind.GRADED)
    by_place = {
        (one.classroom_id, one.user_id): one
        for one in members.filter(
            classroom__in=attempts.order_by().values("assignment__classroom"),
            user__in=attempts.order_by().values("user"),
        )
    }
    for attempt in attempts.order_by("pk"):
        assert attempt.assignment
        place = attempt.assignment.classroom_id, attempt.user_id
        if one := by_place.get(place):
            yield Waiting(Kind.GRADED, attempt.pk, one, attempt.assignment, attempt=attempt)
