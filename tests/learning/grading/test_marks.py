"""Marks of answers, and grades of attempts."""

import pytest

from learning.grading import Outcome, Verdict
from learning.grading.marks import closing_words_for, grade, mark_of, most, total

RIGHT = Verdict.right("Mud")
WRONG = Verdict(outcome=Outcome.WRONG)
HALF = Verdict(outcome=Outcome.NEAR, score=0.5)
BLANK = Verdict(outcome=Outcome.BLANK)


@pytest.mark.parametrize(("verdict", "mark"), [(RIGHT, 2.5), (HALF, 1.25), (WRONG, 0), (BLANK, 0)])
def test_an_answer_earns_its_share_of_the_points(verdict, mark):
    assert mark_of(verdict, 2.5) == mark


def test_an_answer_may_take_marks_off_but_never_twice():
    worse = Verdict(outcome=Outcome.WRONG, score=-0.5)
    assert mark_of(worse, 2.0) == -1.0
    assert mark_of(worse, 1.0, 3) == mark_of(WRONG, 1.0, 3)
    assert total([mark_of(worse, 2.0), 0.25]) == 0.0


def test_an_ungraded_answer_has_no_mark_yet():
    assert mark_of(Verdict(outcome=Outcome.UNGRADED), 2.5) is None


@pytest.mark.parametrize(("certainty", "right", "wrong"), [(1, 1, 0), (2, 2, -2), (3, 3, -6)])
def test_certainty_adds_marks_if_right_and_costs_marks_if_wrong(certainty, right, wrong):
    assert mark_of(RIGHT, 1.0, certainty) == right
    assert mark_of(WRONG, 1.0, certainty) == wrong
    assert mark_of(HALF, 1.0, certainty) == (right + wrong) / 2
    assert mark_of(BLANK, 1.0, certainty) == 0


def test_a_right_answer_with_the_highest_certainty_earns_the_most():
    assert most(2.0, certainty=True) == mark_of(RIGHT, 2.0, 3)
    assert most(2.0, certainty=False) == mark_of(RIGHT, 2.0)


def test_each_level_of_certainty_pays_from_its_threshold():
    """The middle level from two thirds on, the highest from four fifths (Gardner-Medwin)."""

    def best(chance: float) -> int:
        def worth(certainty: int) -> float:
            right, wrong = mark_of(RIGHT, 1.0, certainty), mark_of(WRONG, 1.0, certainty)
            assert right is not None
            assert wrong is not None
            return chance * right + (1 - chance) * wrong

        return max((1, 2, 3), key=worth)

    assert [best(chance) for chance in (0.5, 0.66, 0.68, 0.79, 0.81)] == [1, 1, 2, 2, 3]


def test_an_attempt_adds_up_and_never_falls_below_zero():
    assert total([1.0, None, 0.5]) == 1.5
    assert total([1.0, -6.0]) == 0


@pytest.mark.parametrize(
    ("by", "expected"), [("highest", 80), ("average", 60), ("first", 40), ("last", 60)]
)
def test_several_attempts_make_one_grade(by, expected):
    assert grade([40, 80, 60], by) == expected
    assert grade([], by) is None


def test_the_closing_words_are_those_of_the_highest_band_reached():
    bands = [(80, "Well done"), (0, "Read it again"), (50, "Nearly")]
    assert [closing_words_for(percent, bands) for percent in (0, 49.9, 50, 80, 100)] == [
        *("Read it again", "Read it again", "Nearly", "Well done", "Well done")
    ]
    assert closing_words_for(10, [(50, "Nearly")]) == ""
