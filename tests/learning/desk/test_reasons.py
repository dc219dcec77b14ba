import pytest

from content.drafting import FAMILIES
from content.extraction.attribution.confidence import RULES
from content.extraction.attribution.standing_alone import GUARDS
from learning.desk.reasons import DOUBTS, OF_FAMILY, SPEAKERS, reasons


def test_each_guard_and_each_rule_of_speakers_has_its_sentence():
    assert DOUBTS.keys() == {guard.__name__ for guard in GUARDS}
    assert SPEAKERS.keys() == RULES.keys()
    assert OF_FAMILY.keys() == FAMILIES.keys()


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
