"""Statistics of each question.

The formulas are those of Moodle, https://docs.moodle.org/dev/Quiz_statistics_calculations, under
"Position statistics", as applied by its ``question/classes/statistics/questions/calculator.php``:
``initial_question_walker``, ``secondary_question_walker`` and the end of ``calculate``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from learning.results.statistics.tables import MarkedItem, MarksTable, covariance, mean, variance


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """The figures of the ``n`` sittings that had the question; shares of 1, None if undefined.

    ``facility`` is the mean share of the points that was reached, ``deviation`` its standard
    deviation. ``intended`` and ``effective`` are the weights in the quiz that the question should
    have and has. ``discrimination`` (−1 to 1) is whether learners who do well in the rest do well
    in it, and ``efficiency`` the share it reaches of the discrimination that its marks allow.
    """

    item: MarkedItem
    n: int
    facility: float | None = None
    deviation: float | None = None
    intended: float | None = None
    effective: float | None = None
    discrimination: float | None = None
    efficiency: float | None = None


def item_figures(table: MarksTable) -> dict[str, ItemFigures]:
    """The figures of each question by its key; a question that no sitting had has n = 0."""
    effective = _effective_weights(table)
    return {item.key: _figures(table, item, effective.get(item.key)) for item in table.items}


def _figures(table: MarksTable, item: MarkedItem, effective: float | None) -> ItemFigures:
    pairs = list(table.with_item(item.key))
    if not pairs or not item.most:
        return ItemFigures(item, len(pairs))
    points = [one for one, _ in pairs]
    rest = [total - one for one, total in pairs]
    several = len(pairs) > 1
    return ItemFigures(
        item,
        len(pairs),
        facility=mean(points) / item.most,
        deviation=sqrt(variance(points)) / item.most if several else None,
        intended=_intended_weight(table, item),
        effective=effective,
        discrimination=discrimination_index(points, rest) if several else None,
        efficiency=discrimination_efficiency(points, rest) if several else None,
    )


def _intended_weight(table: MarksTable, item: MarkedItem) -> float | None:
    """The question's points over those of the sitting, averaged over the sittings that had it.

    Moodle, ``statistics_table.php``, ``col_intended_weight``: the maximum mark of the question as a
    percentage of that of the quiz.
    """
    of_sittings = [
        item.most / outof
        for row, outof in zip(table.rows, table.outof, strict=True)
        if item.key in row and outof
    ]
    return mean(of_sittings) if of_sittings else None


def discrimination_index(points: Sequence[float], rest: Sequence[float]) -> float | None:
    """The correlation of a question with the rest of the quiz. None if either does not vary.

    Moodle, "Discrimination index"; ``secondary_question_walker``. For questions drawn at random,
    Moodle compares with the total, including the question; here it is the rest for all questions.
    """
    product = variance(points) * variance(rest)
    if not product:
        return None
    return max(-1.0, min(1.0, covariance(points, rest) / sqrt(product)))  # rounding errors


def discrimination_efficiency(points: Sequence[float], rest: Sequence[float]) -> float | None:
    """The covariance with the rest over the largest possible for the same marks, which is that of
    both in ascending order. None if that is 0.

    Moodle, "Discriminative efficiency"; ``secondary_question_walker``.
    """
    greatest = covariance(sorted(points), sorted(rest))
    return min(1.0, covariance(points, rest) / greatest) if greatest else None


def _effective_weights(table: MarksTable) -> dict[str, float]:
    """The root of a question's covariance with the total, over the sum of these roots.

    A question with a negative covariance has no root: it has no effective weight and adds nothing
    to the sum. Neither does a question that was not asked of everybody have one. Moodle, "Effective
    weight"; the end of ``calculate``.
    """
    if len(table.rows) < 2:
        return {}
    root_sum = fsum(sqrt(max(0.0, covariance(slot, table.totals))) for slot in table.slots)
    found = {}
    for key in table.asked_of_all if root_sum else ():
        together = covariance([row[key] for row in table.rows], table.totals)
        if together >= 0:
            found[key] = sqrt(together) / root_sum
    return found
