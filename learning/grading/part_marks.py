"""Answers that bring part of the marks: weights from −100 to 100 percent, as Moodle's fractions."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from learning.grading.verdict import BLANK, Outcome, Verdict

NEARLY = 1  # points of difference that are only rounding: 33 % is a third, and so is 33.33333 %
ALL = Decimal(100)
FULL = ALL - NEARLY
HALF = Decimal(50)
PLACES = 9  # after the point of a weight that is kept
_WEIGHT = re.compile(r"[+-]?\d{1,3}(?:\.\d{0,30})?")


def weight_in(text: str) -> Decimal:
    """A weight as people write it: "50", "-33.33333", "−25 %" or "12,5".

    Raises ``ValueError`` for anything else.
    """
    plain = text.strip().removesuffix("%").rstrip().replace("−", "-").replace(",", ".")
    weight = Decimal(plain) if _WEIGHT.fullmatch(plain) else None
    if weight is None or abs(weight) > ALL:
        raise ValueError(f"“{text.strip()[:40]}” is no percentage from −100 to 100.")
    return round(weight, PLACES)


def in_text(weight: Decimal) -> str:
    """A weight as bodies and files have it: "50", "-33.33333"."""
    figures = f"{round(weight, PLACES):f}"
    plain = figures.rstrip("0").rstrip(".") if "." in figures else figures
    return "0" if plain in ("-0", "") else plain


def graded_by(weight: Decimal, best: Decimal, *, matched: str = "", note: str = "") -> Verdict:
    """The verdict on an answer of this weight where the best one is worth ``best``: right if it is
    as good, nearly right if it brings half of the marks."""
    return Verdict(
        outcome=outcome_of(weight, best), matched=matched, note=note, score=score(weight)
    )


def outcome_of(weight: Decimal, best: Decimal) -> Outcome:
    if weight > 0 and weight >= best - NEARLY:
        return Outcome.RIGHT
    return Outcome.NEAR if weight >= HALF else Outcome.WRONG


def score(weight: Decimal) -> float:
    return 1.0 if weight >= FULL else float(weight / 100)


def grade_weighted_picks(*, weights: Mapping[str, Decimal], given: Sequence[str]) -> Verdict:
    """The weights of all that is picked, added up, at least 0 and at most 100, as in Moodle."""
    if not given:
        return BLANK
    worth = [one for one, weight in weights.items() if weight > 0]
    total = min(ALL, max(Decimal(0), sum((weights[one] for one in given), Decimal(0))))
    best = min(ALL, sum((weights[one] for one in worth), Decimal(0)))
    outcome = outcome_of(total, best)
    missing = () if outcome is Outcome.RIGHT else tuple(one for one in worth if one not in given)
    return Verdict(
        outcome=outcome,
        present=tuple(one for one in worth if one in given),
        missing=missing,
        extra=tuple(one for one in given if weights[one] <= 0),
        score=score(total),
    )
