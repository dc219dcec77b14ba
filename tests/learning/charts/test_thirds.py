from learning.charts import third_columns


def test_each_column_is_the_share_of_its_own_third():
    drawn = third_columns((1, 0, 4), (2, 5, 4))
    assert [column.height for column in drawn.columns] == [15, 0, 30]
    assert {column.y + column.height for column in drawn.columns} == {drawn.height - 1}


def test_a_third_that_nobody_is_in_is_empty():
    assert [column.height for column in third_columns((0, 1, 0), (0, 1, 0)).columns] == [0, 30, 0]
