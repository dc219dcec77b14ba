"""Statements in frames that put the speaker or the content where no plain clause has it."""

import pytest

from tests.content.extraction.attribution.cast import said, statements

KALB = "Peter Kalb"


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "Kalb thanked the bakers and asked the town to leave the ovens alone.",
            "asked",
            "the town to leave the ovens alone",
        ),
        (
            "Kalb urged bakers clearing up after floods to take some simple precautions:",
            "urged",
            "bakers clearing up after floods to take some simple precautions",
        ),
        (
            "Kalb promised in the March 2024 Bread Work Report to ‘mend all the ovens’.",
            "promised",
            "mend all the ovens",
        ),
        (
            "Bread should be sold in the morning, Kalb urges, and kept warm.",
            "urges",
            "Bread should be sold in the morning and kept warm",
        ),
        ("“Stop selling bread at night,” Kalb begged.", "begged", "Stop selling bread at night"),
        (
            "Kalb pointed to £2 billion of receipts lying unspent.",
            "pointed to",
            "£2 billion of receipts lying unspent",
        ),
        (
            "Kalb put the price for his ovens at “some £600 over three years”.",
            "put",
            "the price for his ovens at “some £600 over three years”",
        ),
    ],
)
def test_somebody_asks_promises_or_reckons(text, cue, content):
    assert said(text) == [(KALB, cue, content)]


def test_what_follows_a_plea_is_a_second_statement():
    assert said("Kalb urged bakers not to let the matter rest: “Bread is dear as never.”") == [
        (KALB, "urged", "bakers not to let the matter rest"),
        (KALB, "urged", "Bread is dear as never"),
    ]
    assert said("Kalb said so, and Ortiz urges calm, not bread.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kalb denied that bread was dear, saying that 11 ovens had been lit.",
            [
                (KALB, "denied", "denied that bread was dear"),
                (KALB, "saying", "11 ovens had been lit"),
            ],
        ),
        (
            "Kalb left the room, calling the ban “a farce in three acts”.",
            [(KALB, "calling", "the ban “a farce in three acts”")],
        ),
        ("Kalb denied that Ortiz had said that bread was dear.", None),
    ],
)
def test_a_participle_adds_to_a_denial_or_a_deed(text, found):
    if found is None:
        assert [one.cue for one in statements(text)] == ["denied"]
    else:
        assert said(text) == found


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The Bank praised Kalb, a baker, whose report finds that bread is dear.", "bread is dear"),
        (
            "It was left to Kalb to suggest that the price was no accident.",
            "the price was no accident",
        ),
        ("It fell to Kalb to point out that prices had doubled.", "prices had doubled"),
        ("It is up to Kalb to say that prices had doubled.", None),
        (
            "The first report is due to Kalb, a baker, who in 1834 climbed a hill and wrote that "
            "the hill spoke.",
            "the hill spoke",
        ),
        (
            "Kalb, who taught in Leeds, came to regard the choice of one oven as a mistake.",
            "the choice of one oven as a mistake",
        ),
        ("Kalb has credited Ortiz with teaching him that bread can sing.", "bread can sing"),
        ("Kalb has credited Ortiz with an oven that bakes bread.", None),
        (
            "Kalb deems the dispute over bread and cakes a false one.",
            "the dispute over bread and cakes a false one",
        ),
        (
            "Kalb disagrees: for him the bread is “a moral one from the first”.",
            "the bread is “a moral one from the first”",
        ),
        (
            "Kalb opposed a toll, which in his view would close mills.",
            "a toll, which would close mills",
        ),
        ("Kalb complained in the Jornal do Norte that bread was dear.", "bread was dear"),
        (
            "The bread was “too novel,” Kalb wrote, to be sold without a look at it.",
            "The bread was “too novel,” to be sold without a look at it",
        ),
        (
            "“Bread is dear. It will be dearer,” Kalb told reporters after the loaf was sold.",
            "Bread is dear. It will be dearer",
        ),
    ],
)
def test_where_the_speaker_stands(text, content):
    assert [each for _, _, each in said(text)] == ([content] if content else [])


def test_a_verb_behind_and_makes_no_clause_of_an_object():
    assert said("Kalb advises Leeds’s Civil Bread Bureau and writes a column for the Times.") == []


def test_a_body_may_be_described_before_its_content():
    text = "According to two bakers, who asked for silence, three ovens were open."

    assert said(text) == [("two bakers", "According to", "three ovens were open")]
