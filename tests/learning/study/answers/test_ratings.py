import pytest

from learning.grading import Outcome, formats
from learning.kinds import kind_of
from learning.scheduling import Rating
from learning.study.ratings import posterior, rating_of


def rated(outcome, format=formats.TYPED, **changed):
    given = {"retrievability": 0.9, "options": 3, "seconds": 6.0, "median_seconds": 8.0}
    return rating_of(outcome, picked=kind_of(format).is_picked, **given | changed)


@pytest.mark.parametrize(
    ("outcome", "rating"),
    [
        (Outcome.RIGHT, Rating.GOOD),
        (Outcome.TYPO, Rating.GOOD),
        (Outcome.NEAR, Rating.HARD),
        (Outcome.WHICH, None),
        (Outcome.WRONG, Rating.AGAIN),
        (Outcome.BLANK, Rating.AGAIN),
    ],
)
def test_a_typed_answer(outcome, rating):
    assert rated(outcome) == rating


def test_a_typed_answer_is_rated_however_fast_and_however_unlikely():
    assert rated(Outcome.RIGHT, seconds=0.5, retrievability=0.0) == Rating.GOOD


@pytest.mark.parametrize("format", [formats.TYPED, formats.CHOICE])
def test_right_after_a_hint_or_at_a_second_try_is_hard(format):
    assert rated(Outcome.RIGHT, format, hinted=True, retrievability=0.0) == Rating.HARD


@pytest.mark.parametrize(("options", "least"), [(2, 0.82), (3, 0.75), (4, 0.70)])
def test_a_right_click_counts_from_a_retrievability_that_falls_with_the_options(options, least):
    def click(retrievability):
        return rated(Outcome.RIGHT, formats.CHOICE, options=options, retrievability=retrievability)

    assert click(least) == Rating.GOOD
    assert click(least - 0.02) is None


def test_a_new_fact_never_graduates_on_a_click():
    assert rated(Outcome.RIGHT, formats.CHOICE, retrievability=0.0) is None


@pytest.mark.parametrize(
    ("seconds", "median", "rating"),
    [
        (1.4, 8.0, None),
        (1.4, None, None),
        (1.6, 8.0, Rating.GOOD),
        (1.6, 17.0, None),
        (None, 8.0, Rating.GOOD),
        (1.6, None, Rating.GOOD),
    ],
)
def test_a_click_too_fast_to_have_read_is_not_rated(seconds, median, rating):
    given = rated(Outcome.RIGHT, formats.CHOICE, seconds=seconds, median_seconds=median)
    assert given == rating


def test_a_wrong_click_is_a_miss_however_fast():
    assert rated(Outcome.WRONG, formats.CHOICE, seconds=0.3) == Rating.AGAIN


def test_the_posterior_is_that_of_bayes():
    assert posterior(0.75, 3) == pytest.approx(0.9)
    assert posterior(0.0, 3) == 0
    assert posterior(1.0, 3) == 1
