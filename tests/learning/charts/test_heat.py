from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.charts import heat_map
from learning.charts.heat import SIDES, level, steps_of

WEDNESDAY = date(2026, 3, 4)
DAY = timedelta(days=1)


def squares(chart) -> int:
    return sum(path.count("M") for half in chart.halves for path in half.paths)


def test_every_day_up_to_today_has_a_square():
    chart = heat_map({}, WEDNESDAY)
    assert squares(chart) == 53 * 7 + 3
    assert chart.halves[0].first == date(2025, 2, 24)
    assert chart.halves[-1].last == WEDNESDAY


def test_squares_grow_with_their_counts():
    chart = heat_map({WEDNESDAY - n * DAY: n + 1 for n in range(40)}, WEDNESDAY)
    drawn = chart.halves[-1].paths
    assert [path.count("M") for path in drawn[1:]] == [10, 10, 10, 10]
    assert all(f"h{side}v{side}" in path for side, path in zip(SIDES, drawn, strict=True))


@given(st.lists(st.integers(1, 60), min_size=1))
def test_every_level_has_a_day(counts):
    steps = steps_of(counts)
    assert {level(count, steps) for count in counts} == set(range(4 - len(steps), 5))


def test_the_key_shows_the_counts_of_each_square():
    chart = heat_map({WEDNESDAY - n * DAY: n + 1 for n in range(40)}, WEDNESDAY)
    assert [counts for _, counts in chart.keys] == [
        "none", "1 to 10", "11 to 20", "21 to 30", "31 and more",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "listed"),
    [
        ([], ["none", "1 and more"]),
        ([12], ["none", "1 and more"]),
        ([6, 6], ["none", "1 and more"]),
        ([3, 12], ["none", "1 to 11", "12 and more"]),
        ([3, 5, 12], ["none", "1 to 4", "5 to 11", "12 and more"]),
        ([1, 1, 1, 1, 1, 2], ["none", "1", "2 and more"]),
        ([1, 2, 3, 400], ["none", "1", "2", "3 to 399", "400 and more"]),
    ],
)
def test_few_different_counts_have_few_levels(answers, listed):
    chart = heat_map({WEDNESDAY - n * DAY: count for n, count in enumerate(answers)}, WEDNESDAY)
    assert [counts for _, counts in chart.keys] == listed
    assert f"h{SIDES[-1]}v{SIDES[-1]}" in chart.keys[-1][0]
    assert bool(chart.halves[-1].paths[-1]) == bool(answers)


def test_the_table_lists_the_latest_week_first():
    counts = {WEDNESDAY + DAY: 5, WEDNESDAY: 3, WEDNESDAY - 14 * DAY: 4}
    chart = heat_map(counts | {WEDNESDAY - 600 * DAY: 7}, WEDNESDAY)
    assert chart.weeks == [
        (date(2026, 3, 2), ["0", "0", "3", "", "", "", ""]),
        (date(2026, 2, 16), ["0", "0", "4", "0", "0", "0", "0"]),
    ]
    assert (chart.filled, chart.days) == (2, 53 * 7 + 3)


def test_each_month_is_labelled_once():
    chart = heat_map({}, date(2026, 3, 1))
    months = [month for half in chart.halves for _, month in half.months]
    assert len(months) in (11, 12)
    assert len(set(months)) == len(months)
