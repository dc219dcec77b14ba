"""The total of a learner's grades in a class. Pure.

It is what Moodle calls the weighted mean of grades: each grade as a share of its maximum, times the
weight of its quiz, over the sum of these weights (``grade_category::aggregate_values_and_adjust_
bounds`` in lib/grade/grade_category.php, GRADE_AGGREGATE_WEIGHTED_MEAN). Where the weights are the
maximum points of the quizzes, that is the simple weighted mean, and the points are the natural sum.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Rules(NamedTuple):
    """How many of the lowest grades are dropped, and whether what was not handed in counts as 0;
    it is left out otherwise."""

    drop_lowest: int = 0
    missing_is_zero: bool = False


class Total(NamedTuple):
    """``points`` are those that the weights give, ``of`` so many. ``dropped`` are the places of the
    grades that were dropped."""

    percent: float
    points: float
    of: float
    dropped: frozenset[int] = frozenset()


def total_of(
    percents: Sequence[float | None], weights: Sequence[float], rules: Rules
) -> Total | None:
    """The total of grades from 0 to 100, None for what was not handed in; None if nothing counts.

    As in Moodle, the grades to drop are chosen among those that count: missing ones first become 0,
    or are left out. Of equal grades the one with the larger weight is dropped
    (``apply_limit_rules``). Other than there, a quiz of weight 0 is never dropped in place of one
    that counts.
    """
    counted = [
        (percent or 0.0, -weight, place)
        for place, (percent, weight) in enumerate(zip(percents, weights, strict=True))
        if weight > 0 and (percent is not None or rules.missing_is_zero)
    ]
    dropped: frozenset[int] = frozenset()
    if rules.drop_lowest:
        counted.sort()
        dropped = frozenset(place for _, _, place in counted[: rules.drop_lowest])
        counted = counted[rules.drop_lowest :]
    if not counted:
        return None
    of = -sum(weight for _, weight, _ in counted)
    points = -sum(percent * weight for percent, weight, _ in counted) / 100
    return Total(100 * points / of, points, of, dropped)
