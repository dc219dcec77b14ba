from datetime import date, timedelta

from learning.charts import heat_map, marks
from learning.charts.heat import SIDES, level, steps_of

WEDNESDAY = date(2026, 3, 4)
DAY = timedelta(days=1)


def squares(chart) -> int:
    return sum(path.count("M") for half in chart.halves for path in half.paths)


def test_every_day_up_to_today_has_a_square_and_none_to_come():
    chart = heat_map({}, WEDNESDAY)
    assert squares(chart) == 53 * 7 + 3
    assert chart.halves[0].first == date(2025, 2, 24)
    assert chart.halves[-1].last == WEDNESDAY


def test_squares_grow_with_what_is_in_them():
    chart = heat_map({WEDNESDAY - n * DAY: n + 1 for n in range(40)}, WEDNESDAY)
    drawn = chart.halves[-1].paths
    assert [path.count("M") for path in drawn[1:]] == [10, 10, 10, 10]
    assert all(f"h{side}v{side}" in path for side, path in zip(SIDES, drawn, strict=True))


def test_levels_rise_whatever_was_answered():
    for counts in ([1], [1, 1, 1, 1], [5, 5], [1, 2, 3, 400]):
        steps = steps_of(counts)
        assert 1 < steps[0] < steps[1] < steps[2]
        assert [level(count, steps) for count in (0, 1, steps[0], steps[2])] == [0, 1, 2, 4]


def test_each_square_is_told_with_the_counts_that_it_stands_for():
    chart = heat_map({WEDNESDAY - n * DAY: n + 1 for n in range(40)}, WEDNESDAY)
    assert [counts for _, counts in chart.keys] == [
        "none", "1 to 10", "11 to 20", "21 to 30", "31 and more",
    ]  # fmt: skip
    few = heat_map({WEDNESDAY: 1}, WEDNESDAY)
    assert [counts for _, counts in few.keys] == ["none", "1", "2", "3", "4 and more"]


def test_days_are_told_as_numbers_the_latest_week_first():
    counts = {WEDNESDAY + DAY: 5, WEDNESDAY: 3, WEDNESDAY - 14 * DAY: 4}
    chart = heat_map(counts | {WEDNESDAY - 600 * DAY: 7}, WEDNESDAY)
    assert chart.weeks == [
        (date(2026, 3, 2), ["0", "0", "3", "", "", "", ""]),
        (date(2026, 2, 16), ["0", "0", "4", "0", "0", "0", "0"]),
    ]
    assert (chart.filled, chart.days) == (2, 53 * 7 + 3)


def test_each_month_is_named_once_in_a_year():
    chart = heat_map({}, date(2026, 3, 1))
    months = [month for half in chart.halves for _, month in half.months]
    assert len(months) in (11, 12)
    assert len(set(months)) == len(months)


def test_marks_fill_two_rows_the_last_at_the_end():
    drawn = marks([n == 27 for n in range(28)])
    assert {mark.y for mark in drawn.marks} == {13, 41}
    assert [mark.filled for mark in drawn.marks] == [False] * 27 + [True]
    assert drawn.marks[-1].x == max(mark.x for mark in drawn.marks) < drawn.width
