"""Export and import of Aiken."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.exchange.aiken import cannot_hold, read, write
from learning.exchange.format import ExchangeItem
from learning.grading import formats
from learning.kinds import KINDS
from learning.kinds.options import Option, options_of
from tests.learning.exchange.questions import bodies_and_tags, items, one_of_each

RIVER = "Which river?\nA. The Seine\nB) The Huai\nANSWER: B\n"


def test_a_choice_is_read() -> None:
    (item,) = read(RIVER.encode()).items
    assert options_of(item.question.body()) == [
        Option("The Seine"),
        Option("The Huai", True),
    ]
    assert (item.question.stem, item.line) == ("Which river?", 1)


def test_an_option_needs_no_space_after_its_letter() -> None:
    (item,) = read(b"Which river?\nA)Seine\nB.Huai\nANSWER: B\n").items
    assert [one.text for one in options_of(item.question.body())] == ["Seine", "Huai"]
    assert item.question.answer == "Huai"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_questions_need_no_empty_line_between_them(end: str) -> None:
    reading = read((RIVER + RIVER.replace("river", "sea")).replace("\n", end).encode())
    assert [(item.question.stem, item.line) for item in reading.items] == [
        ("Which river?", 1),
        ("Which sea?", 5),
    ]


@given(st.lists(items(formats.CHOICE), max_size=3))
def test_exportable_questions_round_trip(written: list[ExchangeItem]) -> None:
    exported = [ExchangeItem(item.question) for item in written if not cannot_hold(item.question)]
    reading = read(write(exported) or b"\n\n-")
    assert bodies_and_tags(reading.items) == bodies_and_tags(exported)


@pytest.mark.parametrize("format", sorted(KINDS))
def test_losses_are_reported(format: str) -> None:
    question = one_of_each().get(format)
    if format == formats.CHOICE:
        lost = "It loses its explanation and what is said of its options."
        assert cannot_hold(question) == lost
    elif question:
        assert "nothing but choices" in cannot_hold(question)
        assert write([ExchangeItem(question)]) == b""


def test_many_lines_without_a_question_take_little_memory() -> None:
    tracemalloc.start()
    (unread,) = read(b"A) a\n" * 40_000).unread
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "does not end with its answer" in unread.reason
    assert most < 1_000_000  # bytes: a few copies of the text, not one for each line


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("Which?\nA. a\nB. b\n", 1, "does not end with its answer"),
        ("Which?\nA. a\nB. b\nANSWER: A, B", 1, "does not end with its answer"),
        ("Which?\nA. a\nB. b\nANSWER: a", 1, "does not end with its answer"),
        ("Which?\nA. a\nB. b\nANSWER: C", 1, "There is no option C"),
        ("Which?\n\nA. a", 1, "does not end"),
        ("Which\nof them?\nA. a\nB. b\nANSWER: A", 1, "“of them?” is no option A"),
        ("Which?\nA. a\nC. b\nANSWER: A", 1, "“C. b” is no option B"),
        ("Which?\na. a\nb. b\nANSWER: A", 1, "is no option A"),
        ("Which?\nA. a\nANSWER: A", 1, "1 to 19 wrong options"),
        ("\nANSWER: A", 2, "does not end"),
        ("Which?\nA. a\nB. A\nANSWER: A", 1, "Two options are the same."),
        (f"{'x' * 33_000}\nA. a\nB. b\nANSWER: A", 1, "longer than 32,768"),
        ("Which?\nA. a\u202e\nB. b\nANSWER: A", 1, "U+202E"),
    ],
)
def test_an_invalid_question_is_reported_with_its_line(text: str, line: int, reason: str) -> None:
    unread = read(text.encode()).unread[0]
    assert unread.line == line
    assert reason in unread.reason
