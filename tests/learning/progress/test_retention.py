from datetime import date

import pytest

from learning.progress.retention import Retention, together

SINCE = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("right", "total", "verdict"),
    [
        (0, 0, "few"),
        (19, 19, "few"),
        (18, 20, "on target"),
        (17, 20, "below"),
        (19, 20, "above"),
        (87, 100, "on target"),
        (86, 100, "below"),
        (94, 100, "above"),
    ],
)
def test_a_share_is_judged_from_twenty_answers(right, total, verdict):
    assert Retention(SINCE, right, total).verdict(0.9) == verdict


def test_joined_weeks_are_weighted_by_their_answers():
    weeks = [Retention(SINCE, 1, 2), Retention(SINCE, 8, 8)]
    assert together(weeks) == Retention(SINCE, 9, 10)


def test_without_answers_there_is_no_share():
    assert Retention(SINCE, 0, 0).share is None
