"""Sending grades: one score after another, each by one process, until nothing is due.

A process claims a score by moving its next try ahead. If the process ends before it has noted the
answer, the score is due again then, with the same stamp: a platform counts it once. What changes
meanwhile gets a later stamp, and is due at once.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from learning.lti.services import scopes
from learning.lti.services.calls import Later, Never, call
from learning.lti.services.columns import column_url, scores_url
from learning.lti.services.grades import account_of, as_json, grade_in_force
from learning.lti.services.outbox import STEP
from learning.models import LtiRegistration, LtiScore
from learning.models.lti.courses import LtiScoreQuerySet

logger = logging.getLogger(__name__)

ONE = "application/vnd.ims.lis.v1.score+json"
CLAIMED_FOR = timedelta(minutes=3)  # longer than all requests for a score can take
SHORTEST, LONGEST = timedelta(seconds=30), timedelta(hours=1)  # pauses between tries
MOST_TRIES = 200  # eight days
CONFLICT = 409
HAS_LATER = "It has a later grade."
REASONS = {
    403: "It doesn’t let Lilun send grades.",
    404: "Its gradebook column is gone.",
    410: "Its gradebook column is gone.",
}


class Sender:
    """Sends what is due. A platform that does not answer rests, so that a thousand scores do not
    wait for its answer one after another."""

    def __init__(self) -> None:
        self._rests: dict[int, datetime] = {}

    def send_due(self, goes_on: Callable[[], bool] = lambda: True) -> int:
        """Returns how many were tried."""
        tried = 0
        while goes_on() and (score := self._claimed(timezone.now())):
            self._send(score)
            tried += 1
        return tried

    def _claimed(self, now: datetime) -> LtiScore | None:
        """A due score that no other process sends."""
        self._rests = {pk: until for pk, until in self._rests.items() if until > now}
        place = "line_item__link__course__deployment"
        due = LtiScore.objects.due(now).filter(
            **{
                f"{place}__confirmed_at__isnull": False,
                f"{place}__registration__confirmed_at__isnull": False,
                f"{place}__registration__paused_at": None,
            }
        )
        due = due.exclude(**{f"{place}__registration__in": list(self._rests)})
        for score in due.select_related(
            "attempt", "line_item__link__assignment__quiz", f"{place}__registration"
        )[:20]:
            if claim(score, now):
                return score
        return None

    def _send(self, score: LtiScore) -> None:
        registration = score.line_item.link.course.deployment.registration
        try:
            withheld = deliver(score, registration, timezone.now())
        except Later as reason:
            put_off(score, reason, timezone.now())
            if not reason.is_alone:
                self._rests[registration.pk] = timezone.now() + max(SHORTEST, reason.after)
        except Never as reason:
            logger.warning("A grade was not taken by %s: %s", registration, reason)
            _unless_changed(score).update(try_at=None, error=str(reason)[:200])
        else:
            note_sent(score, withheld, timezone.now())


def claim(score: LtiScore, now: datetime) -> bool:
    """Whether this process sends the score: the first that moves its next try ahead."""
    row = LtiScore.objects.filter(pk=score.pk, version=score.version, try_at=score.try_at)
    if not row.update(try_at=now + CLAIMED_FOR, tries=F("tries") + 1):
        return False
    score.tries += 1
    return True


def deliver(score: LtiScore, registration: LtiRegistration, now: datetime) -> bool:
    """Tells the platform; whether the mark was withheld. Raises ``Later``, ``Never``."""
    line_item = score.line_item
    if scopes.SCORES not in line_item.scopes:
        raise Never("It takes no grades from Lilun.")
    account = account_of(score)
    if account is None:
        raise Never("This person is no longer linked.")
    url = column_url(line_item, registration, now)
    grade = grade_in_force(score, now)
    content = as_json(score, account.sub, grade)
    try:
        call(
            registration,
            scopes.SCORES,
            "POST",
            scores_url(url),
            now,
            takes="application/json",
            sends=ONE,
            content=content,
        )
    except Never as error:
        if error.status != CONFLICT:
            raise Never(REASONS.get(error.status, str(error)), error.status) from error
        # It has a score with this stamp, from a try whose answer was lost, or a later one.
        if score.tries == 1 or score.error == HAS_LATER:
            _unless_changed(score).update(stamped_at=max(now, score.stamped_at + STEP))
            raise Later(HAS_LATER, is_alone=True) from error
    return grade.withheld


def put_off(score: LtiScore, reason: Later, now: datetime) -> None:
    """Tries again later, or gives up after a week."""
    pause = max(min(SHORTEST * 2 ** min(score.tries - 1, 10), LONGEST), reason.after)
    try_at = now + pause if score.tries < MOST_TRIES else None
    _unless_changed(score).update(try_at=try_at, error=str(reason)[:200])


def _unless_changed(score: LtiScore) -> LtiScoreQuerySet:
    return LtiScore.objects.filter(pk=score.pk, version=score.version)


def note_sent(score: LtiScore, withheld: bool, now: datetime) -> None:
    """A change that came while it was sent stays due."""
    with transaction.atomic():
        row = LtiScore.objects.filter(pk=score.pk)
        row.update(sent_version=score.version, sent_at=now, withheld=withheld)
        row.filter(version=score.version).update(try_at=None, tries=0, error="")
