"""Lead-ins to a block that quotes: whose words stand below."""

import pytest

from tests.content.extraction.attribution.cast import said, statements

CHEAP = "Bread is far too cheap for us"
ORTIZ = "Ana Ortiz"


def led_in(leading: str) -> list[tuple[str, ...]]:
    """Who says the words that stand in quotation marks below."""
    return [one.speakers for one in statements(leading, f"“{CHEAP}.”") if one.text == CHEAP]


@pytest.mark.parametrize(
    "leading",
    [
        "Ortiz highlighted the risk:",
        "Ortiz put it this way:",
        "Ortiz has added an entry to her diary:",
        "Ortiz went home and wrote a note:",
        "Ortiz thanked everyone and asked the town to leave the ovens alone:",
        "On her way home Ortiz recalled that bread had been dear, and argued:",
    ],
)
def test_a_verb_of_speech_may_have_an_object(leading):
    assert led_in(leading) == [(ORTIZ,)]


@pytest.mark.parametrize(
    "leading",
    [
        "Ortiz recalled the words of her teacher:",
        "Ortiz found a note on the door:",
        "Ortiz summarised the view of Kalb:",
        "Ortiz answered a letter from Kalb:",
        "Ortiz was told a secret:",
    ],
)
def test_an_object_may_be_the_speech_of_another(leading):
    assert (ORTIZ,) not in led_in(leading)


def test_with_an_object_the_block_below_has_to_show_that_it_quotes():
    assert said("Ortiz highlighted the risk:", f"{CHEAP}.") == []
    assert said("Ortiz highlighted the risk:", "面包太便宜了。", f"{CHEAP}.") == [
        (ORTIZ, "highlighted", CHEAP)
    ]


@pytest.mark.parametrize(
    "leading",
    [
        "In the words of Ortiz:",
        "In Ortiz's words:",
        "Ortiz's post consists of one line only:",
        "The answer from Ortiz came on Monday:",
        "We translate a part of Ortiz's answer:",
        "Here is Ortiz's answer:",
    ],
)
def test_a_noun_may_lead_in(leading):
    assert led_in(leading) == [(ORTIZ,)]


@pytest.mark.parametrize(
    "leading",
    [
        "Kalb has read Ortiz's letter:",
        "Ortiz's post was deleted by the town:",
        "We translate a part of Ortiz's answer to the mayor:",
        "We met Ortiz's cousin:",
    ],
)
def test_a_noun_of_speech_elsewhere_leads_in_to_nothing(leading):
    assert led_in(leading) == []


def test_an_original_in_another_language_is_not_quoted():
    french = "Le pain est cher dans le nord et les boulangers ne rient plus."
    found = said("Ortiz writes:", french, "Bread is dear in the north.", "Corn is cheap there.")

    assert found == [(ORTIZ, "writes", "Bread is dear in the north")]


def test_a_verb_without_a_sign_may_lead_in():
    assert said("Ortiz closed her talk by saying", "Bread is dear in the north.") == [
        (ORTIZ, "saying", "Bread is dear in the north")
    ]
    assert said("That is what Ortiz said", "Bread is dear in the north.") == []


@pytest.mark.parametrize(
    ("below", "count"),
    [("I saw that bread was dear in the north.", 1), ("Bread was dear in the north.", 0)],
)
def test_behind_a_question_the_block_below_has_to_show_that_it_quotes(below, count):
    assert len(said("Ortiz explained why she left:", below)) - count == 0


def test_nobody_speaks_of_themselves_by_name():
    assert said("Ortiz met the guest. She wrote:", "Ortiz is late for the third time.") == []
    (one,) = statements("Ortiz met Kalb. “Ortiz is late for the third time,” he said.")
    assert one.speakers == ("Peter Kalb",)
