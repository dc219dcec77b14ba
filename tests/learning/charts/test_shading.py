from hypothesis import given
from hypothesis import strategies as st

from content.reading.highlighting import Highlight
from learning.charts.looks import WORST_FIRST
from learning.charts.shading import shaded

TEXT = "Ningbo rests on its port, and the port on its river."


def test_text_is_cut_where_its_look_changes():
    pieces = shaded(TEXT, [Highlight(0, 6, "known"), Highlight(16, 24, "missed")])

    assert pieces == [
        ("Ningbo", "known"),
        (" rests on ", ""),
        ("its port", "missed"),
        (", and the port on its river.", ""),
    ]


def test_words_under_two_questions_have_the_worst_look():
    pieces = shaded(TEXT, [Highlight(0, 24, "known"), Highlight(0, 6, "fading")])

    assert pieces[:2] == [("Ningbo", "fading"), (" rests on its port", "known")]


def test_words_that_were_not_asked_before_are_plain():
    assert shaded(TEXT, [Highlight(0, 6, "new")]) == [(TEXT, "")]


def test_neighbours_with_the_same_look_form_one_piece():
    marks = [Highlight(0, 4, "known"), Highlight(4, 8, "known")]
    assert shaded("its port", marks) == [("its port", "known")]


spans = st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(WORST_FIRST))


@given(st.text(alphabet="ab 港口", max_size=50), st.lists(spans, max_size=8))
def test_the_pieces_join_to_the_text(text, marks):
    pieces = shaded(text, [Highlight(*each) for each in marks])

    assert "".join(piece.text for piece in pieces) == text
