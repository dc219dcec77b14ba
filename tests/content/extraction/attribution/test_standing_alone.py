"""Contents that can be asked about without their text, and contents that cannot."""

from dataclasses import replace

import pytest

from content.extraction.attribution.confidence import confidence
from content.extraction.attribution.guards.said import Said
from content.extraction.attribution.standing_alone import doubts

WORDS = frozenset({"ana", "ortiz"})


@pytest.mark.parametrize(
    "text",
    [
        "Bread gets cheaper each year",
        "it is crucial that bread is cheap",
        "the price of bread that bakers ask has fallen",
        "the government will pay for bread",
        "You cannot pay bakers with promises",
        "Moves to reduce the backlog are welcome",
        "one return in twelve was due to a wrong reading",
        "a baker was asked on a Sunday to sort out the bread",
        "Bakers sold their bread in the night",
        "Most bakers build an oven and then stand in it",
        "cheap bread had harmed bakers before it ruined them",
        "bakers caused half of the rise in prices",
        "the law would be extended if Leeds liked it",
        "the first four clinics would open in 2027",
        "the levy would close four ovens in the north within years",
        "the ban amounted to a tax on careful people in Lisbon",
        "those who had been through a course were calm",
        "bread depends on activities such as baking",
        "bakers sold 40 loaves and lost 14 of them",
        "the true cost of bread is not in its price",
        "most of those who bake are old",
        "bread is closer to cake than bakers think",
        "bakers earn no less than those in mills",
        "the older bakers of Leeds say that they need more time",
        "ovens are lit on such nights as no baker likes",
    ],
)
def test_a_content_stands_alone(text):
    assert doubts(Said(text, WORDS)) == ()


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Ortiz baked bread for Leeds", "names_its_speaker"),
        ("Ortiz’s bread was too cheap", "names_its_speaker"),
        ("This justifies the price of bread", "opens_with_a_pointer"),
        ("All this justifies the price of bread", "opens_with_a_pointer"),
        ("They bake bread in the night", "opens_with_a_pointer"),
        ("it was the only plan that worked", "opens_with_a_pointer"),
        ("the first is bread and the second is not", "opens_with_a_pointer"),
        ("since December 2016 its bread was dear", "has_an_open_pronoun"),
        ("bakers met that duty in Leeds", "has_an_open_pronoun"),
        ("there was nothing new about it", "has_an_open_pronoun"),
        ("bread was baked in her own oven", "has_an_open_pronoun"),
        ("bakers would do no such thing", "has_an_open_pronoun"),
        ("cheap bread had been ruining them", "has_an_open_pronoun"),
        ("Not one was mended in Leeds", "opens_with_a_pointer"),
        ("Only the third was new in Leeds", "opens_with_a_pointer"),
        ("the bread they baked was cheap", "has_an_open_pronoun"),
        ("only 14 of them are in Leeds", "counts_from_elsewhere"),
        ("five of these are thought to be old", "counts_from_elsewhere"),
        ("Leeds, which bakes much, found that 14 of them were old", "counts_from_elsewhere"),
        ("bread may cost closer to 70 cents", "counts_from_elsewhere"),
        ("in Leeds the real figure was lower", "counts_from_elsewhere"),
        ("bread in Leeds costs twice that", "counts_from_elsewhere"),
        ("of 1,784 counted in Leeds, few were old", "counts_from_elsewhere"),
        ("bakers caused half of the rise", "counts_from_elsewhere"),
        ("a law made in Leeds would extend it", "has_an_open_pronoun"),
        ("bread will be dear on Sunday", "speaks_of_today"),
        ("We bake bread in the night", "speaks_of_me"),
        ("bread will be dear next week", "speaks_of_today"),
        ("the plan was far too dear", "opens_with_a_known_thing"),
        ("the loss was 12 per cent more than bakers feared", "opens_with_a_known_thing"),
        ("baking bread in the night", "opens_with_a_participle"),
        ("bread was cheap, and", "is_cut_badly"),
        ("“bread was cheap in Leeds", "is_cut_badly"),
        ("Is bread too cheap in Leeds?", "is_open"),
        ("If bread is dear, people starve", "is_open"),
    ],
)
def test_a_guard_doubts(text, doubt):
    assert doubt in doubts(Said(text, WORDS))


def test_a_thing_of_the_sentence_before_is_doubted():
    said = Said("the new plan for bread would cost too much", WORDS)

    assert doubts(said) == ()
    assert doubts(Said(said.text, WORDS, before="A plan was made.")) == (
        "opens_with_a_known_thing",
    )


@pytest.mark.parametrize(
    ("text", "before", "known"),
    [
        ("the bakery should have required cleaner ovens from the outset", "", False),
        ("the bakery should have required cleaner ovens from the outset", "A bakery!", True),
        ("the bakery should have kept some of it", "", True),
        ("the minister should have required cleaner ovens from the outset", "", True),
        ("the draft should have required cleaner ovens from the outset", "", True),
        ("the ovens would be worthless without the crates", "", False),
        ("the ovens would be worthless without the crates", "An oven fell.", True),
        ("the Hexham loaves are a gift", "", False),
        ("the Ministry was against it", "A ministry met.", True),
        ("the price of bread rose by half", "It had a price.", False),
        ("the price that bakers ask rose by half", "It had a price.", False),
        ("the price of the loaf rose by half", "A loaf was sold.", True),
        ("the Leeds Bread Trade Board met the bakers", "Leeds has a board.", False),
        ("the Bread Minister met the bakers", "A minister came.", True),
    ],
)
def test_words_that_say_which_thing_is_meant_need_no_sentence_before(text, before, known):
    assert ("opens_with_a_known_thing" in doubts(Said(text, WORDS, before=before))) is known


def test_this_country_is_that_of_whoever_is_quoted():
    country = Said("Bread is all that this country is proud of", WORDS)

    assert doubts(country) == ("has_an_open_pronoun",)
    assert doubts(replace(country, quoted=True)) == ()


def test_what_is_quoted_may_say_i_and_ask():
    mine, question = (
        Said("We bake bread in the night", WORDS),
        Said("Is bread dear in Leeds?", WORDS),
    )

    assert doubts(mine) == ("speaks_of_me",)
    assert doubts(question) == ("is_open",)
    assert doubts(replace(mine, quoted=True)) == doubts(replace(question, quoted=True)) == ()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("whether bread should be cheaper", True),
        ("why the bakers had not sold more bread", True),
        ("Would bread be cheaper in Leeds?", False),
    ],
)
def test_an_indirect_question_is_asked_as_one(text, asked):
    assert (doubts(Said(text, WORDS, asks=True)) == ()) is asked


def test_a_pronoun_after_another_name_is_resolved_in_direct_speech():
    kalb = Said("without Kalb nobody would have asked him", WORDS, others=frozenset({"kalb"}))

    assert doubts(replace(kalb, direct=True)) == ()
    assert doubts(kalb) == ("has_an_open_pronoun",)


def test_a_pronoun_of_another_gender_is_not_the_speaker():
    said = Said("bread costs his bakers more than cake does", WORDS, only=True)

    assert doubts(replace(said, pronoun="he")) == ()
    assert doubts(replace(said, pronoun="she")) == ("has_an_open_pronoun",)


def test_a_pronoun_that_is_no_object_means_who_is_named_before_it():
    owes = Said("bread owes more to Kalb than he lets on", WORDS, others=frozenset({"kalb"}))

    assert doubts(owes) == ()
    assert doubts(replace(owes, others=frozenset())) == ("has_an_open_pronoun",)


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("What counts is bread, and nobody has weighed that", False),
        ("Nobody in Leeds has weighed that", True),
    ],
)
def test_speech_may_end_in_that(text, doubted):
    said = Said(text, WORDS, direct=True, quoted=True)

    assert ("is_cut_badly" in doubts(said)) is doubted


def test_the_object_of_a_verb_is_no_sentence():
    assert doubts(Said("a ban on bread that is cheap", WORDS, clause=False)) == ("lacks_a_verb",)


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("An oven gets you far", False),
        ("Nobody in Leeds ran", False),
        ("I'm an oven builder", False),
        ("Such a day", True),
    ],
)
def test_short_speech_needs_a_verb(text, doubted):
    said = Said(text, WORDS, direct=True, quoted=True)

    assert ("lacks_a_verb" in doubts(said)) is doubted


def test_another_speaker_is_doubted():
    assert doubts(Said("bread was cheap, as Kalb had said", WORDS, nested=True)) == (
        "has_another_speaker",
    )


def test_a_sure_rule_with_a_sure_speaker_is_sure():
    assert confidence("inverted", 1.0, weak=False, doubted=()) >= 0.9
    assert confidence("inverted", 0.85, weak=False, doubted=()) < 0.9
    assert confidence("subject first", 1.0, weak=True, doubted=()) < 0.9
    assert confidence("speech goes on", 1.0, weak=False, doubted=()) < 0.9


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("If you like ovens, this is what you would build", False),
        ("If you like ovens, you would build this", True),
        ("If you like ovens, this is what he would build", True),
    ],
)
def test_a_condition_says_what_this_is(text, doubted):
    said = Said(text, WORDS, quoted=True, direct=True)

    assert ("has_an_open_pronoun" in doubts(said)) is doubted


@pytest.mark.parametrize(
    ("text", "only", "doubted"),
    [
        ("bread costs his bakers more than cake does", True, False),
        ("one in six of the bakers she sees has no oven", True, False),
        ("bread costs his bakers more than cake does", False, True),
        ("his bakers pay more than others", True, True),
        ("bakers told him that bread was dear", True, True),
        ("what his bakers had wanted was an oven", True, False),
        ("each lost loaf costs him half a day", True, False),
        ("each lost loaf costs him half a day", False, True),
        ("denied that he had sold the bread", True, False),
        ("denied that he had sold the bread", False, False),
        ("feared that he had sold the bread", False, True),
        ("a child could not spend her bread money", False, False),
        ("no baker would sell his oven", False, False),
        ("ovens were rare in Leeds when he left school", True, False),
        ("ovens were rare in Leeds when he left school", False, True),
        ("half his bakers would be out of work in May", True, False),
        ("each loaf in Leeds takes him an hour to bake", True, False),
        ("a town that sweeps does what every housewife does before she bakes", False, False),
        ("my oldest baker would stay on if the law let him work", False, False),
        ("every oven lowers the price of the homes around it", False, False),
        ("the people from Leeds cannot mend it", False, True),
        ("bread answers the questions you had on the day you baked it", False, False),
    ],
)
def test_a_pronoun_may_be_told_by_what_it_stands_by(text, only, doubted):
    assert ("has_an_open_pronoun" in doubts(Said(text, WORDS, only=only))) is doubted


def test_part_of_a_name_is_no_we():
    assert doubts(Said("bread is dearer in Saint-Ours than in Leeds", WORDS)) == ()


def test_a_question_may_open_with_who():
    who = Said("who would hold the bread of Leeds", WORDS)

    assert doubts(replace(who, asks=True)) == ()
    assert "is_cut_badly" in doubts(who)


def test_a_denial_may_be_told_in_the_perfect():
    denied = Said("has denied that the bread of Leeds is dear", WORDS, denies=True)

    assert doubts(denied) == ()
    assert doubts(replace(denied, text="has denied selling bread in Leeds")) == ("is_open",)


@pytest.mark.parametrize(
    "text",
    [
        "the 34 that replied bake 2,870 loaves",
        "the figure rests on the ovens of Leeds, where bread is dearer",
        "the bakers of Leeds never published their own",
    ],
)
def test_words_that_stand_for_others_are_open(text):
    assert doubts(Said(text, WORDS))


def test_a_figure_that_says_of_what_stands_alone():
    assert not doubts(Said("the figure for the ovens of Leeds rests on nothing", WORDS))
