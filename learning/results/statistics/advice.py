"""What the figures mean in plain words, and what to do.

The bounds are those of Moodle's guide, https://docs.moodle.org/dev/Quiz_report_statistics, unless a
comment says otherwise. With fewer than ``ENOUGH`` sittings there is no advice: the figures would be
chance.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from learning.results.statistics.items import ItemFigures
from learning.results.statistics.quiz import QuizFigures

ENOUGH = 20  # our own
HARDEST, EASIEST = 0.10, 0.95
AS_OFTEN = 0.05  # our own: lower discrimination counts as none
WEAK, GOOD, BEST = 0.20, 0.30, 0.50  # discrimination
UNSATISFACTORY, SATISFACTORY = 0.64, 0.75  # internal consistency
LOW, HIGH = 0.50, 0.75  # the mean of a quiz
BUNCHED = 0.12  # the standard deviation of a quiz


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence; one that comes ``first`` needs attention before the others."""

    text: str
    first: bool = False


def advice_on(figures: ItemFigures, right: float | None = None) -> list[Advice]:
    """What a question's figures say, the most serious first; nothing with too few sittings.

    ``right`` is the share of right answers, for quizzes whose marks also depend on something else,
    such as certainty.
    """
    if figures.n < ENOUGH or figures.facility is None:
        return []
    facility = figures.facility if right is None else right
    return list(_faults(figures, facility)) or list(_praise(figures))


def _faults(figures: ItemFigures, facility: float) -> Iterator[Advice]:
    found, guess = figures.discrimination, figures.item.guess or 0.0
    if found is not None and found < 0:
        yield Advice(_backwards(facility), first=True)
    elif facility < 0.5 and found is not None and found < AS_OFTEN:
        yield Advice("Most missed it, the best as often as the rest: check the key.")
    if facility <= 0:
        yield Advice("Nobody got it right: check the key.", first=True)
    elif facility <= HARDEST:
        yield Advice(
            "Hardly anybody got it right. Is the key right? Was it taught?",
            first=True,
        )
    elif facility < guess:
        yield Advice(
            "Worse than guessing. Is the key right? Is another option right too?",
            first=True,
        )
    if facility >= 1:
        yield Advice(
            "Everybody got it right. Keep it as a warm-up, or replace it.",
            first=True,
        )
    elif facility >= EASIEST:
        yield Advice(
            "Nearly everybody got it right. Keep it as a warm-up, or replace it.",
            first=True,
        )


def _backwards(facility: float) -> str:
    if facility < 0.5:
        return "Most missed it, strong learners most of all: check the key."
    return "Strong learners miss it more. Is the wording misleading, or a second option right?"


def _praise(figures: ItemFigures) -> Iterator[Advice]:
    found = figures.discrimination
    if found is None:
        yield Advice("Everybody did alike in the rest, so there’s nothing to compare.")
    elif found < WEAK:
        yield Advice("It hardly tells learners apart: look for ambiguous words.")
    elif found < GOOD:
        yield Advice("It tells learners apart a little.")
    elif found < BEST:
        yield Advice("It tells learners apart well.")
    else:
        yield Advice("It tells learners apart very well.")


def advice_on_quiz(figures: QuizFigures) -> list[Advice]:
    """What the figures of the quiz say; nothing with too few sittings."""
    if figures.n < ENOUGH:
        return []
    return [*_on_consistency(figures.consistency), *_on_spread(figures)]


def _on_consistency(consistency: float | None) -> Iterator[Advice]:
    if consistency is None:
        return
    if consistency < UNSATISFACTORY:
        yield Advice(
            "The questions hardly measure the same thing, so marks say little."
            " Improve the weak ones, then add more."
        )
    elif consistency < SATISFACTORY:
        yield Advice("The questions mostly measure the same thing; a few more would help.")
    else:
        yield Advice("The questions measure the same thing: marks are reliable.")


def _on_spread(figures: QuizFigures) -> Iterator[Advice]:
    if figures.mean is not None and figures.mean < LOW:
        yield Advice("Hard: most marks are in the lower half.")
    if figures.mean is not None and figures.mean > HIGH:
        yield Advice("Easy: most marks are near the top.")
    if figures.deviation is not None and figures.deviation < BUNCHED:
        yield Advice("Marks are close together; small differences mean little.")
