"""Warnings about weak questions, and none about good ones."""

import pytest

from learning.bank.forms import form_of
from learning.grading import formats
from learning.quality.weaknesses import weaknesses

GOOD = {
    formats.CHOICE: {
        "stem": "Which river flows through Wuhan?",
        "text_1": "Yangtze",
        "text_2": "Huai",
        "text_3": "Liao",
        "right": "1",
    },
    formats.TYPED: {"stem": "Which river flows through Wuhan?", "answer": "Yangtze"},
    formats.MATCHING: {
        "stem": "Which city lies where?",
        "left_1": "Wuhan",
        "partner_1": "Yangtze",
        "left_2": "Paris",
        "partner_2": "Seine",
        "spare": "Rhine",
    },
    formats.OPEN: {"stem": "Why do ports matter?", "answer": "Trade.", "text_1": "Names trade"},
    formats.CLOZE: {"stem": "Wuhan lies on the [[Yangtze]]."},
    formats.LIST: {"stem": "Name two rivers.", "text_1": "Pearl River", "text_2": "Yellow River"},
    formats.NUMBER: {"stem": "What percentage is it?", "answer": "5", "units": "percent"},
    formats.ALTERED: {
        "stem": "The Seine flows through Wuhan.",
        "wrong": "Seine",
        "answer": "Yangtze",
    },
    formats.SEVERAL: {
        "stem": "Pick all that lie in China.",
        "text_1": "Wuhan",
        "right_1": "on",
        "text_2": "Paris",
        "text_3": "Rome",
    },
}


def warnings_for(format: str, **fields: str) -> str:
    form = form_of(format)(GOOD[format] | fields)
    assert form.is_valid(), form.errors
    return " ".join(weaknesses(form.question.body(), format))


@pytest.mark.parametrize("format", GOOD)
def test_a_good_question_gets_no_warning(format: str) -> None:
    assert warnings_for(format) == ""


@pytest.mark.parametrize(
    ("format", "fields", "sentence"),
    [
        (formats.CHOICE, {"text_1": "Yangtze, longest of all"}, "by far the longest"),
        (formats.CHOICE, {"text_2": "All of the above"}, "speaks of other options"),
        (formats.CHOICE, {"text_2": "Always the Huai"}, "absolute word"),
        (formats.CHOICE, {"text_2": "Yangtze River"}, "hold the same words"),
        (formats.CHOICE, {"text_1": "Wuhan river"}, "shares “wuhan” with the question"),
        (formats.TYPED, {"answer": "The Wuhan one"}, "gives the answer away"),
        (formats.TYPED, {"stem": "Name the river of Wuhan."}, "asks nothing"),
        (formats.TYPED, {"stem": "It flows where?"}, "begins with “It”"),
        (formats.TYPED, {"stem": "Which river is not Chinese?"}, "NOT in capitals"),
        (formats.TYPED, {"stem": "Is the Yangtze a"}, "tells how it begins"),
        (formats.TYPED, {"stem": "Which river " + "flows " * 30 + "?"}, "33 words"),
        (formats.TYPED, {"answer": "long " * 16}, "Nobody types"),
        (formats.MATCHING, {"spare": ""}, "the last pair finds itself"),
        (formats.OPEN, {"text_1": ""}, "no criteria"),
    ],
)
def test_a_weakness_is_named(format: str, fields: dict[str, str], sentence: str) -> None:
    assert sentence in warnings_for(format, **fields)


@pytest.mark.parametrize(
    ("format", "fields"),
    [
        (formats.TYPED, {"stem": "武汉在哪条河上？"}),
        (formats.TYPED, {"stem": "Which league is the Serie A?", "answer": "Italian"}),
        (formats.TYPED, {"stem": f"Which?\n\n| a |\n|---|\n{'| one of many words |\n' * 9}"}),
        (formats.TYPED, {"stem": f"What is $x = {' + '.join('abcdefghij' * 4)}$?"}),
        (
            formats.CHOICE,
            {"text_1": "The State Council", "text_2": "Xi Jinping", "text_3": "Li Qiang"},
        ),
    ],
)
def test_no_false_alarm_is_raised(format: str, fields: dict[str, str]) -> None:
    assert "words" not in warnings_for(format, **fields)
    assert "begin" not in warnings_for(format, **fields)
    assert "asks nothing" not in warnings_for(format, **fields)
    assert "tells how" not in warnings_for(format, **fields)


def test_a_single_distractor_gets_a_warning() -> None:
    assert "two wrong options" in warnings_for(formats.CHOICE, text_3="")


def test_a_word_that_all_options_share_with_the_question_gives_nothing_away() -> None:
    shared = {"text_1": "Yangtze river", "text_2": "Huai river", "text_3": "Liao river"}
    assert warnings_for(formats.CHOICE, **shared) == ""
