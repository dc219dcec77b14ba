"""What is said of a weak question, and that nothing is said of a good one."""

import pytest

from learning.bank.forms import form_of
from learning.grading.formats import Format
from learning.quality.weaknesses import weaknesses

GOOD = {
    Format.CHOICE: {
        "stem": "Which river flows through Wuhan?",
        "text_1": "Yangtze",
        "text_2": "Huai",
        "text_3": "Liao",
        "right": "1",
    },
    Format.TYPED: {"stem": "Which river flows through Wuhan?", "answer": "Yangtze"},
    Format.MATCHING: {
        "stem": "Which city lies where?",
        "left_1": "Wuhan",
        "partner_1": "Yangtze",
        "left_2": "Paris",
        "partner_2": "Seine",
        "spare": "Rhine",
    },
    Format.OPEN: {"stem": "Why do ports matter?", "answer": "Trade.", "text_1": "Names trade"},
    Format.CLOZE: {"stem": "Wuhan lies on the [[Yangtze]]."},
    Format.LIST: {"stem": "Name two rivers.", "text_1": "Pearl River", "text_2": "Yellow River"},
    Format.NUMBER: {"stem": "What percentage is it?", "answer": "5", "units": "percent"},
    Format.ALTERED: {
        "stem": "The Seine flows through Wuhan.",
        "wrong": "Seine",
        "answer": "Yangtze",
    },
    Format.SEVERAL: {
        "stem": "Pick all that lie in China.",
        "text_1": "Wuhan",
        "right_1": "on",
        "text_2": "Paris",
        "text_3": "Rome",
    },
}


def said(format: Format, **fields: str) -> str:
    form = form_of(format)(GOOD[format] | fields)
    assert form.is_valid(), form.errors
    return " ".join(weaknesses(form.question.body(), format))


@pytest.mark.parametrize("format", GOOD)
def test_nothing_is_said_of_a_good_question(format: Format) -> None:
    assert said(format) == ""


@pytest.mark.parametrize(
    ("format", "fields", "sentence"),
    [
        (Format.CHOICE, {"text_1": "Yangtze, longest of all"}, "by far the longest"),
        (Format.CHOICE, {"text_2": "All of the above"}, "speaks of other options"),
        (Format.CHOICE, {"text_2": "Always the Huai"}, "absolute word"),
        (Format.CHOICE, {"text_2": "Yangtze River"}, "hold the same words"),
        (Format.CHOICE, {"text_1": "Wuhan river"}, "shares “wuhan” with the question"),
        (Format.TYPED, {"answer": "The Wuhan one"}, "gives the answer away"),
        (Format.TYPED, {"stem": "Name the river of Wuhan."}, "asks nothing"),
        (Format.TYPED, {"stem": "It flows where?"}, "begins with “It”"),
        (Format.TYPED, {"stem": "Which river is not Chinese?"}, "NOT in capitals"),
        (Format.TYPED, {"stem": "Is the Yangtze a"}, "tells how it begins"),
        (Format.TYPED, {"stem": "Which river " + "flows " * 30 + "?"}, "33 words"),
        (Format.TYPED, {"answer": "long " * 16}, "Nobody types"),
        (Format.MATCHING, {"spare": ""}, "the last pair finds itself"),
        (Format.OPEN, {"text_1": ""}, "no criteria"),
    ],
)
def test_what_makes_it_weak_is_said(format: Format, fields: dict[str, str], sentence: str) -> None:
    assert sentence in said(format, **fields)


@pytest.mark.parametrize(
    ("format", "fields"),
    [
        (Format.TYPED, {"stem": "武汉在哪条河上？"}),
        (Format.TYPED, {"stem": "Which league is the Serie A?", "answer": "Italian"}),
        (
            Format.CHOICE,
            {"text_1": "The State Council", "text_2": "Xi Jinping", "text_3": "Li Qiang"},
        ),
    ],
)
def test_no_false_alarm_is_raised(format: Format, fields: dict[str, str]) -> None:
    assert "begin" not in said(format, **fields)
    assert "asks nothing" not in said(format, **fields)
    assert "tells how" not in said(format, **fields)


def test_one_wrong_option_is_few() -> None:
    assert "two wrong options" in said(Format.CHOICE, text_3="")


def test_a_word_that_all_options_share_with_the_question_gives_nothing_away() -> None:
    shared = {"text_1": "Yangtze river", "text_2": "Huai river", "text_3": "Liao river"}
    assert said(Format.CHOICE, **shared) == ""
