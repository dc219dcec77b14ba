"""Views in a relative phrase: "Liu, in whose view …", and behind a colon: "to Liu, it is …"."""

import pytest

from tests.content.extraction.attribution.cast import said, statements

ORTIZ = "Ana Ortiz"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The plan pleased few bakers but Ortiz, for whom the levy is a farce.", "for"),
        ("Few were as harsh as Ortiz, their first keeper, to whom the levy is a farce.", "to"),
        ("The chair goes to Ortiz (left), in whose view the levy is a farce.", "view"),
        ("Ortiz, in whose eyes the levy is a farce, left the board in May.", "eyes"),
        ("Ortiz, according to whom the levy is a farce, left the board.", "according to"),
        ("The chair goes to Ortiz, whose objection is that the levy is a farce.", "objection"),
    ],
)
def test_a_relative_phrase_tells_of_a_view(text, cue):
    (one,) = said(text)

    assert one == (ORTIZ, cue, "the levy is a farce")


def test_two_may_share_a_view():
    assert said("Ortiz and Kalb, for whom the levy is a farce, left the board.") == [
        ("Ana Ortiz & Peter Kalb", "for", "the levy is a farce")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ortiz, for whom the mill was built, left the board in May.",
        "Ortiz, for whom the mill had been named, left the board in May.",
        "Ortiz, to whom the old mill was left by an aunt, sold it in May.",
        "Ortiz, to whom she was a second mother, sold the mill in May.",
        "Ortiz, for whom he worked in the mill, sold it in May.",
        "Ortiz, on whose account the mill was closed, sold it in May.",
        "Ortiz, whose view of the river was the best, sold the mill.",
        "Ortiz, in whose book the old mill is haunted, sold the mill.",
    ],
)
def test_what_is_done_for_somebody_is_no_view(text):
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Few bakers agreed: to the critic Ana Ortiz, her mill is a toy for the rich.",
        "Some bakers liked it; for Ortiz, her mill is a toy for the rich.",
        "The levy passed, but to Ortiz her mill is a toy for the rich.",
    ],
)
def test_a_view_may_open_a_second_clause(text):
    (one,) = statements(text)

    assert (one.speakers, one.text) == ((ORTIZ,), "her mill is a toy for the rich")


@pytest.mark.parametrize(
    "text",
    [
        "He left three mills: to Ortiz, the largest went at once.",
        "There were gifts for all; for Ortiz, a clock was bought in Leeds.",
    ],
)
def test_what_goes_to_somebody_behind_a_colon_is_no_view(text):
    assert said(text) == []


def test_a_view_may_be_a_quotation_alone():
    (one,) = statements("For Ortiz, who wrote of the mill, “nothing has ever been ground here”.")

    assert (one.speakers, one.text) == ((ORTIZ,), "nothing has ever been ground here")
