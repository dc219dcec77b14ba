"""What a thing is held to be, in quotation marks or not: "considers the levy “a farce”"."""

import pytest

from tests.content.extraction.attribution.cast import said, statements

ORTIZ = "Ana Ortiz"


@pytest.mark.parametrize(
    ("told", "content"),
    [
        ("considers the whole question", "the whole question “a race without a winner”"),
        ("declared Kalb", "Kalb “a race without a winner”"),
        ("finds it", "it “a race without a winner”"),
        ("puts the price", "the price “a race without a winner”"),
        ("pronounced the picture", "the picture “a race without a winner”"),
        ("treats the story as", "the story as “a race without a winner”"),
        ("sees the levy as", "the levy as “a race without a winner”"),
        ("praised a man who", "a man who “a race without a winner”"),
        ("finds this", "this “a race without a winner”"),
        (
            "regards the sale of the mill at Leeds as",
            "the sale of the mill at Leeds as “a race without a winner”",
        ),
    ],
)
def test_what_a_thing_is_held_to_be_may_be_quoted(told, content):
    (one,) = statements(f"Ortiz {told} “a race without a winner”.")

    assert one.speakers == (ORTIZ,)
    assert content.endswith(one.text)


@pytest.mark.parametrize(
    "text",
    [
        "Ortiz found the “Mill of the Long Night” empty.",
        "Ortiz found the note “gone to the mill until the day after”.",
        "Ortiz judged the poem “The Mill by Night” too long.",
        "Ortiz considered the question “who owns the old mill?”",
        "Ortiz put the sign “closed for the whole of May” on the door.",
        "Ortiz read the poem “The Mill by Night” to the board.",
        "Ortiz treats the “long cough of the mills” with herbs.",
    ],
)
def test_words_that_are_found_or_read_are_no_judgement(text):
    assert said(text) == []


def test_to_call_it_a_thing_is_short():
    assert said("Ortiz called it an insult.") == [(ORTIZ, "called", "it an insult")]


@pytest.mark.parametrize("verb", ["reads", "interprets"])
def test_a_thing_is_read_as_another(verb):
    assert said(f"Ortiz {verb} the poem as a farewell to the trade.") == [
        (ORTIZ, verb, "the poem as a farewell to the trade")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ortiz read the poem as a child in Leeds.",
        "Ortiz read the letter as the train left for Leeds.",
        "Ortiz reads the paper as usual on the way to the mill.",
        "Ortiz reads the paper as a matter of habit.",
        "Ortiz understood the levy as few bakers did.",
        "Ortiz treats patients as guests of the house.",
    ],
)
def test_reading_at_a_time_is_no_judgement(text):
    assert said(text) == []


def test_what_a_thing_is_thought_is_not_the_subject_of_the_next_verb():
    (one,) = said("Kalb showed that the mill which Ortiz thought modern contained an old wheel.")

    assert one[0] == "Peter Kalb"


@pytest.mark.parametrize(
    "text",
    [
        "“{}” is what Ortiz called it.",
        "“{}” is how Ortiz puts it.",
        "“{},” Ortiz called it.",
        "The levy, which Ortiz called “{}”, was dropped in May.",
        "Praised by Ortiz as “{}”, the levy was dropped in May.",
        "Ortiz sees it as “{}”.",
    ],
)
def test_a_quotation_may_stand_apart_from_what_it_judges(text):
    ((speaker, _, content),) = said(text.format("a race without a winner"))

    assert (speaker, content) == (ORTIZ, "a race without a winner")


def test_it_is_seen_as_a_thing():
    assert said("Ortiz sees it as a levy on the poor.") == [
        (ORTIZ, "sees it", "a levy on the poor")
    ]
    assert said("Ortiz saw it as a child in Leeds.") == []


def test_what_is_hard_to_believe_is_not_believed():
    assert said("Ortiz finds it hard to believe that bread was dear in Leeds.") == []


def test_a_view_of_somebody_is_a_view():
    assert said("Ortiz's complaint against the board is that bread was dear in Leeds.") == [
        (ORTIZ, "complaint", "bread was dear in Leeds")
    ]


@pytest.mark.parametrize(
    ("told", "content"),
    [
        ("compares the levy to a lottery", "the levy to a lottery"),
        ("likened it to a flood in spring", "it to a flood in spring"),
        ("called the levy unfair", "the levy unfair"),
        ("called the levy “shameless”", "the levy “shameless”"),
        ("praised its “quiet order”", "its “quiet order”"),
        ("thought the bakers wanting in patience", "the bakers wanting in patience"),
        (
            "dismissed it as “a bad day for bread”, a verdict with which few agreed",
            "a bad day for bread",
        ),
    ],
)
def test_a_short_judgement_is_whole(told, content):
    (one,) = statements(f"Ortiz {told}.")

    assert (one.speakers, one.text) == ((ORTIZ,), content)


@pytest.mark.parametrize(
    "told",
    [
        "compared the prices to a year before",
        "compared the loaf to a control from Leeds",
        "called the bakery late",
        "called the loaf the Miller",
        "found the box by the river",
    ],
)
def test_what_is_measured_called_or_found_is_not_judged(told):
    assert said(f"Ortiz {told}.") == []


@pytest.mark.parametrize(
    ("told", "content"),
    [
        ("considers it more likely that the mill burnt", "the mill burnt"),
        ("thinks it certain that the mill burnt", "the mill burnt"),
        ("thinks it less likely that the mill burnt", "it less likely that the mill burnt"),
        ("finds it odd that the mill burnt", "it odd that the mill burnt"),
        ("found no sign of a fire in the mill", "found no sign of a fire in the mill"),
    ],
)
def test_what_is_held_to_be_likely_is_held(told, content):
    (one,) = statements(f"Ortiz {told}.")

    assert (one.speakers, one.text) == ((ORTIZ,), content)


def test_a_judgement_ends_before_a_colon():
    assert said("Ortiz finds this “a race without a winner”: it rained.") == [
        (ORTIZ, "finds", "this “a race without a winner”")
    ]


@pytest.mark.parametrize("verb", ["attributes", "ascribes"])
def test_a_thing_is_traced_to_several_causes(verb):
    assert said(f"Ortiz {verb} the loss to two causes: the price of bread and the rain.") == [
        (ORTIZ, verb, "the loss to two causes: the price of bread and the rain")
    ]


def test_several_things_that_are_wanted_are_a_list():
    assert said("Ortiz wants two things: dear bread and rain.") == []
