from datetime import date, timedelta

import pytest

from learning.charts import bar_chart
from learning.progress import Day

TODAY = date(2026, 3, 2)


def days(*counts: int, first: date = TODAY) -> list[Day]:
    return [Day(first + timedelta(days=offset), count) for offset, count in enumerate(counts)]


def test_columns_stand_on_one_line_the_highest_as_tall_as_there_is_room():
    chart = bar_chart(days(0, 5, 10, 400), TODAY)
    assert {bar.y + bar.height for bar in chart.bars} == {chart.height}
    assert [bar.height for bar in chart.bars] == [0, 3, 3, max(bar.height for bar in chart.bars)]


def test_a_count_stands_above_its_column_and_within_the_chart():
    for bar in bar_chart(days(1, 7, 300), TODAY).bars:
        assert 12 <= bar.count_at < bar.y


@pytest.mark.parametrize(("today", "dated"), [(0, [0, 2, 4]), (5, [1, 3, 5])])
def test_every_second_day_is_dated_with_today_among_them(today, dated):
    chart = bar_chart(days(*range(6)), TODAY + timedelta(days=today))
    assert [index for index, bar in enumerate(chart.bars) if bar.dated] == dated


def test_a_chart_of_nothing_knows_that_it_is_empty():
    assert bar_chart(days(0, 0), TODAY).empty
    assert not bar_chart(days(0, 1), TODAY).empty
