from learning.charts import column_chart, group_chart
from learning.charts.columns import TALLEST, WIDTH


class TestColumnChart:
    def test_the_highest_column_fills_the_chart_and_small_ones_stay_visible(self):
        chart = column_chart([("1", 0), ("2", 1), ("3", 400)])
        assert {column.y + column.height for column in chart.columns} == {chart.height}
        assert [column.height for column in chart.columns] == [0, 3, TALLEST]

    def test_among_many_columns_only_the_highest_has_a_figure(self):
        few, many = column_chart([("", 5)] * 3), column_chart([("", 5), ("", 7), *[("", 5)] * 28])
        assert [column.figure for column in few.columns] == ["5", "5", "5"]
        assert [column.figure for column in many.columns if column.figure] == ["7"]

    def test_labels_are_spaced_and_all_columns_fit(self):
        drawn = column_chart([(str(n), n) for n in range(30)], every=7).columns
        assert [column.label for column in drawn if column.label] == ["0", "7", "14", "21", "28"]
        assert all(column.x >= 0 and column.x + column.width <= WIDTH for column in drawn)

    def test_a_chart_without_counts_is_empty(self):
        assert column_chart([("1", 0), ("2", 0)]).empty
        assert column_chart([]).empty
        assert not column_chart([("1", 1)]).empty


class TestGroupChart:
    def test_each_column_is_the_share_of_its_own_group(self):
        drawn = group_chart((1, 0, 4), (2, 5, 4))
        assert [column.height for column in drawn.columns] == [15, 0, 30]
        assert {column.y + column.height for column in drawn.columns} == {drawn.height - 1}

    def test_an_empty_group_has_no_column(self):
        drawn = group_chart((0, 1, 0), (0, 1, 0))
        assert [column.height for column in drawn.columns] == [0, 30, 0]
