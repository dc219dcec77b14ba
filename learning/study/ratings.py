"""From an outcome to the rating that the scheduler gets."""

from learning.grading.verdict import Outcome
from learning.scheduling import Rating

SURE = 0.90  # probability of knowledge from which a right pick counts
QUICKEST = 1.5  # seconds; less, or a tenth of the usual time, is too fast to read
SHARE = 0.10


def rating_of(
    outcome: Outcome,
    *,
    picked: bool,
    retrievability: float,
    options: int,
    seconds: float | None,
    median_seconds: float | None,
    hinted: bool = False,
) -> Rating | None:
    """The rating that an outcome is worth; None if it proves nothing.

    ``options`` is the number of options and ``retrievability`` the chance of recall before the
    answer (0 for a new card, and for a learning card rated today). ``hinted`` says that it came
    after a hint or at a second try, for instance when a card without another format is asked again
    after an unrated pick.
    """
    if outcome is Outcome.WHICH or not outcome.is_judged:
        return None
    if outcome in (Outcome.WRONG, Outcome.BLANK):
        return Rating.AGAIN
    if picked and _too_fast(seconds, median_seconds):
        return None
    if hinted or outcome is Outcome.NEAR:
        return Rating.HARD
    if picked and round(posterior(retrievability, options), 9) < SURE:
        return None
    return Rating.GOOD


def posterior(retrievability: float, options: int) -> float:
    """The probability that a right pick among ``options`` was knowledge and not a guess."""
    guessed = (1 - retrievability) / max(1, options)
    return retrievability / (retrievability + guessed)


def _too_fast(seconds: float | None, median_seconds: float | None) -> bool:
    if seconds is None:
        return False
    return seconds < QUICKEST or (median_seconds is not None and seconds < SHARE * median_seconds)
