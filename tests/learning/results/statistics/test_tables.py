"""Figures of small samples and of quizzes in which not everybody has the same questions."""

import pytest

from learning.results.statistics import MarkedItem, MarksTable, Sitting, item_figures, quiz_figures
from tests.learning.results.statistics.tables import table


def drawn(*rows: dict[str, float]) -> MarksTable:
    keys = sorted({key for row in rows for key in row})
    return MarksTable([MarkedItem(key) for key in keys], [Sitting(row) for row in rows])


def test_a_quiz_without_sittings_has_no_figures():
    nobody = MarksTable([MarkedItem("a")], [])
    assert quiz_figures(nobody).n == 0
    assert quiz_figures(nobody).mean is None
    (figures,) = item_figures(nobody).values()
    assert (figures.n, figures.facility, figures.intended) == (0, None, None)


def test_one_sitting_has_a_mean_and_no_spread():
    figures = quiz_figures(table([[1, 0]]))
    assert (figures.mean, figures.median) == (0.5, 0.5)
    assert (figures.deviation, figures.consistency, figures.error) == (None, None, None)
    first = item_figures(table([[1, 0]]))["0"]
    assert (first.facility, first.deviation, first.discrimination) == (1, None, None)
    assert first.effective is None


def test_equal_marks_have_no_spread():
    """Sums of the same decimals in another order differ in the last digit; they count as equal."""
    same = table([[0.1, 0.2, 0.3], [0.3, 0.2, 0.1], [0.2, 0.1, 0.3]] * 5)
    assert quiz_figures(same).skewness is None
    assert quiz_figures(same).consistency is None
    assert {one.effective for one in item_figures(same).values()} == {None}


def test_a_sitting_with_an_unmarked_answer_is_left_out():
    figures = quiz_figures(table([[1, 0], [1, None], [0, 0]]))
    assert (figures.n, figures.waiting, figures.mean) == (2, 1, 0.25)
    assert item_figures(table([[1, 0], [1, None], [0, 0]]))["0"].n == 2


def test_a_question_without_points_has_no_figures():
    of_nothing = MarksTable(
        [MarkedItem("a", most=0), MarkedItem("b")], [Sitting({"a": 1.0, "b": 1.0})] * 3
    )
    assert item_figures(of_nothing)["a"].facility is None
    assert quiz_figures(of_nothing).mean == 1
    assert quiz_figures(MarksTable([MarkedItem("a", most=0)], [Sitting({"a": 1.0})])).mean is None


class TestDrawnQuestions:
    rows = (
        {"all": 1.0, "x": 1.0},
        {"all": 0.0, "y": 0.0},
        {"all": 1.0, "y": 1.0},
        {"all": 0.0, "x": 0.0},
    )

    def test_a_question_is_judged_by_those_who_had_it(self):
        found = item_figures(drawn(*self.rows))
        assert (found["x"].n, found["x"].facility, found["x"].intended) == (2, 0.5, 0.5)
        assert found["x"].discrimination == pytest.approx(1)
        assert found["all"].n == 4

    def test_a_drawn_question_has_no_effective_weight(self):
        found = item_figures(drawn(*self.rows))
        assert found["all"].effective == pytest.approx(0.5)
        assert found["x"].effective is None

    def test_drawn_questions_share_a_place(self):
        places = drawn(*self.rows).slots
        assert places == [[1, 0, 1, 0], [1, 0, 1, 0]]
        assert quiz_figures(drawn(*self.rows)).consistency == pytest.approx(1)

    def test_a_quiz_of_unequal_lengths_has_no_consistency(self):
        figures = quiz_figures(drawn(*self.rows, {"all": 1.0, "x": 1.0, "y": 0.0}))
        assert figures.consistency is None
        assert figures.mean == pytest.approx((1 + 0 + 1 + 0 + 2 / 3) / 5)
