import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.charts.strokes import STROKES, SectionStrokes, stroke_count

SECTIONS = st.integers(1, 40).flatmap(
    lambda every: st.tuples(st.integers(0, every), st.just(every))
)


def test_the_character_has_eleven_strokes() -> None:
    assert len(STROKES) == 11


@pytest.mark.parametrize(
    ("known", "every", "count"),
    [(0, 7, 0), (1, 7, 1), (4, 7, 6), (6, 7, 9), (7, 7, 11), (1, 40, 1), (39, 40, 10), (0, 0, 0)],
)
def test_as_many_strokes_stand_as_sections_are_known(known: int, every: int, count: int) -> None:
    assert stroke_count(known, every) == count


@given(SECTIONS)
def test_only_all_sections_make_the_whole_character(sections: tuple[int, int]) -> None:
    known, every = sections
    assert (stroke_count(known, every) == len(STROKES)) == (known == every)
    assert (stroke_count(known, every) == 0) == (known == 0)


def test_strokes_are_drawn_in_the_order_of_writing() -> None:
    half = SectionStrokes(3, 6)
    assert half.drawn == STROKES[:5]
    assert half.left == STROKES[5:]
