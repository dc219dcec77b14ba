"""Statements by a verb of speech."""

import pytest

from tests.content.extraction.attribution.cast import said, statements

ORTIZ, KALB = "Ana Ortiz", "Peter Kalb"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ortiz argues that prices fell in May.", (ORTIZ, "argues", "prices fell in May")),
        ("Ortiz says prices fell in May.", (ORTIZ, "says", "prices fell in May")),
        ("Ortiz has long argued that prices fall.", (ORTIZ, "argued", "prices fall")),
        ("Ortiz, a grocer from Leeds, said prices fell.", (ORTIZ, "said", "prices fell")),
        ("Ortiz of Leeds University notes that prices fell.", (ORTIZ, "notes", "prices fell")),
        ("Ortiz – a grocer – says prices fell in May.", (ORTIZ, "says", "prices fell in May")),
        ("Ortiz told the committee that prices fell.", (ORTIZ, "told", "prices fell")),
        ("Ortiz told MPs prices would fall in May.", (ORTIZ, "told", "prices would fall in May")),
        ("Ortiz argues in her book Falling that prices fall.", (ORTIZ, "argues", "prices fall")),
        ("When Ortiz said that prices fell, the mills closed.", (ORTIZ, "said", "prices fell")),
        ("Ortiz warned Kalb that prices fell.", (ORTIZ, "warned", "prices fell")),
        ("Speaking in Leeds, Ortiz said, “prices fall.”", (ORTIZ, "said", "prices fall")),
        ("In May, Ortiz testified that prices fell.", (ORTIZ, "testified", "prices fell")),
        ("Ortiz is convinced that prices fall.", (ORTIZ, "is convinced", "prices fall")),
        ("A paper by Ortiz argued that prices fell.", (ORTIZ, "argued", "prices fell")),
        ("Ortiz's report says that prices fell.", (ORTIZ, "says", "prices fell")),
        (
            "Ortiz was quoted by papers as saying that prices fell.",
            (ORTIZ, "saying", "prices fell"),
        ),
    ],
)
def test_a_speaker_before_the_content(text, found):
    speaker, cue, content = found
    (one,) = statements(text.replace("prices", "the prices of bread"))

    assert (one.speakers, one.cue) == ((speaker,), cue)
    assert one.text == content.replace("prices", "the prices of bread")


@pytest.mark.parametrize(
    "text",
    [
        "Bread gets cheaper each year, argues Ortiz.",
        "Bread gets cheaper each year, argues Ortiz of Leeds University.",
        "Bread gets cheaper each year, argues Ortiz, a grocer who has seen it.",
        "Bread gets cheaper each year, Ortiz told the BBC on Monday.",
        "Bread gets cheaper each year, Ortiz said, adding nothing.",
        "Bread gets cheaper each year, said Ortiz in an interview.",
        "As Ortiz noted in 2015, bread gets cheaper each year.",
        "But bread gets cheaper each year, says Ortiz; nobody else agrees.",
        "Not so, replies Ortiz: bread gets cheaper each year.",
    ],
)
def test_a_speaker_after_or_before_takes_nothing_along(text):
    (one,) = statements(text)

    assert one.speakers == (ORTIZ,)
    assert one.text.casefold() == "bread gets cheaper each year"


@pytest.mark.parametrize(
    "text",
    [
        "The price of bread, argues Ortiz, will fall.",
        "The price of bread, Ortiz argues, will fall.",
        "The price of bread, argues Ortiz of Leeds University, will fall.",
    ],
)
def test_a_content_goes_on_behind_its_speaker(text):
    (one,) = statements(text)

    assert one.text == "The price of bread will fall"
    assert len(one.more) == 1


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“Bread is far too cheap,” Ortiz said.", "Bread is far too cheap"),
        ("“Bread is far too cheap,” said Ortiz, a grocer.", "Bread is far too cheap"),
        ("Ortiz said: “Bread is far too cheap.”", "Bread is far too cheap"),
        ("Ortiz, smiling, said on Monday: “Bread is far too cheap.”", "Bread is far too cheap"),
        ("“Bread,” said Ortiz, smiling, “is far too cheap.”", "Bread is far too cheap"),
        ("“Bread,” as Ortiz puts it, “is far too cheap.”", "Bread is far too cheap"),
        ("‘Is bread far too cheap?’ asked Ortiz.", "Is bread far too cheap?"),
        ("“Is bread far too cheap?” Ortiz asked.", "Is bread far too cheap?"),
    ],
)
def test_direct_speech_loses_its_marks_and_its_comma(text, content):
    (one,) = statements(text)

    assert (one.text, one.mode.value) == (content, "direct")


def test_a_clause_with_quoted_words_keeps_the_marks():
    (one,) = statements("Ortiz said that bread was “far too cheap” in Leeds.")

    assert one.text == "bread was “far too cheap” in Leeds"
    assert one.mode.value == "paraphrase"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ortiz said bread was far too cheap, adding that nobody would bake it.",
            [(ORTIZ, "said", "bread was far too cheap"), (ORTIZ, "adding", "nobody would bake it")],
        ),
        (
            "Ortiz read the report and concluded that its figures were wrong.",
            [(ORTIZ, "concluded", "its figures were wrong")],
        ),
        (
            "Ortiz thinks bread will be cheap, and Kalb says that it must not be dear.",
            [
                (ORTIZ, "thinks", "bread will be cheap"),
                (KALB, "says", "it must not be dear"),
            ],
        ),
        (
            "It was Ortiz, who believes that bread is cheap in Leeds.",
            [(ORTIZ, "believes", "bread is cheap in Leeds")],
        ),
        (
            "Ortiz argues that bread will be dear; cake will be dear too, says Kalb.",
            [
                (ORTIZ, "argues", "bread will be dear"),
                (KALB, "says", "cake will be dear too"),
            ],
        ),
        (
            "Ortiz said bread will be dear, and cake will be dear too, Kalb argued.",
            [
                (ORTIZ, "said", "bread will be dear"),
                (KALB, "argued", "cake will be dear too"),
            ],
        ),
        (
            "The committee heard from Ortiz that bread will be dear.",
            [(ORTIZ, "heard", "bread will be dear")],
        ),
        (
            "Kalb went on to say that bread was too cheap.",
            [(KALB, "say", "bread was too cheap")],
        ),
    ],
)
def test_each_verb_has_its_own_content(text, found):
    assert said(text) == found


def test_a_speaker_within_the_content_of_another_is_no_second_one():
    (one,) = statements("Ortiz argues that bread will be dear, says Kalb.")

    assert (one.speakers, one.cue) == ((ORTIZ,), "argues")
    assert one.doubts == ("has_another_speaker",)


def test_both_speak():
    assert said("Ortiz and Kalb warn that bread will be dear.") == [
        (f"{ORTIZ} & {KALB}", "warn", "bread will be dear")
    ]
    assert said("Bread will be dear, warned Ortiz and Kalb in a letter.") == [
        (f"{ORTIZ} & {KALB}", "warned", "Bread will be dear")
    ]


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("Ortiz denied that bread was too cheap.", False),
        ("Ortiz denied having baked bread too cheaply.", True),
        ("Ortiz found no evidence that bread is too cheap.", True),
        ("Ortiz does not believe that bread is too cheap.", False),
        ("Ortiz did not expect bread to be cheap.", True),
    ],
)
def test_a_denial_stays_with_its_content(text, is_open):
    (one,) = statements(text)

    assert one.text == text.removeprefix("Ortiz ").removesuffix(".")
    assert ("is_open" in one.doubts) is is_open


@pytest.mark.parametrize(
    "text",
    [
        "Kalb has since argued that bread is dear now.",
        "Kalb argued for years that bread is dear now.",
        "Kalb regretted that bread is dear now.",
        "Kalb wished it to be recorded that bread is dear now.",
        "Bread is dear now, Kalb is quick to admit.",
        "Mills fell; bread is dear now, Kalb said.",
        "Bread is dear now, noted Kalb who has a shop in Leeds.",
        "Kalb warned, however, that bread is dear now.",
        "Kalb runs two mills in Leeds and reckons bread is dear now.",
    ],
)
def test_a_verb_with_words_of_its_own_attributes(text):
    (one,) = statements(text)

    assert (one.speakers, one.text.casefold()) == (("Peter Kalb",), "bread is dear now")


@pytest.mark.parametrize(
    "text",
    [
        "Kalb asks for the following: a gate, a lock and a key.",
        "Kalb called for the following before the summer.",
        "Kalb would like to see three things in Leeds: a gate, a lock and a key.",
        "Kalb accused the bakers of the town.",
        "Kalb sees the price of bread.",
    ],
)
def test_what_leads_in_to_a_list_or_names_a_thing_says_nothing(text):
    assert statements(text) == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Kalb called for a ban on cheap bread.", "a ban on cheap bread"),
        ("Kalb urged bakers to bake less bread.", "bakers to bake less bread"),
        ("Kalb promised to bake less bread himself.", "bake less bread himself"),
        ("Kalb puts the loss at 3 bn yuan.", "the loss at 3 bn yuan"),
        ("Kalb puts the loss on trade at about 3 bn yuan.", "the loss on trade at about 3 bn yuan"),
        ("Kalb describes bread as “a gift from the past”.", "a gift from the past"),
        ("Kalb dismissed fears of hunger as “cinema”.", "fears of hunger as “cinema”"),
        ("Kalb regards the ban as a gift to rats.", "the ban as a gift to rats"),
        ("Kalb does not regard the ban as a gift.", "does not regard the ban as a gift"),
        ("Kalb accused the bakers of hiding a study.", "the bakers of hiding a study"),
        ("Kalb blamed the mills and their owners.", "the mills and their owners"),
        ("Kalb sees the price of bread falling by 4%.", "the price of bread falling by 4%"),
        ("Kalb left, and accused the bakers of hiding a study.", "the bakers of hiding a study"),
    ],
)
def test_what_is_wanted_or_estimated_is_no_clause(text, content):
    (one,) = statements(text)

    assert one.text.endswith(content)
    assert "lacks_a_verb" in one.doubts


@pytest.mark.parametrize(
    "text",
    [
        "Ortiz was told that bread was too cheap.",
        "Ortiz did not say whether bread was too cheap.",
        "Ortiz declined to say how much bread was sold.",
        "Ortiz may think that bread is too cheap.",
        "Neither Ortiz nor Kalb said that bread was too cheap.",
        "A spokesman for Kalb said that he would not comment.",
        "Kalb announced a plan to make bread dearer.",
        "Kalb said the following at a meeting in January.",
        "On 4 May, Kalb testified before the U.S.-China Bread Commission.",
        "Kalb laughed at laws banning bakers from claiming the money back.",
        "Kalb has doubts and fears about the price of bread.",
        "Ortiz bakes, and a “fourth wave” of bakers has come to Leeds.",
    ],
)
def test_these_say_nothing(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Bread and tea, explained Kalb, the minister, in May 1987, were only a fallback.",
            "Bread and tea were only a fallback",
        ),
        (
            "Even if all ovens were shut, Ortiz warned in March, bread would be baked.",
            "Even if all ovens were shut bread would be baked",
        ),
    ],
)
def test_both_halves_around_a_speaker_with_a_date(text, content):
    assert [one.text for one in statements(text)] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Bakers will stay in Leeds, recalls Ortiz, on condition that bread is dear.",
        "Ovens are easy to build, Kalb remarked in 2015, but bread is hard to sell.",
        "Kalb said that before May the bakers had not carried out:",
    ],
)
def test_half_a_sentence_is_doubted(text):
    assert [one.doubts for one in statements(text)] == [("stops_halfway",)]


def test_what_a_speaker_does_besides_is_no_second_half():
    (one,) = statements("Ovens are easy to build, Kalb said, pouring tea that was cold.")

    assert one.doubts == ()


def test_who_is_accused_of_words_in_quotation_marks_is_part_of_the_claim():
    assert said("Ortiz accused Kalb of “selling water to friends”.") == [
        (ORTIZ, "accused", "Kalb of “selling water to friends”")
    ]


def test_a_passive_verb_has_its_speaker_behind_by():
    assert said("Kalb was told by Ortiz that bread would be dear.") == [
        (ORTIZ, "told", "bread would be dear")
    ]


def test_a_claim_without_a_verb_is_doubted():
    assert [one.doubts for one in statements("Hats and a simple lotion, said Ortiz.")] == [
        ("lacks_a_verb",)
    ]
    assert [one.doubts for one in statements("Bakers bake bread at night, said Ortiz.")] == [()]


@pytest.mark.parametrize(
    "cue",
    [
        *("wants", "favours", "supports", "backs", "advocates", "would prefer", "pushed for"),
        *("proposes", "recommended", "demanded", "expects", "predicted", "is in favour of"),
        *("insisted on", "would like to see", "came out for", "has called for", "recalls"),
    ],
)
def test_what_somebody_wants_or_expects_is_no_clause(cue):
    (one,) = statements(f"Ortiz {cue} a tax on lorries above twelve tonnes, with no exemption.")

    assert (one.speakers, one.text.partition(",")[0]) == (
        (ORTIZ,),
        "a tax on lorries above twelve tonnes",
    )
    assert "lacks_a_verb" in one.doubts


@pytest.mark.parametrize("cue", ["opposes", "complained of", "railed against", "is critical of"])
def test_what_somebody_is_against_keeps_the_verb(cue):
    (one,) = statements(f"Ortiz {cue} a tax on lorries above twelve tonnes.")

    assert one.text == f"{cue} a tax on lorries above twelve tonnes"


@pytest.mark.parametrize("cue", ["considers", "reasoned", "disclosed", "anticipates", "implied"])
def test_more_verbs_take_a_clause(cue):
    assert said(f"Ortiz {cue} that the prices would fall.") == [
        (ORTIZ, cue, "the prices would fall")
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ortiz said that she wanted a tax on lorries above twelve tonnes.",
            "she wanted a tax on lorries above twelve tonnes",
        ),
        (
            "Ortiz left in May because she supported a tax on lorries, she told MPs.",
            "Ortiz left in May because she supported a tax on lorries",
        ),
    ],
)
def test_what_is_wanted_within_a_claim_belongs_to_it(text, content):
    assert [one.text for one in statements(text) if one.text != content] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ortiz backed down in the end after all.",
        "Ortiz supported fast bowler Kalb after the first match.",
        "Bread was favoured over rice in the north.",
        "The advocates of a tax on lorries met Ortiz.",
        "Ortiz has argued the point in four courts and lost.",
        "Where, Ortiz wondered,",
        "The match was over, with Ortiz not expected to offer much resistance.",
    ],
)
def test_a_verb_of_wanting_has_a_speaker_and_an_object(text):
    assert statements(text) == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Critics such as Ortiz say that bread is too dear.", "bread is too dear"),
        (
            "It would be wrong, Ortiz says, to wait for bread.",
            "It would be wrong to wait for bread",
        ),
        ("It is plain, says Ortiz, that bread is dear.", "It is plain that bread is dear"),
        ("Ortiz herself now says that bread is too dear.", "bread is too dear"),
        ("Ortiz disputed this: bread is too dear.", "bread is too dear"),
        ("We heard from Ortiz, a grocer from Leeds, that bread is dear.", "bread is dear"),
        ("LEEDS, England (Wire) — Bread is too dear, Ortiz said.", "Bread is too dear"),
        (
            "It was not the bread that failed, Ortiz said, but the oven.",
            "It was not the bread that failed but the oven",
        ),
        (
            "Ortiz puts the likely cost of bread at 3bn yuan.",
            "the likely cost of bread at 3bn yuan",
        ),
        ("Ortiz would rather mend ovens than buy bread.", "mend ovens than buy bread"),
    ],
)
def test_a_speaker_within_the_frame_of_a_sentence(text, content):
    assert [(one.speakers, one.text) for one in statements(text)] == [((ORTIZ,), content)]


def test_three_words_behind_that_are_a_short_claim():
    (one,) = statements("Asked about bread, Ortiz replied that nothing was certain.")

    assert one.text == "nothing was certain"
    assert "is_short" in one.doubts


@pytest.mark.parametrize("cue", ["ordered", "instructed", "begged", "asked", "wants", "expects"])
def test_somebody_is_to_do_something(cue):
    (one,) = statements(f"Ortiz {cue} local bakers to list their ovens by the end of June.")

    assert one.text == "local bakers to list their ovens by the end of June"


def test_what_somebody_undertakes_is_no_clause():
    (one,) = statements("Ortiz undertook to write to the bakers within 28 days.")

    assert one.text == "write to the bakers within 28 days"


def test_a_quotation_goes_on_behind_a_colon():
    (one,) = statements("“There are two kinds of bread,” Ortiz says: “the dear and the stale.”")

    assert one.text == "There are two kinds of bread the dear and the stale"


@pytest.mark.parametrize(
    ("text", "is_doubted"),
    [
        ("Ovens grew rare in Leeds, Kalb remarked, and bread grew dear.", False),
        ("Everything you do to an oven, Kalb remarked, the next baker must undo.", True),
        ("Whether ovens work well, Kalb remarked, and bread is cheap nobody says.", True),
    ],
)
def test_a_clause_to_which_and_adds_another_is_whole(text, is_doubted):
    one = statements(text)[0]

    assert ("stops_halfway" in one.doubts) is is_doubted


def test_that_within_a_quotation_is_no_part_of_it():
    assert said("Kalb wrote “that bread is dear in Leeds”.") == [
        (KALB, "wrote", "bread is dear in Leeds")
    ]


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("Kalb expects mills in the north will close for good in May.", ()),
        ("Kalb proposed a toll bakers would pay.", ("lacks_a_verb",)),
    ],
)
def test_what_is_expected_may_be_a_clause(text, doubts):
    assert [one.doubts for one in statements(text)] == [doubts]


def test_a_finding_is_no_clause():
    (one,) = statements(
        "Ortiz found a rise of 8% in the price of bread. She found a loaf of bread."
    )

    assert one.text == "a rise of 8% in the price of bread"


@pytest.mark.parametrize(
    ("text", "is_doubted"),
    [
        ("“Nobody bought that bread,” says Ortiz, “it came for free.”", True),
        ("“What matters to bakers,” says Ortiz, “is who pays for the oven.”", False),
        ("“If nobody buys the bread,” says Ortiz, “the oven will go cold.”", False),
    ],
)
def test_two_sentences_around_a_speaker_do_not_read_as_one(text, is_doubted):
    (one,) = statements(text)

    assert ("stops_halfway" in one.doubts) is is_doubted


@pytest.mark.parametrize(
    "text",
    [
        "Bakers were never asked what Ortiz thought the bread was for.",
        "Bakers would leave if Ortiz knew that bread was dear.",
    ],
)
def test_a_verb_within_a_clause_attributes_nothing(text):
    assert said(text) == []


def test_two_people_share_a_second_verb():
    assert said("Ortiz and Kalb, two bakers in Leeds, met and found that bread was dear.") == [
        (f"{ORTIZ} & {KALB}", "found", "bread was dear")
    ]


def test_a_content_around_its_speaker_goes_on_with_another_verb():
    assert said("Norway, Ortiz said, changed its law and saw the price of bread fall.") == [
        (ORTIZ, "said", "Norway changed its law and saw the price of bread fall")
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Kalb does not bake, Ortiz says, but dreams of bread.", "Kalb does not bake"),
        ("Bread does not fall, Ortiz says, but wages do rise.", "Bread does not fall"),
    ],
)
def test_not_this_but_that(text, content):
    (one,) = statements(text)
    second = [text[stretch.start : stretch.end] for stretch in one.more]

    assert one.text.startswith(content)
    assert second == (["but dreams of bread"] if "dreams" in text else [])


@pytest.mark.parametrize("text", ["As Ortiz puts it,", "Ortiz puts it", "As Ortiz says,"])
def test_nothing_is_said_in_a_sentence_that_breaks_off(text: str) -> None:
    assert statements(text) == ()
