"""What a learner may see of an attempt at a given moment."""

from datetime import datetime
from enum import IntEnum

from django.db.models import QuerySet

from learning.models import Attempt, Quiz
from learning.prepared import prepared


class Disclosed(IntEnum):
    """Each level includes those before it."""

    NOTHING = 0
    MARK = 1
    VERDICTS = 2
    KEYS = 3

    @property
    def mark(self) -> bool:
        return self >= Disclosed.MARK

    @property
    def verdicts(self) -> bool:
        return self >= Disclosed.VERDICTS

    @property
    def keys(self) -> bool:
        return self >= Disclosed.KEYS


_ALLOWED = {
    Quiz.Tells.MARK: Disclosed.MARK,
    Quiz.Tells.VERDICTS: Disclosed.VERDICTS,
    Quiz.Tells.KEYS: Disclosed.KEYS,
}


def disclosed(attempt: Attempt, now: datetime) -> Disclosed:
    """By the present rules of the quiz, so its author can disclose more or less later. An attempt
    under way discloses something only if each answer is graded at once. One statement at most."""
    allowed = _ALLOWED[Quiz.Tells(attempt.quiz.tells)]
    if attempt.judges_at_once:
        return allowed
    is_disclosed = attempt.submitted_at and _disclosed(attempt.pk, now)
    return allowed if is_disclosed else Disclosed.NOTHING


@prepared
def _disclosed(attempt: int, now: datetime) -> QuerySet[Attempt, int]:
    """The attempt, if its learner may see the feedback."""
    return Attempt.objects.disclosed(now).filter(pk=attempt).values_list("pk", flat=True)
