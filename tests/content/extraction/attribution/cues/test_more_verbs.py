"""Statements by a verb of speech in less common frames."""

import pytest

from content.extraction.sure import ATTRIBUTED, is_sure
from tests.content.extraction.attribution.cast import said, statements

ORTIZ, KALB = "Ana Ortiz", "Peter Kalb"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Critics, foremost among them Ortiz, reply that bread is dear.", "bread is dear"),
        ("Ortiz used to say that bread was too cheap.", "bread was too cheap"),
        ("Ortiz is fond of saying that bread is cheap.", "bread is cheap"),
        (
            "Ortiz thinks the loss lies elsewhere: bread has lost its name.",
            "the loss lies elsewhere: bread has lost its name",
        ),
        (
            "According to Ortiz, nobody in Leeds then believed that bread would be dear.",
            "nobody in Leeds then believed that bread would be dear",
        ),
        ("Bread, as Ortiz tells it, was once a tax.", "Bread was once a tax"),
        (
            "Ortiz said only bakers who own their ovens would last.",
            "only bakers who own their ovens would last",
        ),
        ("Ortiz reckons the oven accounts for half of all costs.", None),
        ("Ortiz believes the bakers flatter the millers.", "the bakers flatter the millers"),
        ("Ortiz doubts whether the bread will be sold.", None),
        (
            "After a day, reports Ortiz of Leeds, 11 of 16 ovens had to be mended.",
            "After a day 11 of 16 ovens had to be mended",
        ),
        (
            "The rule had been issued in June, Ortiz said, and would be read aloud.",
            "The rule had been issued in June and would be read aloud",
        ),
        ("The loaves, Ortiz objects, were never weighed in Leeds.", None),
    ],
)
def test_it_is_clear_who_says_it(text, content):
    (one,) = statements(text)

    assert one.speakers == (ORTIZ,)
    assert one.confidence >= ATTRIBUTED
    assert content in (None, one.text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Kalb urged the bakers not to sell bread in the night.", "the bakers not to sell bread"),
        ("Kalb considers both of the figures misleading.", "both of the figures misleading"),
        ("Kalb has called this the most foolish law in Leeds.", "this the most foolish law"),
        ("Kalb regards that step as a gift to rats.", "that step as a gift to rats"),
        ("Kalb went further and proposes dropping the tax on bread.", "dropping the tax on bread"),
        ("Kalb demanded a public oven.", "a public oven"),
        ("Kalb believes the loss to be small in the end.", "the loss to be small"),
        ("Kalb considers the loss exaggerated.", "the loss exaggerated"),
        ("Kalb left in May and demanded a public oven.", "a public oven"),
        ("Kalb left and accused her of “selling water to friends”.", "her of “selling water"),
    ],
)
def test_what_is_wanted_or_judged_is_no_clause(text, content):
    (one,) = statements(text)

    assert (one.speakers, one.text.startswith(content)) == ((KALB,), True)
    assert not is_sure(one)


def test_what_is_said_besides_a_denial_is_said():
    assert said("Kalb denied that the mill was safe and said that bread would be dear.") == [
        (KALB, "denied", "denied that the mill was safe"),
        (KALB, "said", "bread would be dear"),
    ]


@pytest.mark.parametrize(
    "stance", ["was more forthcoming", "draws another conclusion", "came to a different view"]
)
def test_a_stance_leads_in(stance):
    (one,) = statements(f"Kalb {stance}: bread is made of water.")

    assert (one.speakers, one.text) == ((KALB,), "bread is made of water")


def test_three_words_behind_said_are_a_short_claim():
    (one,) = statements("Ortiz, a grocer in Leeds, said bakers were relieved.")

    assert (one.text, one.doubts) == ("bakers were relieved", ("is_short",))
    assert statements("Ortiz, a grocer in Leeds, said she was relieved.") == ()


@pytest.mark.parametrize(
    "going_on", ["but would not say more", "and would she mind the heat?", "and will leave in May"]
)
def test_the_author_goes_on_behind_a_speaker(going_on):
    (one,) = statements(f"The rule had been issued in June, Ortiz said, {going_on}.")

    assert one.text == "The rule had been issued in June"


@pytest.mark.parametrize(
    "text",
    [
        "Neither denies that the price of bread is high.",
        "Nobody doubts that the price of bread is high.",
        "Kalb objects to bread.",
        "Kalb visited Leeds and recalled the envoy to the northern mills.",
        "Kalb calls the baker.",
        "Kalb called his mother the next day.",
        "Kalb spoke in Leeds, a town that bakers have mostly left.",
        "Kalb replied on Monday, the day that the ovens of Leeds went cold.",
        "Bakers responded by building ovens that share a single wall.",
        "Surveys offer Kalb some comfort: when bread was dear, the bakers of Leeds stayed.",
    ],
)
def test_nobody_says_this(text):
    assert said(text) == []


def test_nothing_stands_between_a_colon_and_a_speaker():
    assert said("Kalb was there: , he said, and bread was dear in the north.") == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "This is rye, and without it, Kalb says, there would be no bread.",
            "without it there would be no bread",
        ),
        (
            "The oven is new, but for the bakers, Kalb says, it is of little use.",
            "for the bakers it is of little use",
        ),
        (
            "The oven leaks, and when it rains, Kalb says, the bread is wet.",
            "when it rains the bread is wet",
        ),
        ("Kalb said, in a letter, that bread is dear.", "bread is dear"),
        (
            "It fell by 5%, and by 2030, Kalb says, bread will be free.",
            "by 2030 bread will be free",
        ),
        (
            "Bread is good for bakers, and for the old mill, Kalb says.",
            "Bread is good for bakers, and for the old mill",
        ),
        (
            "In Leeds, and in the north, Kalb says, bread is dear.",
            "In Leeds, and in the north bread is dear",
        ),
        (
            "Bread was dear, but in the north, Kalb said, would be cheap.",
            "Bread was dear, but in the north would be cheap",
        ),
        ("Kalb warned on Monday, at the mill, that bread is dear.", "bread is dear"),
        ("Surveys offer this: “Bread is dear in Leeds.”", "Bread is dear in Leeds"),
    ],
)
def test_the_content_begins_behind_the_clause_of_the_author(text, content):
    assert content in [one.text for one in statements(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Kalb dismisses the idea as “bread without flour”.", "bread without flour"),
        (
            "Kalb declined to name a price but said the oven “will be lit before long”.",
            "the oven “will be lit before long”",
        ),
        ("Kalb put it at 120 loaves in 1981, a figure that few believed.", "120 loaves in 1981"),
        ("Kalb puts the loss at “perhaps one in four”.", "the loss at “perhaps one in four”"),
        ("Kalb asked in public why bread is dear.", "why bread is dear"),
        ("Kalb, who ran a mill until it closed, claims he raised the alarm.", None),
        ("Kalb’s reply is as short as it is old: bread is a tax.", "bread is a tax"),
        ("Kalb’s essay of 1968 held that bread is too dear.", "bread is too dear"),
        (
            "What came of it is unclear; Kalb suspects that many ovens are cold.",
            "many ovens are cold",
        ),
        ("It was late, Kalb concedes.", "It was late"),
        ("Kalb insists it is safe.", "it is safe"),
    ],
)
def test_a_content_has_few_signs(text, content):
    ((speaker, _, found),) = said(text)

    assert (speaker, found) == (KALB, content or found)


@pytest.mark.parametrize(
    "text",
    [
        "Kalb put it at the door of the mill.",
        "Kalb stayed late at night because he had asked the bakers of Leeds whether it rained.",
        "Kalb’s answer is on the table: bread is a tax.",
        "Kalb said a “prayer of thanks and joy”.",
        "In Leeds 40 reported cases of mould that spread were treated.",
    ],
)
def test_a_like_sign_attributes_nothing(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ortiz urged the bakers not to read too much into it.",
            "the bakers not to read too much into it",
        ),
        ("Ortiz asked in a letter of 1942 what the bakers had meant.", "what the bakers had meant"),
        ("Prices fell, a loss that Ortiz blames on the levy of May.", "the levy of May"),
        ("Ortiz said “bread will be dear”, but the price was old.", "bread will be dear"),
        (
            "Ortiz speaks of “dear bread”: old ovens stay cold, and the bakers are few.",
            "“dear bread”: old ovens stay cold, and the bakers are few",
        ),
    ],
)
def test_the_content_is_neither_more_nor_less(text, content):
    (one,) = statements(text)

    assert (one.speakers, one.text) == ((ORTIZ,), content)


def test_what_somebody_learns_one_day_is_news():
    assert statements("Ortiz learned last month that bread would be dear.") == ()
    assert len(statements("Ortiz has learned that bread would be dear.")) == 1
