"""Wordings that an editor accepts, in the body of a question."""

import pytest

from learning.factories import question_body
from learning.kinds.wordings import (
    counts_as_right,
    takes_wordings,
    thing_asked,
    with_wordings,
    wording_fault,
)
from tests.learning.kinds.bodies import wrong


def body(**changed):
    common = {
        "stem": "What drives growth?",
        "answer": "technological progress",
        "expects": "term",
        "formats": ["typed", "recall"],
        "distractors": [],
        "pool": ["rural finance", "green energy"],
    }
    return question_body(**common | changed)


def test_an_accepted_wording_is_right():
    assert not counts_as_right(body(), "better machines")
    mended = with_wordings(body(), ["better machines"])
    assert counts_as_right(mended, "Better machines")
    assert mended["accepted"] == ["better machines"]


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("cloze", {"stem": "____ drives growth."}),
        ("number", {"answer": "40", "expects": "number", "pool": ["60"]}),
        ("altered word", {"altered": ["rural finance", "technological progress"]}),
    ],
)
def test_a_wording_counts_in_every_format_that_is_typed_in_one_line(kind, changed):
    question = body(formats=[kind], **changed)
    wording = "two score" if kind == "number" else "better machines"
    assert takes_wordings(question)
    assert counts_as_right(with_wordings(question, [wording]), wording)


def test_a_list_and_a_choice_take_no_wordings():
    assert not takes_wordings(body(formats=["list"], expects="set"))
    assert not takes_wordings(body(formats=["choice", "recall"]))


def test_without_wordings_a_body_is_as_it_was_made():
    made = body(accepted=["tech progress"])
    assert with_wordings(made, []) == made
    assert with_wordings(with_wordings(made, ["better machines"]), []) == made


def test_wordings_replace_those_added_before_and_keep_their_order():
    first = with_wordings(body(accepted=["tech gains"]), ["better machines", "newer tools"])
    assert first["accepted"] == ["tech gains", "better machines", "newer tools"]
    assert with_wordings(first, ["newer tools"])["accepted"] == ["tech gains", "newer tools"]


def test_a_wording_that_the_brief_accepts_itself_is_not_added_twice():
    made = body(accepted=["better machines"])
    assert with_wordings(made, ["Better machines"]) == made


class TestFaults:
    def test_the_answer_to_something_else_cannot_count(self):
        assert "“Rural finance” is the answer to something else" in wording_fault(
            body(), "Rural finance"
        )

    def test_a_wording_that_lets_a_wrong_option_pass_cannot_count(self):
        options = {"distractors": wrong("mechanical loom", "trade"), "pool": []}
        fault = wording_fault(body(**options), "mechanical looms")
        assert "“mechanical loom” would be right as well" in fault

    def test_a_part_of_a_wrong_option_cannot_count(self):
        options = wrong("progress in farming", "trade")
        assert "one of the wrong options" in wording_fault(
            body(distractors=options, formats=["choice", "typed"]), "progress in"
        )

    def test_what_the_question_says_cannot_count(self):
        assert "stands in the question" in wording_fault(body(), "growth")

    def test_what_the_grader_cannot_read_cannot_count(self):
        name = body(answer="王丽", expects="characters", pool=[])
        assert "cannot be compared" in wording_fault(name, "Wang Li")

    def test_a_wording_with_a_fault_is_left_out_of_the_body(self):
        made = body()
        assert with_wordings(made, ["rural finance"]) == made


class TestWhatIsAsked:
    def test_three_types_ask_for_the_term(self):
        found = {
            thing_asked("concepts/sei", type, type)
            for type in ("term-for-definition", "term-for-case", "name-of-characters")
        }
        assert found == {"term"}

    def test_an_expansion_is_not_the_term(self):
        assert thing_asked("concepts/sei", "expansion-of-abbreviation", "uid") == "uid"

    def test_the_reading_of_characters_is_not_the_name_of_a_person(self):
        assert thing_asked("people/wang-li", "who-is-it", "uid") == "name"
        assert thing_asked("people/wang-li", "name-of-characters", "uid") == "uid"
