from learning.charts import columns
from learning.charts.columns import TOP, WIDTH


def test_columns_stand_on_one_line_the_highest_as_tall_as_there_is_room():
    chart = columns([("1", 0), ("2", 1), ("3", 400)])
    assert {column.y + column.height for column in chart.columns} == {chart.height}
    assert [column.height for column in chart.columns] == [0, 3, TOP]


def test_where_columns_stand_close_only_the_highest_bears_its_figure():
    few, many = columns([("", 5)] * 3), columns([("", 5), ("", 7), *[("", 5)] * 28])
    assert [column.figure for column in few.columns] == ["5", "5", "5"]
    assert [column.figure for column in many.columns if column.figure] == ["7"]


def test_every_so_many_bear_their_label_and_all_have_room():
    drawn = columns([(str(n), n) for n in range(30)], every=7).columns
    assert [column.label for column in drawn if column.label] == ["0", "7", "14", "21", "28"]
    assert all(column.x >= 0 and column.x + column.width <= WIDTH for column in drawn)


def test_a_chart_of_nothing_knows_that_it_is_empty():
    assert columns([("1", 0), ("2", 0)]).empty
    assert columns([]).empty
    assert not columns([("1", 1)]).empty
