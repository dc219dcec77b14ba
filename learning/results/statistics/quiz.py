"""Statistics of the quiz as a whole.

The formulas are those of Moodle, https://docs.moodle.org/dev/Quiz_statistics_calculations, under
"Test statistics", as applied by its ``mod/quiz/report/statistics/classes/calculator.php``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from statistics import median

from learning.results.statistics.tables import NOTHING, MarksTable, mean, variance


@dataclass(frozen=True, slots=True)
class QuizFigures:
    """The figures of ``n`` marked sittings; None if there are too few, or all are the same.

    ``mean``, ``median``, ``deviation`` and ``error`` (the standard error) are shares of the points
    of a sitting. ``consistency`` is the coefficient of internal consistency, at most 1, and
    ``error_ratio`` the share of the deviation that is chance. ``waiting`` counts the sittings that
    are left out until they are marked.
    """

    n: int
    waiting: int = 0
    mean: float | None = None
    median: float | None = None
    deviation: float | None = None
    skewness: float | None = None
    kurtosis: float | None = None
    consistency: float | None = None
    error_ratio: float | None = None
    error: float | None = None


def quiz_figures(table: MarksTable) -> QuizFigures:
    n, waiting = len(table.rows), len(table.sittings) - len(table.rows)
    shares = shares_of(table)
    if not shares:
        return QuizFigures(n, waiting)
    deviation = sqrt(variance(shares)) if n > 1 else None
    consistency = internal_consistency(table)
    ratio = None if consistency is None else sqrt(max(0.0, 1 - consistency))
    return QuizFigures(
        n,
        waiting,
        mean=mean(shares),
        median=median(shares),
        deviation=deviation,
        skewness=skewness(shares),
        kurtosis=kurtosis(shares),
        consistency=consistency,
        error_ratio=ratio,
        error=None if ratio is None or deviation is None else ratio * deviation,
    )


def shares_of(table: MarksTable) -> list[float]:
    """The share of its possible points that each sitting reached; a sitting without points is left
    out.
    """
    pairs = zip(table.totals, table.outof, strict=True)
    return [total / outof for total, outof in pairs if outof]


def _moment(values: Sequence[float], power: int) -> float:
    middle = mean(values)
    return fsum((value - middle) ** power for value in values) / len(values)


def skewness(values: Sequence[float]) -> float | None:
    """k₃ / k₂^(3/2), from the unbiased cumulants k of a sample of three or more that varies.

    Moodle, "Skewness"; ``calculator.php``, ``calculate``.
    """
    n = len(values)
    if n < 3 or (second := _moment(values, 2)) <= NOTHING:
        return None
    k2, k3 = n * second / (n - 1), n**2 * _moment(values, 3) / ((n - 1) * (n - 2))
    return float(k3 / k2**1.5)


def kurtosis(values: Sequence[float]) -> float | None:
    """k₄ / k₂², from the unbiased cumulants k of a sample of four or more that varies; 0 for a
    normal distribution.

    Moodle, "Kurtosis"; ``calculator.php``, ``calculate``.
    """
    n = len(values)
    if n < 4 or (second := _moment(values, 2)) <= NOTHING:
        return None
    k2 = n * second / (n - 1)
    spread = (n + 1) * _moment(values, 4) - 3 * (n - 1) * second**2
    k4 = n**2 * spread / ((n - 1) * (n - 2) * (n - 3))
    return float(k4 / k2**2)


def internal_consistency(table: MarksTable) -> float | None:
    """Cronbach's alpha: P/(P − 1) × (1 − the sum of the variances of the P places over that of the
    total). None with fewer than three sittings or two places, if totals do not vary, or if sittings
    have different numbers of questions.

    Moodle, "Coefficient of internal consistency"; ``calculator.php``, ``calculate``.
    """
    places = len(table.slots)
    if len(table.rows) < 3 or places < 2 or not (total_variance := variance(table.totals)):
        return None
    of_places = fsum(map(variance, table.slots))
    return places / (places - 1) * (1 - of_places / total_variance)
