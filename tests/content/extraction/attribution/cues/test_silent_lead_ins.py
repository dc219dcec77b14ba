"""Lead-ins without a word of speech, and those by names that a text does not explain."""

import pytest

from tests.content.extraction.attribution.cast import said, statements

CHEAP = "Bread is far too cheap for us"
ORTIZ = "Ana Ortiz"


def led_in(leading: str) -> list[str]:
    """Who says the words that stand in quotation marks below."""
    return [
        " & ".join(one.speakers) or one.holder
        for one in statements(leading, f"“{CHEAP}.”")
        if one.text == CHEAP
    ]


@pytest.mark.parametrize(
    "leading",
    [
        "Ortiz is not impressed:",
        "Ortiz has another view of it:",
        "Ortiz shares her thoughts on the mill:",
        "Over at the mill, Ortiz is angry:",
        "For Ortiz, the reason is plain:",
        "Kalb quotes Ortiz:",
        "Kalb posted Ortiz's answer on his page:",
        "Ortiz left the town in June. Her reasons:",
        "Ortiz commented on the plan:",
        "Ortiz has a long list of complaints:",
        "Ortiz posted a photo of the mill with the following comment:",
        "Here is what Ortiz had to say:",
    ],
)
def test_whom_a_sentence_is_about_leads_in(leading):
    assert led_in(leading) == [ORTIZ]


@pytest.mark.parametrize(
    "leading",
    [
        "Ortiz read a sign:",
        "Ortiz was told about it:",
        "Ortiz met Kalb at the mill:",
        "Ortiz may send us another:",
        "The table shows what Ortiz found:",
        "They set up the page Ortiz to Speak in Leeds:",
        "The mill of Ortiz was a ruin:",
    ],
)
def test_a_sentence_that_tells_of_the_words_of_others_leads_in_to_nothing_of_its_subject(leading):
    assert ORTIZ not in led_in(leading)


def test_whoever_speaks_below_without_a_lead_in_is_another():
    found = said("Ortiz is angry with Kalb's baker:", "“Bread is dear in the north,” said Kalb.")

    assert [speaker for speaker, _, _ in found] == ["Peter Kalb"]


def test_without_a_sign_that_it_quotes_a_block_is_not_quoted():
    assert said("Ortiz is not impressed:", f"{CHEAP[:-7]}.") == []


@pytest.mark.parametrize(
    ("leading", "name"),
    [
        ("Rain on Tin writes:", "Rain on Tin"),
        ("Blogger Copper Lantern wrote:", "Copper Lantern"),
        ("Copper Lantern [fr] wrote [fr]:", "Copper Lantern"),
        ("In reply to Kalb, Copper Lantern wrote:", "Copper Lantern"),
        ("Copper Lantern, who lives in Leeds, wonders:", "Copper Lantern"),
        ("Copper Lantern left the town, then added:", "Copper Lantern"),
        ("Copper Lantern left Leeds in May. He writes:", "Copper Lantern"),
        ("Copper Lantern does not think much of it:", "Copper Lantern"),
        ("An angry reader left this comment:", "angry reader"),
        ("Another blogger writes:", "Another blogger"),
        ("One reader of the post commented:", "One reader of the post"),
        ("Slow barge man continued in his next post:", "Slow barge man"),
    ],
)
def test_a_name_that_nothing_explains_may_lead_in(leading, name):
    assert led_in(leading) == [name]


def test_such_a_name_is_never_sure():
    (one,) = statements("Copper Lantern wrote:", f"“{CHEAP}.”")
    assert one.confidence < 0.9


@pytest.mark.parametrize(
    "leading",
    [
        "On Monday the rain continued:",
        "Monday was dull. He wrote:",
        "The Bread Week was dull. She wrote:",
        "Germany was dull. He wrote:",
    ],
)
def test_a_day_a_place_or_an_event_leads_in_to_nothing(leading):
    assert led_in(leading) == []


def test_he_is_whoever_is_named_behind_such_a_name():
    assert led_in("Copper Lantern left. Kalb stayed. He wrote:") == ["Peter Kalb"]


def test_the_title_of_a_post_is_not_what_is_said():
    found = said("In a post titled “Stay at home”, Ortiz said:", f"“{CHEAP}.”")

    assert [text for _, _, text in found] == [CHEAP]
