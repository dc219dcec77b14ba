"""One automatic mark is overridden by a teacher, with a reason; the log of marks keeps both."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from learning.grading import Verdict
from learning.models import Attempt, MarkChange, Response, User
from learning.quizzes.answering import verdict_on
from learning.quizzes.submitting import settle
from learning.results.marking import MarkedMeanwhile, outcome_for


def override_mark(
    response: Response,
    teacher: User,
    mark: float | None,
    *,
    reason: str,
    is_told: bool,
    seen: datetime | None,
    now: datetime,
) -> None:
    """Give an answer this mark instead of the automatic one, or that one again where ``mark`` is
    None. A new key leaves an overridden mark as it is. The learner reads the reason of a change
    that ``is_told``. Cards keep their schedule: it follows what was answered.

    ``seen`` is when the mark was last changed by a person, as the page showed it. Raises
    ``MarkedMeanwhile``.
    """
    with transaction.atomic():
        attempt = Attempt.objects.select_for_update(of=("self",)).get(pk=response.attempt_id)
        locked = Response.objects.select_for_update(of=("self",)).get(pk=response.pk)
        locked.attempt = attempt
        before = locked.mark
        if mark is None:
            verdict = verdict_on(locked)
            after, locked.marked_by, marked_at = locked.mark_for(verdict), None, None
        else:
            verdict = _verdict(locked, mark)
            after, locked.marked_by, marked_at = mark, teacher, now
        if before == after and (locked.marked_at is None) == (marked_at is None):
            return
        if locked.marked_at != seen:
            raise MarkedMeanwhile
        MarkChange.objects.create(
            response=locked,
            cause=MarkChange.Cause.OVERRIDE,
            changed_by=teacher,
            changed_at=now,
            before=before,
            after=after,
            reason=reason,
            is_told=is_told,
        )
        locked.verdict = locked.verdict | verdict.as_json()
        locked.mark, locked.marked_at = after, marked_at
        locked.save(update_fields=["verdict", "mark", "marked_by", "marked_at"])
        settle([attempt], now)


def _verdict(response: Response, mark: float) -> Verdict:
    """The automatic verdict with the outcome that the mark stands for."""
    score = max(0.0, mark / response.points)
    automatic = Verdict.from_json(response.verdict)
    return replace(automatic, outcome=outcome_for(score), score=score)
