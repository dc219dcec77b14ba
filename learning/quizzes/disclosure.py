"""What of an attempt its learner may read now."""

from datetime import datetime
from enum import IntEnum

from learning.models import Attempt, Quiz


class Disclosed(IntEnum):
    """Each lets see what those before it do."""

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
    """By the rules that the quiz has now, so that its author may tell more or less; of an attempt
    under way only where it judges each answer at once. One statement at most."""
    allowed = _ALLOWED[Quiz.Tells(attempt.quiz.tells)]
    if attempt.judges_at_once:
        return allowed
    told = Attempt.objects.told(now).filter(pk=attempt.pk)
    return allowed if attempt.submitted_at and told.exists() else Disclosed.NOTHING
