"""Feedback on an answer that brings a part of the marks."""

from dataclasses import replace
from decimal import Decimal

import pytest

from learning.grading.verdict import BLANK
from learning.kinds import kind_of
from learning.kinds.choice import Choice
from learning.kinds.options import Option
from learning.kinds.response_fields import opaque
from learning.rendering.feedback import answer_feedback
from learning.rendering.tiles import judged_tiles

WEIGHTS = {"Huai": 100, "Huang": 50, "Yangtze": 75, "Seine": -50, "Rhine": 0}
OPTIONS = [Option(text, text == "Huai", "", Decimal(weight)) for text, weight in WEIGHTS.items()]
BODY = Choice().compose("Which?", OPTIONS).body()
KIND = kind_of("choice")


def test_a_heading_that_asks_needs_no_full_stop():
    right = answer_feedback(BODY, "choice", {"option": opaque(BODY, "Huai")}, BLANK.as_json())
    assert right.ends_open
    assert not replace(right, lacking="in fewer words?").ends_open


@pytest.mark.parametrize(
    ("text", "in_quiz", "on_card"),
    [
        ("Huai", "Right", "Right"),
        ("Huang", "Half marks", "Almost"),
        ("Yangtze", "75 % of the marks", "Almost"),
        ("Seine", "Missed, marks taken off", "Missed"),
        ("Rhine", "Missed", "Missed"),
    ],
)
def test_the_title_says_how_much_an_answer_brings(text, in_quiz, on_card):
    response = {"option": opaque(BODY, text)}
    stored = KIND.grade(BODY, response).as_json()
    for counts_points, title in ((True, in_quiz), (False, on_card)):
        told = answer_feedback(BODY, "choice", response, stored, counts_points=counts_points)
        assert told.title == title


@pytest.mark.parametrize(
    ("text", "look"), [("Huai", "right"), ("Huang", "near"), ("Seine", "wrong"), ("Rhine", "wrong")]
)
def test_the_tile_that_was_picked_shows_whether_it_brings_marks(text, look):
    shown = KIND.shown("uid", BODY, 0)
    tiles = judged_tiles(shown, BODY, {"option": opaque(BODY, text)})
    looks = {tile.text: tile.look for tile in tiles}
    assert looks[text] == look
    assert looks["Huai"] == "right"
    assert looks["Yangtze"] == "off"
