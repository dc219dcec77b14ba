"""What answers bring: the mark of one, of an attempt, and the grade of several attempts. Pure."""

from collections.abc import Sequence
from statistics import mean

from learning.grading import Outcome, Verdict

# By how certain the learner was, what a right answer brings and what a wrong one, for each point:
# the certainty-based marking of A. R. Gardner-Medwin.
CERTAIN = {1: (1.0, 0.0), 2: (2.0, -2.0), 3: (3.0, -6.0)}
LEAST_CERTAIN, MOST_CERTAIN = 1, 3


def most(points: float, *, certainty: bool) -> float:
    """What an answer to a question of so many points brings at most."""
    return points * CERTAIN[MOST_CERTAIN][0] if certainty else points


def mark_of(verdict: Verdict, points: float, certainty: int | None = None) -> float | None:
    """The mark of a judged answer; None while a person has to read it.

    ``points`` are those that a right one brings, or the least certain right one where ``certainty``
    counts. An answer that is right in part is that far right, and for the rest wrong; a blank one
    brings nothing and costs nothing.
    """
    if verdict.outcome is Outcome.UNGRADED:
        return None
    if verdict.outcome is Outcome.BLANK:
        return 0.0
    right, wrong = CERTAIN[certainty] if certainty else (1.0, 0.0)
    return points * (verdict.score * right + (1 - verdict.score) * wrong)


def total(marks: Sequence[float | None]) -> float:
    """The mark of an attempt so far; never below zero, however certain its wrong answers were."""
    return max(0.0, sum(mark for mark in marks if mark is not None))


def grade(percents: Sequence[float], by: str) -> float | None:
    """One percentage out of those of the attempts, which come in the order in which they began; by
    the name of a ``Quiz.GradeBy``. None where there is none."""
    if not percents:
        return None
    match by:
        case "highest":
            return max(percents)
        case "average":
            return mean(percents)
        case "first":
            return percents[0]
        case "last":
            return percents[-1]
    raise ValueError(by)


def words_for(percent: float, bands: Sequence[tuple[float, str]]) -> str:
    """The text of the highest band that is reached; bands are pairs of a percentage and a text."""
    reached = [band for band in bands if percent >= band[0]]
    return max(reached, default=(0, ""))[1]
