"""Words before a colon that say from whom a quotation comes, and writings that speak for one."""

import pytest

from tests.content.extraction.attribution.cast import said

ORTIZ = "Ana Ortiz"
CHEAP = "Bread is far too cheap for us"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("A comment by Ortiz reads: {}", "comment"),
        ("One message, from Ortiz, simply said: {}", "message"),
        ("The shortest reply came from Ortiz: {}", "came from"),
    ],
)
def test_a_quotation_comes_from_who_wrote_it(text, cue):
    assert said(text.format(f"“{CHEAP}.”")) == [(ORTIZ, cue, CHEAP)]


def test_it_may_stand_in_the_next_block():
    assert said("A comment by Ortiz reads:", f"“{CHEAP}.”") == [(ORTIZ, "comment", CHEAP)]


@pytest.mark.parametrize(
    "text",
    ["The mill by Ortiz reads: {}", "A comment by Ortiz on a poster: {}", "Far from Ortiz: {}"],
)
def test_elsewhere_it_does_not(text):
    assert (ORTIZ, "comment", CHEAP) not in said(text.format(f"“{CHEAP}.”"))
    assert (ORTIZ, "came from", CHEAP) not in said(text.format(f"“{CHEAP}.”"))


@pytest.mark.parametrize("whose", ["her blog", "Ortiz's last report"])
def test_what_one_writes_speaks_for_one(whose):
    found = said(f"Ortiz came. According to {whose}, bread is dear in Leeds.")

    assert found == [(ORTIZ, "According to", "bread is dear in Leeds")]


@pytest.mark.parametrize("whose", ["her lawyer", "her team", "their report"])
def test_others_may_differ(whose):
    found = said(f"Ortiz came. According to {whose}, bread is dear in Leeds.")

    assert ORTIZ not in [speaker for speaker, *_ in found]


def test_what_is_asked_of_somebody_may_be_a_list():
    text = "Ortiz called on the town to publish two things: the price of flour and its weight."

    assert said(text) == [
        (
            ORTIZ,
            "called on",
            "the town to publish two things: the price of flour and its weight",
        )
    ]
    assert said("Ortiz urged the town to wait: bread was dear.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ortiz did not expect this.",
        "Ortiz's answer was liked more than 70 times.",
        "Ortiz's proposal was shared over 200 times in Leeds.",
    ],
)
def test_nothing_is_said(text):
    assert said(text) == []


def test_what_is_foretold_of_a_body_is_not_said_by_it():
    text = "Ortiz predicted that the council would dismiss the plan as “a bad joke”."

    assert [speaker for speaker, *_ in said(text)] == [ORTIZ]
    assert said("The council would dismiss it as “a very bad joke”.") != []
