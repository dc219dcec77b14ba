from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.charts.layers import BOX, Arrow, drawing

NAMES = {key: f"concept number {key}" for key in range(12)}


def drawn(*pairs: tuple[int, int]):
    return drawing(NAMES, [Arrow(*pair, "leads to", "Wang Li") for pair in pairs])


def box(picture, key: int):
    return next(box for box in picture.boxes if box.key == key)


def test_an_arrow_points_to_the_right_with_its_label_between():
    picture = drawn((0, 1))

    (line,) = picture.lines
    assert line.text.lines == ["leads to", "Wang Li"]
    assert box(picture, 0).text.x < line.text.x < box(picture, 1).text.x
    assert line.point.startswith(f"{box(picture, 1).left:.1f},")


def test_a_backward_arrow_has_its_tip_at_its_target():
    picture = drawn((0, 1), (1, 0))

    back = picture.lines[1]
    assert back.point.startswith(f"{box(picture, 0).left + BOX:.1f},")


def test_only_connected_concepts_are_drawn():
    assert [each.key for each in drawn((3, 5)).boxes] == [3, 5]


def test_an_arrow_past_a_column_avoids_its_box():
    past = drawn((0, 1), (1, 2), (0, 2)).lines[2]

    assert past.path.count("C") > 2


def test_an_arrow_to_itself_is_refused():
    with pytest.raises(ValueError, match="from one thing to another"):
        drawn((4, 4))


def test_no_arrows_give_an_empty_picture():
    picture = drawn()
    assert (picture.boxes, picture.lines, picture.width) == ([], [], 0)


def test_unconnected_parts_are_drawn_deterministically():
    """The package numbers the points of an edge like the labels of another part."""
    related = [(0, 1), (2, 3), (2, 4), (2, 3), (4, 3)]

    assert len({repr(drawn(*related)) for _ in range(20)}) == 1


pairs = st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] != pair[1])


@settings(max_examples=150)
@given(st.lists(pairs, max_size=24))
def test_no_box_or_label_covers_another(related):
    """The examples contain cycles, repeated pairs and unconnected parts."""
    picture = drawn(*related)

    texts = [each.text for each in (*picture.boxes, *picture.lines)]
    for one, other in combinations(texts, 2):
        apart = abs(one.y - other.y) >= (one.height + other.height) / 2
        assert apart or abs(one.x - other.x) > BOX / 2
    assert all(0 < text.x < picture.width and 0 < text.y < picture.height for text in texts)
    assert picture == drawn(*related)
