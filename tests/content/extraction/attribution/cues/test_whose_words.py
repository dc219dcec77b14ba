"""Whose words they are where another person stands nearer, and where nobody says anything."""

import pytest

from tests.content.extraction.attribution.cast import said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kalb read Ortiz's essay of 1929, in which she argued that bread was dear.", "Ana Ortiz"),
        (
            "Kalb called the mill a toy, and in a note, Ortiz was keen to see it kept, pointing "
            "out that bread was dear.",
            "Ana Ortiz",
        ),
        ("Ortiz's advice of 3 May proposed that bread should be sold.", "Ana Ortiz"),
        ("Ortiz said [es] that bread was dear in Leeds.", "Ana Ortiz"),
    ],
)
def test_the_words_of_the_author_of_the_clause(text, speaker):
    assert said(text)[-1][0] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The town was rebuilt according to the “slow water” theory.",
        "Ortiz added that the mayor had promised to:",
        "Ortiz left the town in an attempt to show that it was not safe.",
        "He joined a group that Ortiz referred to as the “Night Club”.",
    ],
)
def test_no_statement(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ortiz likens the mill to a “slow boat”, described by the critic Kalb as “a toy”.",
            "the mill to a “slow boat”",
        ),
        (
            "While many economists in Leeds believe that the bread is dear, they never sell it.",
            "the bread is dear",
        ),
    ],
)
def test_a_content_ends_where_another_speaks(text, content):
    assert said(text)[0][2] == content


def test_two_who_are_not_known_are_others():
    (one,) = said("Ortiz and Kalb are experts. In Leeds, two experts say that the bread is dear.")
    assert one[0] == "two experts"
