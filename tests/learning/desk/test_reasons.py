from pathlib import Path

import pytest

import learning.quality
from content.drafting import FAMILIES
from content.extraction.attribution.confidence import RULES
from content.extraction.attribution.standing_alone import GUARDS
from content.extraction.entries import OpenSpeaker
from learning.desk.reasons import (
    COMPLAINTS,
    DOUBTS,
    FAULTS,
    OF_FAMILY,
    SPEAKERS,
    complaint,
    reasons,
    who_is_meant,
)


def test_each_guard_and_each_rule_of_speakers_has_its_sentence():
    assert DOUBTS.keys() == {guard.__name__ for guard in GUARDS}
    assert SPEAKERS.keys() == RULES.keys()
    assert OF_FAMILY.keys() == FAMILIES.keys()


@pytest.mark.parametrize(
    ("words", "several", "told"),
    [
        ("Chen", False, "Who is “Chen” here?"),
        ("they", True, "Who is “they” here?"),
        ("both ministers", True, "Who are “both ministers” here?"),
    ],
)
def test_it_is_asked_who_is_meant(words, several, told):
    assert who_is_meant(OpenSpeaker(words, ("wang-li", "wu-min"), "p1", several)) == told


def test_each_doubt_is_told():
    assert reasons("quotes", "as", ["is_long", "lacks_a_verb"]) == [
        "It is very long. Cut it?",
        "It is no whole sentence.",
    ]


@pytest.mark.parametrize(
    ("family", "rule", "told"),
    [
        ("quotes", "noun", "Is this their claim, or what it is about?"),
        ("quotes", "of tomorrow", "Who says this?"),
        ("people", "heading", "A name in a heading: is it a person?"),
        ("facts", "of tomorrow", "Is this figure worth learning?"),
    ],
)
def test_without_doubts_the_rule_is(family, rule, told):
    assert reasons(family, rule, []) == [told]


@pytest.mark.parametrize("begins", sorted(FAULTS))
def test_each_fault_is_one_that_a_rule_tells(begins):
    sources = [path.read_text() for path in Path(learning.quality.__path__[0]).glob("*.py")]
    assert f'"{begins}' in "\n".join(sources)


@pytest.mark.parametrize(
    ("rule", "message", "told"),
    [
        ("Stem", "the stem has 31 words", "Its question has 31 words. Between 3 and 30 fit."),
        ("Stem", "the stem has more than one gap", "It has more than one gap."),
        ("Minimum information", "the answer has 16 words", "Its answer has 16 words. Shorten it."),
        ("One key", "two options are alike", COMPLAINTS["One key"]),
    ],
)
def test_a_complaint_says_what_is_wrong(rule, message, told):
    assert complaint(rule, message) == told
