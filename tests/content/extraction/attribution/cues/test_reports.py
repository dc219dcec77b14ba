"""Statements in the wordings of news, reports of inquiries, and blogs."""

import pytest

from tests.content.extraction.attribution.cast import said, statements

ORTIZ, KALB = "Ana Ortiz", "Peter Kalb"


@pytest.mark.parametrize(
    "cue",
    [
        "requested that",
        "advocated that",
        "posted on Monday that",
        "blogged that",
        "felt",
        "went on record as saying that",
        "has this to say:",
    ],
)
def test_some_verbs_of_speech_are_of_our_time(cue):
    (one,) = statements(f"Ortiz {cue} the price of bread should fall.")

    assert (one.speakers, one.text) == ((ORTIZ,), "the price of bread should fall")


@pytest.mark.parametrize(
    "text",
    [
        "Ortiz posted the letter that Kalb wrote.",
        "The posts that Ortiz read were old.",
        "Ortiz felt the cold of the hall.",
        "Kalb left and began work on the bakery of his father.",
    ],
)
def test_what_is_done_with_them_else_is_not_said(text):
    assert said(text) == []


def test_a_participle_behind_a_comma_needs_no_that():
    (one,) = statements("Ortiz left the hall, saying the price of bread was too high.")

    assert (one.speakers, one.text) == ((ORTIZ,), "the price of bread was too high")
    assert said("Ortiz left, starting the car that Kalb had sold.") == []
