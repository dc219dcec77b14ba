import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.characters import CHINESE_RUN
from content.reading.highlighting import Highlight, highlight
from tests.content.work import steps

texts = st.text(alphabet="ab 王丽。é", max_size=50)
highlights = st.lists(
    st.builds(Highlight, st.integers(0, 40), st.integers(0, 60), st.sampled_from("abc")), max_size=8
)


def test_the_shorter_of_two_overlapping_highlights_comes_first():
    pieces = highlight("ports feed cities", [Highlight(0, 10, "long"), Highlight(6, 17, "longer")])
    assert [(piece.text, piece.subjects) for piece in pieces] == [
        ("ports ", ("long",)),
        ("feed", ("long", "longer")),
        (" cities", ("longer",)),
    ]


def test_chinese_characters_are_separate_pieces_inside_a_highlight():
    pieces = highlight("Wang Li 王丽 speaks.", [Highlight(0, 10, "person")])
    assert [(piece.text, piece.subjects, piece.han) for piece in pieces] == [
        ("Wang Li ", ("person",), False),
        ("王丽", ("person",), True),
        (" speaks.", (), False),
    ]


@given(texts, highlights)
def test_the_pieces_of_a_text_equal_the_text_and_those_of_a_highlight_its_words(text, highlights):
    pieces = highlight(text, highlights)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    for one in highlights:
        words = "".join(piece.text for piece in highlight(text, [one]) if piece.subjects)
        assert words == (text[one.start : one.end] if one.start < one.end else "")


@given(texts, highlights)
def test_a_piece_has_the_subjects_of_all_highlights_around_it(text, highlights):
    by_length = sorted(highlights, key=lambda one: one.end - one.start)
    start = 0
    for piece in highlight(text, highlights):
        end = start + len(piece.text)
        around = [one.subject for one in by_length if one.start <= start and end <= one.end]
        assert piece.subjects == tuple(around)
        assert all(bool(CHINESE_RUN.match(sign)) is piece.han for sign in piece.text)
        start = end


@pytest.mark.parametrize("highlights_each", [0, 1])
def test_twice_the_text_takes_about_twice_the_work(highlights_each):
    def work(times):
        each = [Highlight(2 * n, 2 * n + 2, n) for n in range(times * highlights_each)]
        return steps(highlight, "a新" * times, each)

    assert work(400) <= 3 * work(200)
