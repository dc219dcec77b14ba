"""Weights of answers, as Moodle marks by them."""

from decimal import Decimal

import pytest

from learning.grading import Outcome
from learning.grading.part_marks import grade_weighted_picks, graded_by, in_text, weight_in

WEIGHTS = {"tea": Decimal(75), "silk": Decimal(25), "oil": Decimal(0), "coal": Decimal(-50)}


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("50", "50"),
        ("-33.33333", "-33.33333"),
        ("−25 %", "-25"),
        ("12,5", "12.5"),
        ("100.0", "100"),
        ("-33.333333333333336", "-33.333333333"),
    ],
)
def test_a_weight_is_read_as_people_write_it(text, weight):
    assert in_text(weight_in(text)) == weight


@pytest.mark.parametrize("text", ["", "half", "101", "-100.5", "1e2", "5 0"])
def test_what_is_no_percentage_is_refused(text):
    with pytest.raises(ValueError, match="no percentage"):
        weight_in(text)


@pytest.mark.parametrize(
    ("weight", "best", "outcome", "score"),
    [
        ("100", "100", Outcome.RIGHT, 1.0),
        ("99.99999", "100", Outcome.RIGHT, 1.0),
        ("50", "100", Outcome.NEAR, 0.5),
        ("49.9", "100", Outcome.WRONG, 0.499),
        ("-25", "100", Outcome.WRONG, -0.25),
        ("90", "90", Outcome.RIGHT, 0.9),  # the best that there is
    ],
)
def test_full_marks_are_right_and_half_of_them_near(weight, best, outcome, score):
    verdict = graded_by(Decimal(weight), Decimal(best))
    assert (verdict.outcome, verdict.score) == (outcome, pytest.approx(score))


@pytest.mark.parametrize(
    ("picked", "outcome", "score"),
    [
        (("tea", "silk"), Outcome.RIGHT, 1.0),
        (("tea", "silk", "oil"), Outcome.RIGHT, 1.0),
        (("tea",), Outcome.NEAR, 0.75),
        (("silk",), Outcome.WRONG, 0.25),
        (("tea", "silk", "coal"), Outcome.NEAR, 0.5),
        (("silk", "coal"), Outcome.WRONG, 0.0),  # never below nothing
        ((), Outcome.BLANK, 0.0),
    ],
)
def test_the_weights_of_all_picks_add_up(picked, outcome, score):
    verdict = grade_weighted_picks(weights=WEIGHTS, given=picked)
    assert (verdict.outcome, verdict.score) == (outcome, score)


def test_three_thirds_are_full_marks():
    thirds = dict.fromkeys("abc", Decimal("33.33333"))
    verdict = grade_weighted_picks(weights=thirds, given="abc")
    assert (verdict.outcome, verdict.score) == (Outcome.RIGHT, 1.0)
