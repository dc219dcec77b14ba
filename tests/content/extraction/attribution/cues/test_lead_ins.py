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
