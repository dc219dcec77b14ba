"""Totals, by the rules of Moodle for the weighted mean of grades.

Its help gives for A1 70/100 weight 10, A2 20/80 weight 5, A3 10/10 weight 3:
(0.7 × 10 + 0.25 × 5 + 1.0 × 3) / 18 = 0.625; the other results are computed likewise.
"""

import pytest

from learning.classrooms.totals import Rules, total_of

EMPTY = None


@pytest.mark.parametrize(
    ("percents", "weights", "rules", "percent"),
    [
        ([70, 25, 100], [10, 5, 3], Rules(), 62.5),
        ([70, 25, 100], [1, 1, 1], Rules(), 65),
        # Weights that are the maximum points: (70 + 20 + 10) / 190, the simple weighted mean.
        ([70, 25, 100], [100, 80, 10], Rules(), 100 * 100 / 190),
        # Exclude empty grades, or count them as 0.
        ([70, EMPTY, 100], [10, 5, 3], Rules(), 100 * 10 / 13),
        ([70, EMPTY, 100], [10, 5, 3], Rules(missing_is_zero=True), 100 * 10 / 18),
        # Drop the lowest: of the grades, not of the points.
        ([70, 25, 100], [10, 5, 3], Rules(1), 100 * 10 / 13),
        ([70, 25, 100], [10, 5, 3], Rules(2), 100),
        ([70, EMPTY, 100], [1, 1, 1], Rules(1), 100),
        ([70, EMPTY, 100], [1, 1, 1], Rules(1, missing_is_zero=True), 85),
        ([EMPTY, EMPTY, 100], [1, 1, 1], Rules(1, missing_is_zero=True), 50),
        # Of equal grades the one that weighs most.
        ([50, 50, 80], [1, 3, 1], Rules(1), 65),
        # A grade of weight 0 counts nowhere, and is not dropped in place of another.
        ([70, 0, 100], [1, 0, 1], Rules(), 85),
        ([70, 0, 100], [1, 0, 1], Rules(1), 100),
        ([0, 0], [1, 1], Rules(), 0),
    ],
)
def test_the_total_in_per_cent(percents, weights, rules, percent):
    total = total_of(percents, weights, rules)
    assert total
    assert total.percent == pytest.approx(percent)
    assert total.points == pytest.approx(total.percent * total.of / 100)


@pytest.mark.parametrize(
    ("percents", "weights", "rules"),
    [
        ([], [], Rules()),
        ([EMPTY, EMPTY], [1, 1], Rules()),
        ([70, 80], [0, 0], Rules()),
        ([70, 80], [1, 1], Rules(2)),
        ([70, EMPTY], [1, 1], Rules(1)),
    ],
)
def test_where_nothing_counts_there_is_no_total(percents, weights, rules):
    assert total_of(percents, weights, rules) is None


def test_points_are_out_of_the_weights_that_count():
    total = total_of([50, 100, EMPTY], [20, 30, 50], Rules())
    assert total
    assert (total.points, total.of) == (40, 50)


def test_it_says_which_grades_were_dropped():
    total = total_of([70, 25, EMPTY, 100], [1, 1, 1, 1], Rules(2, missing_is_zero=True))
    assert total
    assert total.dropped == {1, 2}
