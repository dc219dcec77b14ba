from learning.charts.matrix import LARGEST, SMALLEST, matrix

SAID = [("ports", "wang", 1), ("ports", "zhao", 2), ("ports", "wang", 3), ("locks", "zhao", 4)]


def test_pairs_are_counted_in_their_cell():
    made = matrix(SAID)

    assert made.columns == ["wang", "zhao"]
    assert made.cell("ports", "wang").entries == (1, 3)
    assert made.cell("locks", "wang") is None
    assert made.cell("canals", "wang") is None


def test_the_fullest_row_comes_first_and_something_else_last():
    made = matrix([("-", "wang", 5), ("-", "wang", 6), ("-", "wang", 7), *SAID, *SAID], last="-")

    assert [row for row, _ in made.rows] == ["ports", "locks", "-"]


def test_the_area_of_a_disc_grows_with_its_number():
    made = matrix([*SAID, *(("ports", "wang", n) for n in range(2))])

    assert made.cell("ports", "wang").radius == LARGEST
    assert made.cell("locks", "zhao").radius == max(SMALLEST, LARGEST / 2)


def test_no_pairs_give_an_empty_matrix():
    assert matrix([]).rows == []
    assert matrix([]).cells == []
