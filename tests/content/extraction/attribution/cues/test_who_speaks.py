"""Sentences in which somebody is named beside a verb of speech who does not say it, or not so."""

from dataclasses import replace

import pytest

from content.extraction.document import Stretch
from content.extraction.statements import find_statements
from tests.content.extraction.attribution.cast import document_of, person, said, statements

ORTIZ, KALB, WEI = "Ana Ortiz", "Peter Kalb", "Wei Lan"


@pytest.mark.parametrize(
    "text",
    [
        "If Kalb says that the price of bread is safe, it falls.",
        "It is not clear whether Kalb thought that the price of bread would fall.",
        "Had Kalb said that the price of bread fell, nobody would have asked.",
        "Kalb should have said that the price of bread fell.",
        "Kalb would say that the price of bread fell if they paid him.",
        "Kalb avoided saying that the price of bread fell.",
        "Kalb stopped short of saying that the price of bread fell.",
        "The man who replaced Kalb says that the price of bread fell.",
        "The man replacing Kalb says that the price of bread fell.",
        "The mill that hired Kalb says that the price of bread fell.",
        "The mill, which Kalb believes is safe, would close in May.",
        "Kalb says thank you, or he says nothing.",
        "Kalb said his prayers and went to bed in the mill.",
        "Kalb remembers a girl who came with two things in her bag: a loaf and a knife.",
        "Kalb noted the colour of the bread: brown, black and grey.",
        "Kalb stood on the ground that the mill had cleared for him.",
        "Kalb was dismissed on the ground that the price of bread had doubled.",
    ],
)
def test_nobody_says_it(text):
    assert [one for one in said(text) if one[0] == KALB] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ortiz quoted Kalb as saying that the price of bread fell.",
            (KALB, "the price of bread fell"),
        ),
        ("Ortiz, unlike Kalb, argues that the price of bread fell.", (ORTIZ, "the price of bread")),
        ("Ortiz, like Kalb, argues that the price of bread fell.", (ORTIZ, "the price of bread")),
        ("It was Ortiz, not Kalb, who argued that bread was dear.", (ORTIZ, "bread was dear")),
        (
            "The Bank, Ortiz told us, had decided that bread was too dear.",
            (ORTIZ, "The Bank had decided that bread was too dear"),
        ),
        ("A 2021 comparison of 34 mills by Ortiz found that bread was dear.", (ORTIZ, "bread was")),
        (
            "Critics, among them Ortiz, reply that a mill with no bread can hardly pay.",
            (ORTIZ, "a mill with no bread can hardly pay"),
        ),
        ("As Ortiz tells it, the mill was lost in a game.", (ORTIZ, "the mill was lost in a game")),
        ("Bread would be dear by May, or so Ortiz says.", (ORTIZ, "Bread would be dear by May")),
        (
            "Ortiz voted against the levy, on the ground that bread was too dear.",
            (ORTIZ, "bread was too dear"),
        ),
        ("In her book The Long Loaf (2019), Ortiz writes: “Bread is a law.”", (ORTIZ, "Bread is")),
        ("Kalb cautioned Ortiz against “trading one loaf for another”.", (KALB, "trading one")),
        ("Kalb considers white loaves a luxury.", (KALB, "white loaves a luxury")),
    ],
)
def test_one_person_says_it(text, found):
    speaker, content = found
    (one,) = said(text)

    assert one[0] == speaker
    assert one[2].startswith(content)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "It takes five years, Ortiz told me, before a baker can be left alone.",
            "It takes five years before a baker can be left alone",
        ),
        (
            "The mill had made bread, Ortiz said, and lost money for years.",
            "The mill had made bread and lost money for years",
        ),
        ("The mill was quiet in May, Ortiz said, when I called.", "The mill was quiet in May"),
        (
            "Ortiz hopes that the bread is cheap, but Kalb does not.",
            "the bread is cheap",
        ),
        (
            "Ortiz said bread “must be cheap”, a phrase that nobody would explain.",
            "bread “must be cheap”",
        ),
        ("Ortiz said that bread was dear, which Kalb denies.", "bread was dear"),
        ("Ortiz confirmed that talks had begun but declined to name a price.", "talks had begun"),
        ("The baker wants, Ortiz says, to be a vet.", "The baker wants to be a vet"),
        ("The mill was full in May, Ortiz said, to applause.", "The mill was full in May"),
    ],
)
def test_the_content_ends_where_the_author_goes_on(text, content):
    assert said(text)[0][2] == content


def test_what_another_says_that_somebody_says_is_less_sure():
    outer, inner = statements("Kalb recalled that Ortiz had once said that the sea was rising.")

    assert (outer.speakers, inner.speakers) == ((KALB,), (ORTIZ,))
    assert inner.confidence < 0.9


def test_what_somebody_denies_is_nobody_elses_statement():
    assert [
        one for one in said("Kalb denied that Ortiz told him the mill was safe.") if one[0] == ORTIZ
    ] == []


def test_who_was_he_once_is_not_she_later():
    found = said("Wei came. He said that bread was dear.", "She said that tea was dear.")

    assert found == [(WEI, "said", "bread was dear")]


def test_two_people_together_are_meant_by_what_they_share():
    text = "Ortiz and Wei met. Both women maintain that the bread is dear."
    found = statements(text)

    assert {one.speakers for one in found} == {(ORTIZ, WEI)}
    assert all(one.inferred for one in found)


def test_who_is_named_for_what_they_are_to_another_speaks():
    text = "Ortiz’s colleague Peter Kalb argues that bread is too dear."
    document = document_of(text)
    ortiz, kalb = person(document, ORTIZ, "Ortiz"), person(document, KALB, "Kalb")
    (mention,) = kalb.mentions
    with_role = replace(mention, whole=Stretch(0, text.index("colleague"), mention.whole.end))

    (found,) = find_statements(document, (ortiz, replace(kalb, mentions=(with_role,))))

    assert found.speakers == (KALB,)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ortiz and her colleague, Kalb, reckon that bread is dear.", (ORTIZ, KALB)),
        ("Ortiz left, and the next day, Kalb, a baker, said that bread is dear.", (KALB,)),
    ],
)
def test_two_people_speak_where_the_second_is_described(text, speakers):
    assert [one.speakers for one in statements(text)] == [speakers]


def test_a_byline_speaks_of_nobody():
    found = statements("By Wei Lan", "Ortiz baked. “The price of bread has doubled,” she said.")

    assert [(one.speakers, one.inferred) for one in found] == [((ORTIZ,), False)]


@pytest.mark.parametrize(
    "text",
    [
        "The find led Ortiz to propose that bread was dear in Leeds.",
        "Ortiz left Leeds. The find prompted her to say that bread was dear in Leeds.",
        "Ortiz left Leeds. Her essay, “Who Pays?”, ends by noting that bread was dear in Leeds.",
        "Ortiz left Leeds. Her Bread and the Price of Rice says that bread was dear in Leeds.",
        "Ortiz's “Who Pays for Bread?” says that bread was dear in Leeds.",
        "Ortiz's The Old Mill says that bread was dear in Leeds.",
        "One objection, raised by the historian Ana Ortiz, is that bread was dear in Leeds.",
    ],
)
def test_who_is_led_to_say_or_has_written_it_speaks(text):
    ((speaker, _, content),) = said(text)

    assert (speaker, content) == (ORTIZ, "bread was dear in Leeds")


@pytest.mark.parametrize(
    "text",
    [
        "The find may lead Ortiz to propose that bread was dear in Leeds.",
        "The board asked Ortiz to say that bread was dear in Leeds.",
        "The board failed to move Ortiz to say that bread was dear in Leeds.",
        "Ortiz's Labour Party says that bread was dear in Leeds.",
        "Ortiz left Leeds. Her Department of Bread says that bread was dear in Leeds.",
    ],
)
def test_who_is_asked_to_say_it_or_leads_who_says_it_does_not_speak(text):
    assert [one for one in said(text) if one[0] == ORTIZ] == []


def test_what_somebody_is_said_to_have_said_is_hearsay():
    (one,) = statements("Ortiz is said to have remarked that bread was dear in Leeds.")

    assert (one.speakers, one.rule) == ((ORTIZ,), "said to have")
    assert said("Ortiz is not known to have remarked that bread was dear in Leeds.") == []


def test_to_wonder_aloud_is_to_ask():
    assert said("Ortiz has wondered aloud whether bread was dear in Leeds.") == [
        (ORTIZ, "wondered", "whether bread was dear in Leeds")
    ]


def test_what_somebody_wrote_a_thing_in_is_no_speech():
    assert said("Ortiz, in the last review she wrote, argued that bread was dear in Leeds.") == [
        (ORTIZ, "argued", "bread was dear in Leeds")
    ]


def test_a_pronoun_behind_a_colon_may_mean_who_is_named_before_it():
    (one,) = statements(
        "Kalb baked.", "The last word goes to Ortiz: bread, she says, was never cheap."
    )

    assert one.speakers == (ORTIZ,)


@pytest.mark.parametrize(
    "text",
    [
        "Kalb would make the old ovens popular in Leeds.",
        "Kalb would leave the mill to his daughter.",
        "Kalb would spend ten years in the mills of Leeds.",
    ],
)
def test_what_somebody_would_do_later_is_no_plan(text):
    assert said(text) == []


def test_the_claim_of_a_body_is_not_what_it_claims():
    assert said("Leeds's claim that bread was dear in May is an old one.") == []


@pytest.mark.parametrize("text", ["A note by {} which {}.", "It was read by {}, who {}."])
def test_who_calls_something_names_may_be_a_relative_clause(text):
    found = said(text.format("Ortiz", "accused the bakers of “using flour as sand”"))

    assert found == [(ORTIZ, "accused", "the bakers of “using flour as sand”")]
    assert said(text.format("Ortiz", "accused the bakers of Leeds")) == []


def test_who_hears_somebody_does_not_speak():
    assert said("She was heard by Ortiz, a friend of the man that owns the mill.") == []


def test_a_body_and_a_post_may_stand_behind_a_short_name_in_brackets():
    assert said("Bread was too dear to bake, Kalb (NFA) deputy head told a forum in May.") == [
        ("Peter Kalb", "told", "Bread was too dear to bake")
    ]


@pytest.mark.parametrize("sign", [";", ":"])
def test_a_denial_ends_where_its_speaker_speaks_anew(sign):
    assert said(f"Ortiz denied that the mill was old{sign} the stone, she said, was new.") == [
        ("Ana Ortiz", "denied", "denied that the mill was old"),
        ("Ana Ortiz", "said", "the stone was new"),
    ]


def test_who_calls_for_a_thing_speaks_where_the_sentence_ends_with_it():
    assert said("A letter came from Kalb, who called for a ban on lorries.") == [
        ("Peter Kalb", "called for", "a ban on lorries")
    ]
    assert said("Kalb, who called for a ban on lorries, left for Leeds.") == []


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Bread costs money, argues Kalb.", ["Bread costs money"]),
        ("Bread is dear, argues Kalb.", ["Bread is dear"]),
        ("Two days later, argues Kalb.", []),
        ("Boats and sails, argues Kalb.", []),
        ("Kalb described the bread sold to them as “a brick from the oven of a mill”.",
         ["a brick from the oven of a mill"]),
        ("Kalb described the bread offered to them as “a brick from the oven of a mill”.",
         ["a brick from the oven of a mill"]),
    ],
)  # fmt: skip
def test_short_clauses_and_things_with_a_participle(text, contents):
    assert [one[2] for one in said(text)] == contents
