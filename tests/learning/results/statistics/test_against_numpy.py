"""Every figure is checked against numpy on random tables of marks."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from learning.results.statistics import item_figures, quiz_figures
from learning.results.statistics.items import discrimination_efficiency
from tests.learning.results.statistics.tables import table

type Marks = NDArray[np.float64]
SHARES = (-2.0, -0.5, 0.0, 0.25, 1 / 3, 0.5, 2 / 3, 0.9, 1.0)


@st.composite
def quizzes(draw: st.DrawFn) -> tuple[Marks, Marks]:
    """The points of up to thirty sittings at up to eight questions, and the most of each."""
    questions = draw(st.integers(1, 8))
    most = draw(
        st.lists(st.sampled_from((0.5, 1.0, 2.0, 8.0)), min_size=questions, max_size=questions)
    )
    row = st.lists(st.sampled_from(SHARES), min_size=questions, max_size=questions)
    shares = np.array(draw(st.lists(row, min_size=1, max_size=30)))
    return shares * np.array(most), np.array(most)


def varies(values: Marks) -> bool:
    return len(values) > 1 and bool(np.var(values, ddof=1) > 1e-9)


def near(value: float) -> object:
    return pytest.approx(value, rel=1e-6, abs=1e-9)


@given(quizzes())
def test_facility_deviation_and_intended_weight(quiz: tuple[Marks, Marks]) -> None:
    points, most = quiz
    found = item_figures(table(points.tolist(), most.tolist()))
    for place, one in enumerate(found.values()):
        column = points[:, place] / most[place]
        assert one.n == len(points)
        assert one.facility == near(np.mean(column))
        assert one.intended == near(most[place] / most.sum())
        if len(points) == 1:
            assert one.deviation is None
        else:
            assert one.deviation == pytest.approx(np.std(column, ddof=1), abs=2e-6)


@given(quizzes())
def test_discrimination_and_its_efficiency(quiz: tuple[Marks, Marks]) -> None:
    points, most = quiz
    found = item_figures(table(points.tolist(), most.tolist()))
    for place, one in enumerate(found.values()):
        column = points[:, place]
        rest = points.sum(axis=1) - column
        if not (varies(column) and varies(rest)):
            assert one.discrimination is None
            assert one.efficiency is None
            continue
        assert one.discrimination == near(np.corrcoef(column, rest)[0, 1])
        greatest = np.cov(np.sort(column), np.sort(rest))[0, 1]
        assert one.efficiency == near(np.cov(column, rest)[0, 1] / greatest)
        assert one.efficiency <= 1
        assert -1 <= one.discrimination <= 1


@given(quizzes())
def test_effective_weights(quiz: tuple[Marks, Marks]) -> None:
    points, most = quiz
    found = item_figures(table(points.tolist(), most.tolist()))
    total = points.sum(axis=1)
    if not varies(total):
        assert all(one.effective is None for one in found.values())
        return
    together = [float(np.cov(points[:, place], total)[0, 1]) for place in range(len(most))]
    assume(all(abs(each) > 1e-9 or abs(each) < 1e-13 for each in together))
    roots = [np.sqrt(max(0.0, each)) for each in together]
    for each, root, one in zip(together, roots, found.values(), strict=True):
        if each < -1e-9:
            assert one.effective is None
        else:
            assert one.effective == pytest.approx(root / sum(roots), abs=1e-5)
    assert sum(one.effective or 0 for one in found.values()) == near(1)


@given(quizzes())
def test_mean_median_and_deviation_of_the_quiz(quiz: tuple[Marks, Marks]) -> None:
    points, most = quiz
    found = quiz_figures(table(points.tolist(), most.tolist()))
    shares = points.sum(axis=1) / most.sum()
    assert found.mean == near(np.mean(shares))
    assert found.median == near(np.median(shares))
    if len(shares) > 1:
        assert found.deviation == pytest.approx(np.std(shares, ddof=1), abs=2e-6)


@given(quizzes())
def test_skewness_and_kurtosis_are_those_of_the_unbiased_cumulants(
    quiz: tuple[Marks, Marks],
) -> None:
    points, most = quiz
    found = quiz_figures(table(points.tolist(), most.tolist()))
    shares = points.sum(axis=1) / most.sum()
    n = len(shares)
    if n < 3 or not varies(shares):
        assert (found.skewness, found.kurtosis) == (None, None)
        return
    standard = (shares - np.mean(shares)) / np.std(shares, ddof=1)
    assert found.skewness == near(n / ((n - 1) * (n - 2)) * np.sum(standard**3))
    if n > 3:
        fourth = n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * np.sum(standard**4)
        assert found.kurtosis == near(fourth - 3 * (n - 1) ** 2 / ((n - 2) * (n - 3)))


@given(quizzes())
def test_internal_consistency_and_what_follows_from_it(quiz: tuple[Marks, Marks]) -> None:
    points, most = quiz
    found = quiz_figures(table(points.tolist(), most.tolist()))
    n, places = points.shape
    if n < 3 or places < 2 or not varies(points.sum(axis=1)):
        assert (found.consistency, found.error_ratio, found.error) == (None, None, None)
        return
    matrix = np.cov(points, rowvar=False)
    alpha = places / (places - 1) * (1 - np.trace(matrix) / matrix.sum())
    assert found.consistency == near(alpha)
    ratio = np.sqrt(max(0.0, 1 - alpha))
    assert found.error_ratio == pytest.approx(ratio, abs=1e-5)
    error = ratio * np.std(points.sum(axis=1) / most.sum(), ddof=1)
    assert found.error == pytest.approx(error, abs=1e-5)


@given(st.permutations(range(5)), st.permutations((0.0, 0.1, 0.5, 0.9, 1.0)))
def test_no_order_of_the_marks_exceeds_the_maximum_discrimination(
    points: list[int], rest: list[float]
) -> None:
    best = max(np.cov(each, rest)[0, 1] for each in permutations(points))
    expected = np.cov(points, rest)[0, 1] / best
    assert discrimination_efficiency([float(one) for one in points], rest) == near(expected)
