"""Questions as their authors write them."""

from learning.factories import RIVER, question_body
from learning.kinds.typed import Typed
from learning.kinds.written import WrittenQuestion, framed_stem

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
