"""What the results say of each question.

The formulas are those of Moodle, https://docs.moodle.org/dev/Quiz_statistics_calculations, under
"Position statistics", as its ``question/classes/statistics/questions/calculator.php`` applies them:
``initial_question_walker``, ``secondary_question_walker`` and the end of ``calculate``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from learning.results.statistics.tables import Item, Table, covariance, mean, variance


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """Of ``n`` sittings that had the question; shares of 1, None where nothing can be said.

    ``facility`` is the mean share of its points that was reached, ``deviation`` the standard
    deviation of that, ``intended`` and ``effective`` the share of the quiz that it was to decide
    and does, ``discrimination`` (−1 to 1) whether who does well in the rest does well in it, and
    ``efficiency`` how much of the discrimination that its marks allow it reaches.
    """

    item: Item
    n: int
    facility: float | None = None
    deviation: float | None = None
    intended: float | None = None
    effective: float | None = None
    discrimination: float | None = None
    efficiency: float | None = None


def item_figures(table: Table) -> dict[str, ItemFigures]:
    """Of each question by its key; one that no sitting had has n = 0 and no figures."""
    effective = _effective_weights(table)
    return {item.key: _figures(table, item, effective.get(item.key)) for item in table.items}


def _figures(table: Table, item: Item, effective: float | None) -> ItemFigures:
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


def _intended_weight(table: Table, item: Item) -> float | None:
    """Its points over those of the whole sitting, on average of the sittings that had it.

    Moodle, ``statistics_table.php``, ``col_intended_weight``: the maximum mark of the question as
    a percentage of that of the quiz.
    """
    of_sittings = [
        item.most / outof
        for row, outof in zip(table.rows, table.outof, strict=True)
        if item.key in row and outof
    ]
    return mean(of_sittings) if of_sittings else None


def discrimination_index(points: Sequence[float], rest: Sequence[float]) -> float | None:
    """The correlation of a question with the rest of the quiz: its covariance with that over the
    root of both variances. None where either does not vary.

    Moodle, "Discrimination index"; ``secondary_question_walker``. What is drawn for some, Moodle
    sets against the whole total, itself included; here it is the rest for all questions.
    """
    product = variance(points) * variance(rest)
    if not product:
        return None
    return max(-1.0, min(1.0, covariance(points, rest) / sqrt(product)))  # rounding may stray


def discrimination_efficiency(points: Sequence[float], rest: Sequence[float]) -> float | None:
    """The covariance with the rest over the greatest that the same marks could have, which is that
    of both in ascending order. None where that is 0.

    Moodle, "Discriminative efficiency"; ``secondary_question_walker``.
    """
    greatest = covariance(sorted(points), sorted(rest))
    return min(1.0, covariance(points, rest) / greatest) if greatest else None


def _effective_weights(table: Table) -> dict[str, float]:
    """The root of a question's covariance with the total, over the sum of these of all places.

    Where the covariance is negative there is no root: the question has no effective weight, and
    adds nothing to the sum. A question that is not asked of all has none of its own either.
    Moodle, "Effective weight"; the end of ``calculate``.
    """
    if len(table.rows) < 2:
        return {}
    whole = fsum(sqrt(max(0.0, covariance(slot, table.totals))) for slot in table.slots)
    found = {}
    for key in table.asked_of_all if whole else ():
        together = covariance([row[key] for row in table.rows], table.totals)
        if together >= 0:
            found[key] = sqrt(together) / whole
    return found
