"""A form makes a question, and the question fills the same form again."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from learning.bank.forms import FORMS, WrittenForm, form_of
from learning.grading import formats
from learning.kinds import PartMark, kind_of
from learning.kinds.response_fields import opaque

# Valid form data for each kind.
FILLED: dict[str, Mapping[str, Any]] = {
    formats.CHOICE: {
        "stem": "Which river?",
        "text_1": "The Yangtze",
        "told_1": "It is 6,300 km long.",
        "text_2": "The Seine",
        "told_2": "That is in France.",
        "text_4": "The Rhine",
        "right": "1",
    },
    formats.SEVERAL: {
        "stem": "Which are in China?",
        "text_1": "The Yangtze",
        "right_1": "on",
        "text_2": "长江",
        "right_2": "on",
        "told_2": "The same.",
        "text_3": "The Seine",
        "told_3": "That is in France.",
    },
    formats.TYPED: {
        "stem": "Which river?",
        "answer": "The Yangtze",
        "accepted": "Chang Jiang\n\n长江",
        "spelling": "case",
    },
    formats.NUMBER: {
        "stem": "How long is it?",
        "answer": "6,300",
        "tolerance": "2.50",
        "percentage": "on",
        "units": "km, kilometres",
        "needs_unit": "on",
    },
    formats.CLOZE: {"stem": "In [[2023|’23]], Xi spoke of [[new productive forces]] there."},
    formats.ALTERED: {
        "stem": "The Seine flows through Wuhan.",
        "wrong": "Seine",
        "answer": "Yangtze",
    },
    formats.MATCHING: {
        "stem": "Match them.",
        "left_1": "Wuhan",
        "partner_1": "Yangtze",
        "left_2": "Paris",
        "partner_2": "Seine",
        "spare": "Rhine\nElbe",
    },
    formats.ORDERING: {
        "stem": "Put them in order.",
        "text_1": "Spring",
        "text_3": "Summer",
        "text_4": "Autumn",
    },
    formats.LIST: {
        "stem": "Name two rivers.",
        "text_1": "Yangtze",
        "also_1": "Chang Jiang, 长江",
        "text_2": "Pearl River",
        "text_3": "Yellow River",
        "needed": "2",
    },
    formats.OPEN: {
        "stem": "Why does it matter?",
        "answer": "It grows.",
        "text_1": "Names growth",
        "points_1": "2",
        "text_2": "Gives an example",
    },
    formats.POLL: {
        "stem": "Which river do you like?",
        "answers": "choice",
        "text_1": "The Yangtze",
        "text_3": "The Seine",
    },
}
every_form = pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: str(form.kind.name))


def bound_form(form: type[WrittenForm], **fields: Any) -> WrittenForm:
    usual = {"frame": "As Ma Xiaohe explains", "explanation": "Read *on*."}
    bound = form(FILLED[form.kind.name] | usual | fields)
    bound.is_valid()
    return bound


@every_form
def test_a_form_makes_a_question_of_its_kind(form: type[WrittenForm]) -> None:
    body = bound_form(form).question.body()
    kind_of(form.kind.name).validate(body)
    assert body["formats"][0] == form.kind.name
    assert body["explanation"] == "Read *on*."


@every_form
def test_no_field_hides_the_form_from_scripts(form: type[WrittenForm]) -> None:
    assert "form" not in form.base_fields


@every_form
def test_a_question_survives_a_round_trip_through_its_form(form: type[WrittenForm]) -> None:
    body = bound_form(form).question.body()
    again = form({name: value for name, value in form.initial_for(body).items() if value})
    assert again.is_valid(), again.errors
    assert again.question.body() == body


@every_form
def test_the_line_above_a_question_is_one_line_without_a_colon(form: type[WrittenForm]) -> None:
    body = bound_form(form, frame=" PRC \n doctrine: ").question.body()
    assert body["frame"] == form.initial_for(body)["frame"] == "PRC doctrine"


@every_form
def test_a_question_needs_no_line_above_it(form: type[WrittenForm]) -> None:
    body = bound_form(form, frame="").question.body()
    assert "frame" not in body
    assert form.initial_for(body)["frame"] == ""


@pytest.mark.parametrize("frame", ["The ____", "In [[2023]]"])
def test_the_line_above_a_question_has_no_gaps(frame: str) -> None:
    errors = bound_form(form_of(formats.CLOZE), frame=frame).errors
    assert errors == {"frame": ["Only the question can have gaps."]}


def test_a_question_and_the_line_above_it_fit_into_one_line_of_a_file() -> None:
    form = form_of(formats.TYPED)
    assert bound_form(form, frame="Ma", stem=9996 * "w").is_valid()
    errors = bound_form(form, frame="Ma", stem=9997 * "w").non_field_errors()
    assert errors == ["The question has 10001 characters; 10000 at most."]


@every_form
def test_an_empty_form_is_invalid(form: type[WrittenForm]) -> None:
    empty = form({})
    assert not empty.is_valid()
    assert "stem" in empty.errors


@every_form
def test_a_missing_explanation_stays_empty(form: type[WrittenForm]) -> None:
    body = bound_form(form, explanation="").question.body()
    assert body["explanation"] == form.initial_for(body)["explanation"] == ""


@pytest.mark.parametrize(
    ("format", "fields", "message"),
    [
        (formats.CHOICE, {"right": "3"}, "Option 3 is to be right, and is empty."),
        (formats.CHOICE, {"text_2": "the yangtze"}, "Two options are the same."),
        (formats.CHOICE, {"text_2": ""}, "Option 2 is empty."),
        (formats.SEVERAL, {"right_1": "", "right_2": ""}, "No option is marked as right."),
        (formats.TYPED, {"answer": "?", "spelling": "free"}, "nothing that could be compared"),
        (formats.NUMBER, {"answer": "many"}, "is not one number"),
        (formats.NUMBER, {"units": ""}, "in which unit"),
        (formats.NUMBER, {"units": "billion yuan"}, "says how many"),
        (formats.CLOZE, {"stem": "No gap."}, "Nothing is left out"),
        (formats.CLOZE, {"stem": "A [[gap]] and ____."}, "take it out"),
        (formats.CLOZE, {"stem": "A [[]] and [[b]]."}, "no answer"),
        (formats.ALTERED, {"wrong": "Rhine"}, "does not stand in the text"),
        (formats.MATCHING, {"partner_2": ""}, "Left side 2 has no partner."),
        (formats.MATCHING, {"spare": "Seine"}, "“Seine” is not to spare"),
        (formats.ORDERING, {"text_4": ""}, "three things or more"),
        (formats.CHOICE, {"mark_1": "50", "mark_2": "100"}, "has to bring the most marks."),
        (formats.SEVERAL, {"mark_1": "50"}, "Give option 2 its marks."),
        (formats.SEVERAL, {"mark_1": "50", "mark_2": "0"}, "A right option brings marks"),
        (formats.LIST, {"needed": "4"}, "More entries are asked than given."),
        (formats.LIST, {"text_2": "", "also_2": "Zhu Jiang"}, "Entry 2 is empty."),
    ],
)
def test_an_invalid_form_names_the_error(format: str, fields: dict[str, str], message: str) -> None:
    errors = bound_form(form_of(format), **fields).non_field_errors()
    assert message in " ".join(map(str, errors))


@pytest.mark.parametrize(
    ("format", "fields", "key"),
    [
        (formats.CHOICE, {"mark_2": "-33.33333", "mark_4": "50"}, "weights"),
        (formats.SEVERAL, {"mark_1": "75", "mark_2": "25", "mark_3": "-10"}, "weights"),
        (formats.TYPED, {"text_1": "The Huai", "mark_1": "50", "told_1": "Nearly."}, "partial"),
        (formats.NUMBER, {"text_1": "5", "within_1": "5 %", "mark_1": "50"}, "also"),
        (formats.LIST, {"share": "on"}, "share"),
    ],
)
def test_part_marks_survive_a_round_trip_through_the_form(
    format: str, fields: dict[str, str], key: str
) -> None:
    form = form_of(format)
    plain, weighed = bound_form(form), bound_form(form, **fields)
    assert key not in plain.question.body()
    assert weighed.question.body()[key]
    initial = {name: one for name, one in form.initial_for(weighed.question.body()).items() if one}
    again = form(initial)
    assert again.is_valid(), again.errors
    assert again.question.body() == weighed.question.body()


def test_a_mark_is_shown_in_as_few_figures_as_it_has() -> None:
    form = form_of(formats.CHOICE)
    weighed = bound_form(form, mark_2="-33.33333", mark_4="50").question.body()
    fields = str(form(initial=form.initial_for(weighed)))
    assert re.findall(r'name="mark_\d" value="([^"]+)"', fields) == ["100", "-33.33333", "50"]


def test_a_kind_that_cannot_be_written_has_no_form() -> None:
    for format in ("recall", "essay"):
        with pytest.raises(ValueError, match=format):
            form_of(format)


def test_each_option_has_its_own_feedback() -> None:
    body = bound_form(form_of(formats.CHOICE)).question.body()
    kind = kind_of(formats.CHOICE)
    assert kind.grade(body, {"option": opaque(body, "The Seine")}).note == "That is in France."
    assert kind.grade(body, {"option": opaque(body, "The Yangtze")}).note == "It is 6,300 km long."


def test_no_option_is_right_by_default() -> None:
    # Without an empty entry a browser shows the first one as chosen.
    assert '<option value="" selected>' in str(form_of(formats.CHOICE)()["right"])
    form = form_of(formats.CHOICE)({**FILLED[formats.CHOICE], "right": ""})
    assert form.errors == {"right": ["Choose which option is right."]}
    assert not any(form_of(formats.SEVERAL)()[f"right_{number}"].value() for number in range(1, 5))


def test_feedback_lists_each_right_option_with_its_remark() -> None:
    body = bound_form(form_of(formats.SEVERAL)).question.body()
    kind = kind_of(formats.SEVERAL)
    response = kind.parse({"option": [opaque(body, "长江")]})
    parts = kind.feedback(body, response, kind.grade(body, response))
    assert [(part.mark, part.note) for part in parts] == [
        (PartMark.MISSING, ""),
        (PartMark.RIGHT, "The same."),
    ]


@pytest.mark.parametrize("answer", ["5 m", "5", "5m"])
def test_a_number_can_be_written_with_its_unit(answer: str) -> None:
    body = bound_form(
        form_of(formats.NUMBER), answer=answer, units="m, metres", tolerance=""
    ).question.body()
    assert body["answer"] == "5 m"
    for response in ("5 m", "5 metres"):
        assert kind_of(formats.NUMBER).grade(body, {"text": response}).outcome.is_right
    assert not kind_of(formats.NUMBER).grade(body, {"text": "5 million m"}).outcome.is_right


@pytest.mark.parametrize(
    ("written", "near", "far"),
    [("0,5", "5.5", "5.51"), ("1e-37", "5", "5.1"), ("5 %", None, None), ("-1", None, None)],
)
def test_a_tolerance_is_written_like_any_number(
    written: str, near: str | None, far: str | None
) -> None:
    form = form_of(formats.NUMBER)
    filled = form({"stem": "How long?", "answer": "5", "tolerance": written})
    assert filled.is_valid() is (near is not None)
    if near and far:
        body = filled.question.body()
        grade = kind_of(formats.NUMBER).grade
        assert grade(body, {"text": near}).outcome.is_right
        assert not grade(body, {"text": far}).outcome.is_right


def test_options_keep_the_order_in_which_they_were_written() -> None:
    form = form_of(formats.CHOICE)
    fields = form.initial_for(bound_form(form, right="2").question.body())
    assert [fields[f"text_{n}"] for n in (1, 2, 3)] == ["The Yangtze", "The Seine", "The Rhine"]
    assert fields["right"] == 2


@pytest.mark.parametrize("options", [("5 %", "-5 %", "0 %"), ("mā", "má", "mǎ"), ("<", ">", "=")])
def test_options_that_differ_in_one_sign_are_distinct(options: tuple[str, ...]) -> None:
    fields = {f"text_{number}": text for number, text in enumerate(options, 1)}
    assert bound_form(form_of(formats.CHOICE), text_4="", **fields).is_valid()


words = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)


@given(st.lists(st.lists(words, min_size=1, max_size=3), min_size=1, max_size=6), words)
def test_any_gaps_round_trip_through_the_form(gaps: list[list[str]], between: str) -> None:
    form = form_of(formats.CLOZE)
    text = " ".join(f"{between} [[{'|'.join(gap)}]]" for gap in gaps)
    written = form({"stem": text})
    assume(written.is_valid())
    assert form.initial_for(written.question.body())["stem"] == text
