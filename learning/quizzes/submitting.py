"""An attempt is submitted once, and its marks are added up; its cards are reviewed when its learner
may read its keys.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from content.storage.bulk import update_rows
from learning.cards.owed_cards import bring_cards
from learning.cards.seals import sealed_cards
from learning.grading import formats
from learning.grading.marks import total
from learning.grading.verdict import BLANK
from learning.models import Attempt, AttemptQuerySet, Response, User
from learning.prepared import prepared
from learning.quizzes.answering import GRACE, is_over, judge, verdict_on
from learning.quizzes.card_reviews import review_cards
from learning.quizzes.disclosure import disclosed
from learning.quizzes.signals import attempts_graded

# Neither answered nor given up; an open poll is not wrong.
LEFT_OPEN = Q(given__isnull=True, verdict={}) & ~Q(format=formats.POLL)
CHANGED_BY_SUBMITTING = (
    "submitted_at",
    "abandoned",
    "mark",
    "graded_at",
    "owes_cards",
    "owes_reviews",
    "sealed",
)


def submit_attempt(attempt: Attempt, now: datetime) -> Attempt:
    """Close an attempt once: grade what is not graded yet and review the cards. The reviews wait
    while its keys may not be read: see ``break_seals``.

    After its deadline, the attempt counts as submitted at the deadline, or at its last answer if
    the deadline was moved to before that; with no answer at all, it counts as abandoned.
    """
    with transaction.atomic():
        rows = Attempt.objects.select_for_update(of=("self",))
        attempt = rows.select_related("quiz", "user", "assignment").get(pk=attempt.pk)
        if attempt.submitted_at:
            return attempt
        answered = list(attempt.responses.exclude(LEFT_OPEN))
        done = [one.answered_at for one in answered if one.answered_at]
        ended = min(now, attempt.deadline_at or now)
        attempt.submitted_at = max(ended, attempt.started_at, *done)
        late = attempt.deadline_at is not None and now > attempt.deadline_at
        attempt.abandoned = late and not done
        judged = [one for one in answered if not one.verdict]
        for response in judged:
            response.attempt = attempt
            judge(response, verdict_on(response))
        attempt.responses.filter(LEFT_OPEN).update(verdict=BLANK.as_json(), mark=0.0)
        update_rows(Response, judged, ("verdict", "mark"))
        _settle(attempt, [one.mark for one in answered], now)
        adds = attempt.assignment is not None and attempt.assignment.adds_cards
        attempt.owes_cards = adds and not attempt.abandoned
        was_sealed = attempt.sealed
        attempt.sealed = attempt.owes_reviews = was_sealed and bool(_stays_sealed(attempt.pk, now))
        # Save once: PostgreSQL also locks the quiz of a row that a transaction writes twice.
        attempt.save(update_fields=CHANGED_BY_SUBMITTING)
        if attempt.owes_cards and disclosed(attempt, now).keys:
            bring_cards(attempt)
        if not attempt.sealed:
            owes_more = was_sealed and len(judged) < len(answered)
            owed = _not_reviewed(attempt) if owes_more else judged
            review_cards(attempt.user, owed, attempt.submitted_at)
        attempts_graded.send(Attempt, attempts=[attempt], now=now)
        return attempt


@prepared
def _stays_sealed(attempt: int, now: datetime) -> QuerySet[Attempt, int]:
    """The attempt, if its right answers stay hidden once it is submitted."""
    sealed = Attempt.objects.filter(pk=attempt).still_sealed(now, submitting=True)
    return sealed.values_list("pk", flat=True)


def break_seals(user: User, now: datetime) -> tuple[int, ...]:
    """Review the cards of attempts whose keys the learner may read by now, as of their submission,
    and return the ids of the cards that stay sealed. Attempts that ran out of time are submitted
    first. One statement if nothing is sealed."""
    attempts = list(user.attempts.filter(sealed=True).order_by("pk"))
    if not attempts:
        return ()
    kept = set(user.attempts.still_sealed(now).values_list("pk", flat=True))
    for attempt in attempts:
        if attempt.submitted_at is None:
            if is_over(attempt, now):
                submit_attempt(attempt, now)
        elif attempt.pk not in kept:
            with transaction.atomic():
                rows = Attempt.objects.select_for_update(of=("self",)).select_related("user")
                if found := rows.filter(pk=attempt.pk, sealed=True).first():
                    _break_seal(found)
    return sealed_cards(user, now)


def _break_seal(attempt: Attempt) -> None:
    """Make the reviews that a submitted attempt still owes, in the caller's transaction, which has
    locked it."""
    assert attempt.submitted_at
    if attempt.owes_reviews:
        review_cards(attempt.user, _not_reviewed(attempt), attempt.submitted_at)
    attempt.sealed = attempt.owes_reviews = False
    attempt.save(update_fields=["sealed", "owes_reviews"])


def _not_reviewed(attempt: Attempt) -> QuerySet[Response]:
    return attempt.responses.filter(reviews=None)


def settle(attempts: Collection[Attempt], now: datetime) -> None:
    """Add up the marks of submitted attempts again, in the caller's transaction, which has locked
    them, and announce those that changed. Two statements beside the receivers'."""
    marks = defaultdict(list)
    answers = Response.objects.filter(attempt__in=attempts).order_by()
    for attempt_id, mark in answers.values_list("attempt", "mark"):
        marks[attempt_id].append(mark)
    before = {attempt: (attempt.mark, attempt.graded_at) for attempt in attempts}
    for attempt in attempts:
        _settle(attempt, marks[attempt.pk], now)
    Attempt.objects.bulk_update(attempts, ["mark", "graded_at"])
    changed = [one for one, was in before.items() if (one.mark, one.graded_at) != was]
    attempts_graded.send(Attempt, attempts=changed, now=now)


def _settle(attempt: Attempt, marks: list[float | None], now: datetime) -> None:
    attempt.mark = total(marks)
    attempt.graded_at = None if None in marks else attempt.graded_at or now


def close_overdue(attempts: AttemptQuerySet, now: datetime) -> None:
    """Submit those that ran out of time, as of their deadlines."""
    late = attempts.open().filter(deadline_at__lt=now - GRACE)
    for attempt in late.order_by("pk"):
        submit_attempt(attempt, now)
