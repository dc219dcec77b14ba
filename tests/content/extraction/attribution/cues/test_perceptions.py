"""What somebody sees in a thing: "hears in the song a plea for bread"."""

import pytest

from tests.content.extraction.attribution.cast import said, statements

ORTIZ = "Ana Ortiz"


@pytest.mark.parametrize(
    "told",
    [
        "hears in it",
        "found there",
        "detects in the old songs",
        "finds in the Mill Songs",
        "saw in Kalb's late poems",
        "has heard in them",
    ],
)
def test_what_is_quoted_is_perceived(told):
    (one,) = said(f"Ortiz {told} “a whole country without any bread”.")

    assert one == (ORTIZ, one[1], "a whole country without any bread")


@pytest.mark.parametrize(
    ("told", "content"),
    [
        ("sees in it", "a miller's answer to the baker"),
        ("heard in him", "the voice of a class without bread"),
        ("detects in the levy", "a deep suspicion of bakers"),
        ("sees in Kalb's plan", "an echo of the old levy"),
    ],
)
def test_a_noun_of_judgement_is_perceived(told, content):
    (one,) = statements(f"Ortiz {told} {content}.")

    assert (one.speakers, one.text) == ((ORTIZ,), content)


@pytest.mark.parametrize(
    "text",
    [
        "Ortiz found in the attic a painting of the mill.",
        "Ortiz saw in the yard a horse from the mill.",
        "Ortiz found in it a letter from the miller.",
        "Ortiz found in it the key of the old mill.",
        "Ortiz heard in the hall a voice from the past.",
        "Ortiz saw in the mill a portrait of the miller.",
        "Ortiz found in the river traces of lead.",
        "Ortiz read in the paper “the mill is closed to all”.",
        "Ortiz saw in the window “a loaf for every child”.",
        "Ortiz found there “a note”.",
        "Ortiz saw in 1990 a rise in prices.",
    ],
)
def test_what_is_there_to_see_is_no_view(text):
    assert said(text) == []


def test_a_title_may_have_a_year():
    (one,) = statements("Ortiz finds in “The Loaf” (1934) “a whole country without any bread”.")

    assert one.text == "a whole country without any bread"
    assert statements("Ortiz found in “The Loaf” (1934) a coin from Leeds.") == ()
