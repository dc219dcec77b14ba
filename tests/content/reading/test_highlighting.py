import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.characters import CHINESE_RUN
from content.reading.highlighting import Highlight, highlight
from tests.content.work import steps

TEXT = "Wang Li 王丽 says ports feed cities."

marks = st.builds(Highlight, st.integers(0, 40), st.integers(0, 60), st.sampled_from("abc"))


def pieces(text, *marks):
    return [(piece.text, piece.subjects) for piece in highlight(text, marks)]


def test_a_text_without_marks_is_one_piece():
    assert pieces("ports feed cities") == [("ports feed cities", ())]


def test_an_empty_text_has_no_pieces():
    assert pieces("", Highlight(0, 3, "a")) == []


def test_the_marked_words_are_a_piece_between_the_others():
    assert pieces("ports feed cities", Highlight(6, 10, "verb")) == [
        ("ports ", ()),
        ("feed", ("verb",)),
        (" cities", ()),
    ]


def test_where_marks_overlap_the_shorter_comes_first():
    assert pieces("ports feed cities", Highlight(0, 10, "long"), Highlight(6, 17, "longer")) == [
        ("ports ", ("long",)),
        ("feed", ("long", "longer")),
        (" cities", ("longer",)),
    ]


def test_a_mark_inside_another_keeps_both():
    assert pieces("ports feed cities", Highlight(0, 17, "quote"), Highlight(0, 5, "term"))[0] == (
        "ports",
        ("term", "quote"),
    )


def test_chinese_characters_are_pieces_of_their_own():
    assert [(piece.text, piece.han) for piece in highlight(TEXT, ())] == [
        ("Wang Li ", False),
        ("王丽", True),
        (" says ports feed cities.", False),
    ]


def test_a_mark_over_a_name_covers_its_characters_too():
    assert [
        piece.text for piece in highlight(TEXT, [Highlight(0, 10, "person")]) if piece.subjects
    ] == [
        "Wang Li ",
        "王丽",
    ]


@pytest.mark.parametrize(
    "mark", [Highlight(3, 3, "a"), Highlight(5, 2, "a"), Highlight(40, 50, "a")]
)
def test_a_mark_on_nothing_is_dropped(mark):
    assert pieces("ports feed cities", mark) == [("ports feed cities", ())]


def test_a_mark_that_reaches_beyond_the_text_is_cut_off():
    assert pieces("ports", Highlight(2, 99, "a")) == [("po", ()), ("rts", ("a",))]


@given(st.text(alphabet="ab 王丽。é", max_size=50), st.lists(marks, max_size=8))
def test_the_pieces_give_back_the_text_and_each_mark_its_words(text, marks):
    cut = highlight(text, marks)
    assert "".join(piece.text for piece in cut) == text
    assert all(piece.text for piece in cut)
    for mark in marks:
        only = highlight(text, [mark])
        words = "".join(piece.text for piece in only if piece.subjects)
        assert words == (text[mark.start : mark.end] if mark.start < mark.end else "")


@given(st.text(alphabet="ab 王丽。é", max_size=30), st.lists(marks, max_size=8))
def test_a_piece_is_under_the_marks_that_hold_it_and_is_chinese_or_not(text, marks):
    by_length = sorted(marks, key=lambda mark: mark.end - mark.start)
    at = 0
    for piece in highlight(text, marks):
        end = at + len(piece.text)
        holding = [mark for mark in by_length if mark.start <= at and end <= mark.end]
        assert piece.subjects == tuple(mark.subject for mark in holding)
        assert all(bool(CHINESE_RUN.match(sign)) is piece.han for sign in piece.text)
        at = end


@pytest.mark.parametrize("marks_each", [0, 1])
def test_twice_the_text_is_twice_the_work(marks_each):
    def work(times):
        each = [Highlight(2 * n, 2 * n + 2, n) for n in range(times * marks_each)]
        return steps(highlight, "a新" * times, each)

    assert work(400) <= 3 * work(200)
