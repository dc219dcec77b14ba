"""Marks: of one answer, of an attempt, and the grade of several attempts. Pure."""

from collections.abc import Sequence
from statistics import mean

from learning.grading import Outcome, Verdict

# Marks per point for a right and a wrong answer, by certainty:
# the certainty-based marking of A. R. Gardner-Medwin.
CERTAIN = {1: (1.0, 0.0), 2: (2.0, -2.0), 3: (3.0, -6.0)}
LEAST_CERTAIN, MOST_CERTAIN = 1, 3


def most(points: float, *, certainty: bool) -> float:
    """The highest mark for a question worth ``points``."""
    return points * CERTAIN[MOST_CERTAIN][0] if certainty else points


def mark_of(verdict: Verdict, points: float, certainty: int | None = None) -> float | None:
    """The mark of a graded answer; None until a person has marked it.

    ``points`` is the mark of a right answer (of the least certain right answer, where ``certainty``
    counts). A partly right answer counts as right for its score and as wrong for the rest; one that
    takes marks off costs its score, or what certainty costs. A blank answer brings and costs
    nothing.
    """
    if verdict.outcome is Outcome.UNGRADED:
        return None
    if verdict.outcome in (Outcome.BLANK, Outcome.POLLED):
        return 0.0
    if not certainty:
        return points * verdict.score
    (right, wrong), share = CERTAIN[certainty], max(0.0, verdict.score)
    return points * (share * right + (1 - share) * wrong)


def total(marks: Sequence[float | None]) -> float:
    """The mark of an attempt so far; never below zero, whatever wrong answers cost."""
    return max(0.0, sum(mark for mark in marks if mark is not None))


def grade(percents: Sequence[float], by: str) -> float | None:
    """One percentage from those of the attempts, in the order in which they started.

    ``by`` is a ``Quiz.GradeBy`` value. None if there are no attempts.
    """
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


def closing_words_for(percent: float, bands: Sequence[tuple[float, str]]) -> str:
    """The text of the highest band reached; bands are pairs of a percentage and a text."""
    reached = [band for band in bands if percent >= band[0]]
    return max(reached, default=(0, ""))[1]
