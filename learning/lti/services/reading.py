"""Rosters are read when they are due: each by one process, all of it or nothing."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone

from learning.classrooms.members import ClassroomOver
from learning.lti.services.calls import Later, Never
from learning.lti.services.placing import place_people
from learning.lti.services.rosters import Roster, read_roster
from learning.models import LtiAccount, LtiCourse

logger = logging.getLogger(__name__)

DAILY = timedelta(days=1)
AGAIN = timedelta(minutes=10)  # after the platform gave no answer
CLAIMED_FOR = timedelta(hours=1)  # longer than reading all pages can take
IN_USE = timedelta(days=7)  # since somebody came from the course
NOBODY = "Its roster is empty, so nothing was changed."
OVER = "The class is archived."
SOON = timedelta(minutes=1)  # after somebody launched at the same moment


def read_due(goes_on: Callable[[], bool] = lambda: True) -> int:
    """Reads what is due; returns how many rosters were tried."""
    tried = 0
    while goes_on() and (course := _claimed(timezone.now())):
        read(course, timezone.now())
        tried += 1
    return tried


def _claimed(now: datetime) -> LtiCourse | None:
    """A course whose roster no other process reads; courses that nobody opens wait a day."""
    due = LtiCourse.objects.with_roster_due(now)
    due = due.order_by(F("roster_due_at").asc(nulls_first=True), "pk")
    for course in due.select_related("deployment__registration", "classroom")[:20]:
        if not claim(course, now):
            continue
        asked = course.roster_due_at is None or course.roster_at is None
        if asked or is_used(course, now):
            return course
        LtiCourse.objects.filter(pk=course.pk).update(roster_due_at=now + DAILY)
    return None


def claim(course: LtiCourse, now: datetime) -> bool:
    row = LtiCourse.objects.filter(pk=course.pk, roster_due_at=course.roster_due_at)
    return bool(row.update(roster_due_at=now + CLAIMED_FOR))


def is_used(course: LtiCourse, now: datetime) -> bool:
    people = LtiAccount.objects.filter(places__course=course)
    return people.filter(launched_at__gt=now - IN_USE).exists()


def ask(course: LtiCourse) -> None:
    """Has the roster read at once."""
    LtiCourse.objects.filter(pk=course.pk).update(roster_due_at=None)


def read(course: LtiCourse, now: datetime) -> None:
    """Reads a roster and notes what came of it."""
    try:
        roster = read_roster(course, now)
        if roster.people:
            place_people(course, roster.people, now)
    except Later as reason:
        _note(course, error=str(reason), due_at=now + max(AGAIN, reason.after))
    except Never as reason:
        logger.warning("The roster of course %s: %s", course.pk, reason)
        _note(course, error=str(reason), due_at=now + DAILY)
    except ClassroomOver:
        _note(course, error=OVER, due_at=now + DAILY)
    except IntegrityError:
        _note(course, error=course.roster_error, due_at=now + SOON)
    else:
        error = _left_out(roster) if roster.people else NOBODY
        title = roster.title or course.title
        _note(course, error=error, due_at=now + DAILY, roster_at=now, title=title)


def _left_out(roster: Roster) -> str:
    count = roster.unusable
    who = "A person" if count == 1 else f"{count:,} people"
    return f"{who} of its roster can’t be kept: the ID isn’t valid." if count else ""


def _note(course: LtiCourse, *, error: str, due_at: datetime, **more: Any) -> None:
    """Unless somebody has asked for another reading meanwhile."""
    row = LtiCourse.objects.filter(pk=course.pk)
    row.update(roster_error=error[:200], **more)
    row.exclude(roster_due_at=None).update(roster_due_at=due_at)
