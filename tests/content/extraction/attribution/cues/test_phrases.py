"""Statements without a verb of speech."""

import pytest

from tests.content.extraction.attribution.cast import said, statements

ORTIZ = "Ana Ortiz"
CONTENT = "bread will be dear"


@pytest.mark.parametrize(
    "text",
    [
        "According to Ortiz, bread will be dear.",
        "According to Ortiz, a grocer from Leeds, bread will be dear.",
        "Bread will be dear, according to Ortiz.",
        "Bread will be dear, according to measurements by Ortiz.",
        "Bread will be dear, according to Ortiz, a grocer from Leeds.",
        "Bread, according to Ortiz, will be dear.",
        "In Ortiz's view, bread will be dear.",
        "Bread, in Ortiz's view, will be dear.",
        "Bread will be dear, in the opinion of Ortiz.",
        "For Ortiz, bread will be dear.",
        "Ortiz's argument is that bread will be dear.",
        "It was argued by Ortiz that bread will be dear.",
        "It was argued in a paper published last month by Ortiz that bread will be dear.",
        "They were told by Ortiz, a grocer from Leeds, that bread will be dear.",
        "As noted by Ortiz, bread will be dear.",
        "Bread will be dear, as noted by Ortiz.",
        "Bread will be dear, it was argued by Ortiz.",
        "The argument of Ortiz is that bread will be dear.",
        "It repeats the warning from Ortiz that bread will be dear.",
        "They noted the objection raised by Ortiz that bread will be dear.",
        "Another reason, given by Ortiz, is that bread will be dear.",
        "Ortiz expressed the fear that bread will be dear.",
        "Ortiz's verdict was blunt: “Bread will be dear.”",
        "Ortiz: “Bread will be dear.”",
        "Ortiz: Bread will be dear.",
        "Ortiz was tired of it: “Bread will be dear.”",
        "Ortiz said that he was wrong: “Bread will be dear.”",
        "Ortiz, a grocer, was blunt: “Bread will be dear.”",
        "By Ortiz's figures, bread will be dear.",
        "On Ortiz’s own reckoning, bread will be dear.",
        "In Ortiz's own account, bread will be dear.",
        "Bread will be dear, according to a study that Ortiz published last summer.",
        "Bread will be dear, according to a survey which Ortiz carried out in Leeds.",
        "Ortiz went further: bread will be dear.",
        "Ortiz disagrees: bread will be dear.",
        "Ortiz was more cautious in an interview: bread will be dear.",
        "Ortiz is less polite about it: bread will be dear.",
        "For Ortiz the bread will be dear.",
        "To Ortiz of Leeds University the bread will be dear.",
        "Ortiz disputes that: bread will be dear.",
        "Ortiz's hunch is that bread will be dear.",
    ],
)
def test_a_phrase_attributes(text):
    (one,) = statements(text)

    assert one.speakers == (ORTIZ,)
    assert one.text.casefold().removeprefix("the ") == CONTENT


def test_the_clause_of_a_noun_ends_before_the_verb_of_the_sentence():
    assert said("It extends Ortiz's maxim that bread is a right and points to Leeds.") == [
        (ORTIZ, "maxim", "bread is a right")
    ]


def test_a_rejected_claim_keeps_the_rejection():
    (one,) = statements("Ortiz rejected the claim that bread is dear.")

    assert one.text == "rejected the claim that bread is dear"


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The World Bank estimates that bread will be dear.", "World Bank"),
        ("The report found that bread will be dear.", "report"),
        ("According to the ministry, bread will be dear.", "ministry"),
    ],
)
def test_a_body_speaks_with_that(text, holder):
    (one,) = statements(text)

    assert (one.holder, one.speakers, one.text) == (holder, (), CONTENT)


@pytest.mark.parametrize(
    "text",
    [
        "The World Bank estimates the price of bread.",
        "The park shows that bread will be dear.",
        "A “fourth wave” of bakers came to Leeds.",
    ],
)
def test_no_body_speaks(text):
    assert said(text) == []


@pytest.mark.parametrize("text", ["In Ortiz's view", "In the view of Ortiz", "According to Ortiz"])
def test_a_phrase_alone_attributes_nothing(text):
    assert statements(text) == ()


def test_according_to_nobody_who_can_be_told_is_nobodys_claim():
    assert said("According to her, bread was far too dear.") == []


def test_what_somebody_is_taken_for_is_said_of_him_who_takes_it_so():
    (one,) = statements("The ban on bread was described by Ortiz as a gift to rats.")

    assert one.speakers == (ORTIZ,)
    assert one.text == "The ban on bread was a gift to rats"


def test_according_to_her_is_whoever_was_named():
    (one,) = statements("Ortiz came. According to her, bread will be dear.")

    assert (one.speakers, one.text) == ((ORTIZ,), CONTENT)


def test_a_sentence_that_breaks_off_is_read():
    (one,) = statements("Bread is dear, in Ortiz's view, to")

    assert one.speakers == (ORTIZ,)
    assert statements("Ortiz came. For Ortiz") == ()


def test_for_somebody_a_clause_may_have_no_other_sign_than_its_verb():
    (one,) = statements("To Ortiz, the whole idea smells of old bread.")

    assert (one.speakers, one.text) == ((ORTIZ,), "the whole idea smells of old bread")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ortiz's remedy is to pay bakers by the hour.", "to pay bakers by the hour"),
        ("Her proposal is a tax on old ovens.", "a tax on old ovens"),
        ("Ortiz's advice was to wait for the report.", "to wait for the report"),
    ],
)
def test_what_somebody_proposes_is_no_clause(text, content):
    (one,) = statements(f"Ortiz came. {text}")

    assert (one.speakers, one.text) == ((ORTIZ,), content)
    assert "lacks_a_verb" in one.doubts


@pytest.mark.parametrize("verb", ["favoured", "opposed", "rejected", "first proposed", "backed"])
def test_a_thing_is_judged_by_somebody(verb):
    (one,) = statements(f"Prices rose, and a tax on old ovens was {verb} by Ortiz.")

    assert (one.speakers, one.text) == ((ORTIZ,), f"a tax on old ovens was {verb}")


def test_somebody_would_do_something_about_it():
    (one,) = statements("Ortiz would tax lorries by their weight.")

    assert (one.speakers, one.text) == ((ORTIZ,), "would tax lorries by their weight")


@pytest.mark.parametrize(
    "text",
    [
        "Ortiz had a problem: the bread was dear in Leeds.",
        "Ortiz was late again: the bread was dear in Leeds.",
        "Ortiz brought two things: the bread was one of them.",
        "Ortiz would later close the mill in the north.",
        "Ortiz would never have put the bread there.",
        "The bread was baked by Ortiz in the north of Leeds.",
        "Ortiz's aim is a mill in the north of Leeds.",
    ],
)
def test_these_are_the_words_of_the_author(text):
    assert statements(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "According to Ortiz, a grocer, white bakers sold half of the bread in Leeds.",
        "Bread is baked at night, and white bakers sold half of the bread in Leeds, "
        "according to Ortiz.",
    ],
)
def test_bakers_are_no_apposition_to_one_person(text):
    (one,) = statements(text)

    assert one.text.endswith("white bakers sold half of the bread in Leeds")


def test_what_is_said_goes_on_behind_a_colon_and_a_speaker():
    (one,) = statements("Ortiz is not so sure: bread, she says, now costs half of a day's wages.")

    assert one.text == "bread now costs half of a day's wages"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("In Ortiz's reading of the figures the bakers lose money.", "the bakers lose money"),
        (
            "According to a study she published in May, the bakers lose money.",
            "the bakers lose money",
        ),
    ],
)
def test_a_phrase_says_what_is_read(text, content):
    (one,) = statements("Ortiz bakes bread. " + text)

    assert (one.speakers, one.text) == ((ORTIZ,), content)


def test_what_another_says_is_not_in_her_testimony():
    found = said("Ortiz bakes. In her testimony before the board, Kalb argued that bread is dear.")

    assert found == [("Peter Kalb", "argued", "bread is dear")]


def test_what_is_ranked_according_to_its_size_is_told_by_nobody():
    assert said("The board of Leeds ranks loaves according to their effect on health.") == []
    assert said("Bread is dear in Leeds, according to its report.") != []


@pytest.mark.parametrize(
    "manner", ["custom", "need", "plan", "the size of the oven", "the season", "how old it is"]
)
def test_what_is_done_according_to_a_manner_is_told_by_nobody(manner):
    assert said(f"The bakers of Leeds share the loaves of a day according to {manner}.") == []


@pytest.mark.parametrize("body", ["price data", "weather experts", "the plan", "Time"])
def test_a_body_named_for_a_manner_speaks(body):
    ((holder, _, _),) = said(f"The bread of Leeds is dear, according to {body}.")

    assert holder in f"the {body}"


def test_somebody_is_reckoned_by_their_own_account():
    assert said("Ortiz bakes; by her own account she rewrote the recipe ten times.") == [
        (ORTIZ, "account", "she rewrote the recipe ten times")
    ]


def test_an_estimate_behind_a_preposition_covers_what_it_opens():
    text = (
        "Ortiz came. The flood took the mill along with, by her count, “ten sacks of good flour”."
    )

    assert [content for _, _, content in said(text)] == ["ten sacks of good flour"]


def test_a_reply_may_come_between_commas():
    assert said("The reply, from Ortiz, was that bread would be dear.") == [
        (ORTIZ, "reply", "bread would be dear")
    ]


@pytest.mark.parametrize(
    ("reasons", "content"),
    [
        ("bread is dear and nobody bakes", ["bread is dear and nobody bakes"]),
        (
            "bakers eat bread that is old, and nobody bakes",
            ["bakers eat bread that is old, and nobody bakes"],
        ),
        ("dust and noise", []),
        ("bakers near the river and a lack of bread", []),
    ],
)
def test_reasons_are_clauses(reasons, content):
    found = said(f"Ortiz gave two reasons for the levy: {reasons}.")

    assert [words for _, _, words in found] == content


def test_to_somebody_a_person_is_what_is_quoted():
    assert said("To Ortiz she was above all “a child of the mill”.") == [
        (ORTIZ, "To", "she was above all “a child of the mill”")
    ]
    assert said("To Ortiz she was a friend in need.") == []


def test_words_within_the_view_of_another_are_all_that_is_said():
    (one,) = statements(
        "The bakers held that the town may tax bread but may not, in the words of Ortiz, “punish "
        "those who bake it”."
    )
    assert (one.speakers, one.text) == ((ORTIZ,), "punish those who bake it")
