"""Questions as their authors write them."""

import pytest

from learning.factories import RIVER, question_body
from learning.kinds.typed import Typed
from learning.kinds.written import WrittenQuestion, framed_stem, lead_of

QUESTION = Typed().compose("What is meant by socialism?", "A stage")


def test_a_frame_stands_before_the_stem_in_one_line() -> None:
    body = question_body(frame="PRC doctrine", stem="What is meant by socialism?")
    assert framed_stem(body) == "PRC doctrine: What is meant by socialism?"


def test_a_stem_stands_alone_without_a_frame() -> None:
    old = question_body(stem="Who?")
    del old["frame"]
    assert framed_stem(old) == framed_stem(old | {"frame": ""}) == "Who?"


def test_a_question_keeps_its_frame_in_its_body() -> None:
    framed = WrittenQuestion.of(QUESTION.body() | {"frame": "PRC doctrine"})
    assert framed.body()["frame"] == "PRC doctrine"
    assert WrittenQuestion.of(framed.body()) == framed


def test_a_question_without_a_frame_has_the_body_of_former_versions() -> None:
    assert "frame" not in RIVER.body()


def test_a_frame_can_become_part_of_the_stem() -> None:
    framed = WrittenQuestion.of(QUESTION.body() | {"frame": "PRC doctrine"})
    plain = framed.with_framed_stem()
    assert (plain.frame, plain.stem) == ("", "PRC doctrine: What is meant by socialism?")
    assert plain.body() == QUESTION.body() | {"stem": plain.stem}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Which\nriver  is it?\n", "Which river is it?"),
        ("See:\n\nWhich?", "See:\n\nWhich?"),
        ("See:\r\n| a | b |\r\n|---|---|\r\n| 1 | 2 |", "See:\n| a | b |\n|---|---|\n| 1 | 2 |"),
        ("a | b\n--|--\n1 | 2", "a | b\n--|--\n1 | 2"),
        ("So\n$$x$$", "So\n$$x$$"),
        ("So\n- a", "So\n- a"),
    ],
)
def test_the_lines_of_a_stem_are_kept_where_they_mean_something(text: str, kept: str) -> None:
    assert Typed().compose(text, "a").stem == kept


@pytest.mark.parametrize(
    ("stem", "lead", "blocks"),
    [
        ("Which river?", "Which river?", ""),
        ("See:\n\nWhich?", "See:", "Which?"),
        ("See\nthis:\n| a |\n|---|\n| 1 |", "See\nthis:", "| a |\n|---|\n| 1 |"),
        ("| a |\n|---|\n| 1 |\n\nWhich?", "", "| a |\n|---|\n| 1 |\n\nWhich?"),
    ],
)
def test_a_stem_has_its_first_paragraph_for_a_heading(stem: str, lead: str, blocks: str) -> None:
    assert lead_of(stem) == (lead, blocks)
