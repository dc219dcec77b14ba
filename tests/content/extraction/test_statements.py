"""Statements over the sentences and blocks of a text."""

import re
import time

import pytest

from content.extraction.document import Block, BlockKind, Document
from content.extraction.statements import find_statements
from tests.content.extraction.attribution.cast import document_of, person, said, statements

ORTIZ = "Ana Ortiz"
LONG = "Bread was never cheap in the towns along the river and nobody there expected it to be. "


def test_the_text_is_that_of_its_stretches():
    text = "“Bread,” Ortiz said, “is far too cheap.” Kalb, for one, agrees that it is too cheap."
    document = document_of(text)
    found = statements(text)

    assert len(found) == 2
    for one in found:
        words = [document.words(stretch) for stretch in (one.stretch, *one.more)]
        assert " ".join(words) == one.text


def test_the_cue_is_pointed_at():
    text = "Bread will be dear, warns Ortiz."
    (one,) = statements(text)

    assert one.cue_stretch is not None
    assert document_of(text).words(one.cue_stretch) == one.cue == "warns"


def test_speech_goes_on_in_the_next_sentence():
    first, second = statements("“Bread is too cheap,” Ortiz said. “Nobody can live on it.”")

    assert (second.text, second.speakers, second.cue) == ("Nobody can live on it", (ORTIZ,), "said")
    assert (first.inferred, second.inferred) == (False, False)


def test_speech_after_something_else_may_be_of_another():
    (_, later) = statements(
        "“Bread is too cheap,” Ortiz said. The oven was hot. “Nobody can live on it.”"
    )

    assert (later.speakers, later.inferred) == ((ORTIZ,), True)


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_speech_goes_on_in_the_next_paragraph(marks):
    opens, closes = marks
    found = statements(
        f"Ortiz said: {opens}Bread is far too cheap.", f"{opens}Nobody can live on it.{closes}"
    )

    assert [one.text for one in found] == ["Bread is far too cheap", "Nobody can live on it"]


def test_speech_after_what_somebody_does():
    (one,) = statements("Ortiz laughed. “Bread is far too cheap.”")

    assert (one.speakers, one.inferred) == ((ORTIZ,), True)


def test_a_quotation_after_nobody_has_no_speaker():
    assert said("The oven was hot. “Bread is far too cheap.”") == []


def test_a_long_speech_is_taken_apart_and_its_cue_goes_for_all_of_it():
    (first, second) = statements(f"“{LONG * 2}{LONG.strip('. ')},” Ortiz said.")

    assert (first.cue, second.cue) == ("said", "said")
    assert not first.inferred


@pytest.mark.parametrize("text", ["Ortiz argues that {}.", "Ortiz said: “{}.”"])
def test_a_long_sentence_ends_at_a_comma(text):
    first = LONG.strip(". ")
    rest = "because the bakers told the mayor " + "again and " * 20 + "again that they would leave"
    (one,) = statements(text.format(f"{first}, {rest}"))

    assert one.text == first


def test_a_block_is_quoted_after_its_lead_in():
    document = Document(
        (
            Block("Ortiz wrote in a letter to the mayor:"),
            Block("Bread is far too cheap. Bakers leave.", BlockKind.QUOTATION),
        )
    )

    (one,) = find_statements(document, (person(document, ORTIZ, "Ortiz"),))

    assert (one.text, one.cue, one.mode.value) == ("Bread is far too cheap", "wrote", "direct")


def test_the_translation_below_is_quoted():
    texts = ("Ortiz wrote on Weibo:", "面包太便宜了，VPN也一样。", "Bread is far too cheap.")

    assert said(*texts) == [(ORTIZ, "wrote", "Bread is far too cheap")]


def test_two_sentences_of_a_translation_are_taken():
    below = "Bread is far too cheap. Nobody can live on it. We shall all of us leave."
    found = said("Ortiz wrote on Weibo:", "面包太便宜了，没有人能靠它活下去。", below)

    assert [text for *_, text in found] == ["Bread is far too cheap", "Nobody can live on it"]


def test_a_translation_has_as_many_blocks_as_its_original():
    texts = ("面包太便宜了。", "没有人能靠它活下去。", "Bread is far too cheap.")
    third, fourth = "Nobody can live on it.", "The oven was hot that day."
    found = statements("Ortiz wrote on Weibo:", *texts, third, fourth)

    assert [(one.text, one.inferred) for one in found] == [
        ("Bread is far too cheap", False),
        ("Nobody can live on it", True),
    ]


def test_behind_a_translation_the_author_goes_on():
    texts = ("面包太便宜了。", "没有人能靠它活下去。", "Bread is far too cheap.")
    found = said("Ortiz wrote on Weibo:", *texts, "Kalb replied that bread was dear.")

    assert [one[0] for one in found] == [ORTIZ, "Peter Kalb"]


@pytest.mark.parametrize(
    ("leading", "count"),
    [("Ortiz asked her in return:", 1), ("Ortiz asked them:", 1), ("Ortiz asked her guests:", 0)],
)
def test_who_is_asked_may_stand_in_a_lead_in(leading, count):
    assert len(statements(leading, "Is bread not far too cheap now?")) == count


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.CAPTION, BlockKind.ROW])
def test_headings_captions_and_tables_say_nothing(kind):
    document = document_of("Ortiz says that bread is dear", kind=kind)

    assert find_statements(document, (person(document, ORTIZ, "Ortiz"),)) == ()


def test_the_person_of_a_heading_is_meant_below_it():
    document = Document(
        (Block("Ana Ortiz", BlockKind.HEADING), Block("She argues that bread is too cheap."))
    )

    (one,) = find_statements(document, (person(document, ORTIZ, "Ortiz"),))

    assert one.speakers == (ORTIZ,)


@pytest.mark.parametrize(
    "words", ["Ortiz said that ", "(", "said, ", '"a ', "Ortiz, ", "Ortiz and ", "by Ortiz, "]
)
def test_much_of_the_same_is_read_in_time(words):
    document = document_of(words * 20_000)
    speaker = person(document, ORTIZ, "Ortiz")

    before = time.process_time()
    find_statements(document, (speaker,))

    assert time.process_time() - before < 5


def test_without_people_bodies_alone_speak():
    text = "The report says that bread is far too cheap. “Nobody can live on it,” he said."

    assert [(one.holder, one.speakers) for one in find_statements(document_of(text), ())] == [
        ("report", ())
    ]


def test_no_speaker_stands_in_the_content():
    text = "Bread, says Ortiz, a grocer in Leeds, is too cheap, adding that bakers leave the town."

    found = statements(text)

    assert [one.cue for one in found] == ["says", "adding"]
    for one in found:
        assert not re.search("Ortiz|grocer|says|adding", one.text)


def test_in_a_digest_the_next_two_sentences_go_on():
    opening = "Bread gets cheaper each year, argues {}. "
    more = "The mills are to blame for it. Bakers must look for work elsewhere. This is the news."
    found = statements(*[opening.format("Ortiz") + more] * 4)

    assert [one.text for one in found[:3]] == [
        "Bread gets cheaper each year",
        "The mills are to blame for it",
        "Bakers must look for work elsewhere",
    ]
    assert [one.inferred for one in found[:3]] == [False, True, True]
    assert len(found) == 12


def test_elsewhere_the_next_sentences_are_the_author_s():
    text = "Bread gets cheaper each year, argued Ortiz. The mills are to blame for it."

    assert len(statements(*[text] * 4)) == 4


@pytest.mark.parametrize("text", ["Ana Ortiz rejects suggestions that", "report"])
def test_a_sentence_that_breaks_off_says_nothing(text):
    assert statements(text) == ()


@pytest.mark.parametrize("sign", ["\ue000", "\ue001", "\x00", "\ufeff"])
def test_odd_signs_do_no_harm(sign):
    (one,) = statements(f"Ortiz says that bread is “far too cheap” for{sign} Leeds.{sign}")

    assert one.speakers == (ORTIZ,)
