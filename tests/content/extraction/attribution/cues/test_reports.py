"""Statements in the wordings of news, reports of inquiries, and blogs."""

import pytest

from content.extraction.sure import ATTRIBUTED, is_sure
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


@pytest.mark.parametrize(
    "text",
    [
        "The plan was criticised by Ana Ortiz of the Bread Trust, who argued that bread is dear.",
        "The plan was shown to Ms Ana Ortiz MP (then the mayor) who argued that bread is dear.",
        "The plan was shown to Ortiz, head of the trust, who argued that bread is dear.",
        "The third idea, only put forward by Ortiz, is that bread is dear.",
        "Bakers led by Ortiz found that bread is dear.",
        "Officials like Ortiz have argued that bread is dear.",
        "It is Ortiz's view that bread is dear.",
        "“Bread is dear in Leeds,” said Ortiz to the crowd that had come to the hall.",
        "“Bread is dear in Leeds,” said Ortiz while opening the show.",
    ],
)
def test_a_speaker_may_be_told_more_of(text):
    contents = [what.lower() for who, _, what in said(text) if who == ORTIZ]

    assert contents[-1].removesuffix(" in leeds") == "bread is dear"


@pytest.mark.parametrize(
    "text",
    [
        "The plan of Ortiz of the Bread Trust, which argued that bread is dear, was shelved.",
        "A baker like Ortiz has claimed his share.",
        "It was Ortiz's book that started the quarrel.",
        "The hall led by Ortiz closed.",
    ],
)
def test_who_stands_beside_the_speaker_does_not_speak(text):
    assert (ORTIZ, "bread is dear") not in [(who, what) for who, _, what in said(text)]
    assert not any(who == ORTIZ for who, cue, _ in said(text) if cue != "argued")


def test_a_pronoun_behind_a_source_means_the_source():
    kalb, ortiz = statements(
        "Ortiz met Kalb. Kalb said that bread is dear. In a letter from Ortiz, she said that "
        "the price of corn had doubled."
    )

    assert (kalb.speakers, ortiz.speakers) == ((KALB,), (ORTIZ,))


def test_a_stressed_verb_says_what_another_does_not():
    assert said("Ortiz does not ask for a ban, but does suggest a toll on all lorries.") == [
        (ORTIZ, "suggest", "a toll on all lorries")
    ]


def test_what_somebody_says_that_they_think_is_said_by_nobody_else():
    (one,) = statements("Ortiz said that she feared the price of bread would rise.")

    assert "has_another_speaker" not in one.doubts
    (other,) = statements("Ortiz said that Kalb feared the price of bread would rise.")[:1]
    assert "has_another_speaker" in other.doubts


def test_a_content_goes_on_behind_a_pair_of_verbs():
    (one,) = statements("Ortiz said that the board has received and considered the three plans.")

    assert one.text == "the board has received and considered the three plans"
    (first, second) = statements("Ortiz said that bread has fallen and added that corn is dear.")
    assert (first.text, second.text) == ("bread has fallen", "corn is dear")


@pytest.mark.parametrize("note", ["[12]", "[3][a]", "7"])
def test_a_note_belongs_to_no_content(note):
    assert said(f"Ortiz said that bread is dear.{note} Kalb said that corn is dear.{note}") == [
        (ORTIZ, "said", "bread is dear"),
        (KALB, "said", "corn is dear"),
    ]


@pytest.mark.parametrize(
    "before",
    ["Ortiz issued a statement on the fire.", "Ortiz disagreed.", "Ortiz posted a response."],
)
def test_a_quotation_behind_an_announcement_is_clear(before):
    (one,) = statements(f"{before} “Bread is far too dear in Leeds.”")

    assert one.speakers == (ORTIZ,)
    assert one.confidence >= ATTRIBUTED
    assert not one.inferred


@pytest.mark.parametrize("before", ["Ortiz left.", "Ortiz sent Kalb a letter."])
def test_a_quotation_behind_something_else_is_not(before):
    assert all(
        one.confidence < ATTRIBUTED or one.inferred
        for one in statements(f"{before} “Bread is far too dear in Leeds.”")
    )


def test_who_wants_a_thing_is_clear_though_it_is_not_asked():
    (one,) = statements("Ortiz proposes a toll on lorries from the north.")

    assert one.confidence >= ATTRIBUTED
    assert not is_sure(one)


def test_what_somebody_stresses_is_their_statement():
    assert said("Ortiz emphasised the need for bread in Leeds.") == [
        (ORTIZ, "emphasised", "the need for bread in Leeds")
    ]
    assert said("Ortiz emphasised.") == []


def test_a_colon_may_stand_behind_a_source():
    assert said("According to the author of the report: “Bread is far too dear.”") == [
        ("author of the report", "According to", "Bread is far too dear")
    ]


def test_a_table_below_a_source_is_no_statement():
    assert said("Stocks of bread in the towns, according to the board:") == []


def test_little_that_is_written_is_no_content():
    assert said("Ortiz wrote little — bread was dear — and left.") == []


def test_a_post_before_its_holder_is_named_may_mean_another():
    def first(*texts):
        return statements(*texts)[0].inferred

    assert first("Wei came. The commissioner said that bread is dear.", "Ortiz came.")
    assert not first("Ortiz came. The commissioner said that bread is dear.")
    assert not first("The commissioner said that bread is dear.", "Ortiz came.")
