"""The verbs of attributions, in the forms that questions need."""

import pytest

from learning.questions.cues import Cue, is_noun, is_preposition, takes_no_that


@pytest.mark.parametrize(
    ("cue", "one", "several", "question"),
    [
        ("argues", "argues", "argue", "does Wang Li argue"),
        ("says", "says", "say", "does Wang Li say"),
        ("claim", "claims", "claim", "does Wang Li claim"),
        ("stresses", "stresses", "stress", "does Wang Li stress"),
        ("boasted", "boasted", "boasted", "did Wang Li boast"),
        ("told a meeting", "told a meeting", "told a meeting", "did Wang Li tell a meeting"),
        ("called for", "called for", "called for", "did Wang Li call for"),
        ("argued that", "argued", "argued", "did Wang Li argue"),
        ("implies", "implies", "imply", "does Wang Li imply"),
        ("replied", "replied", "replied", "did Wang Li reply"),
        ("concluded", "concluded", "concluded", "did Wang Li conclude"),
        ("explained", "explained", "explained", "did Wang Li explain"),
        ("admitted", "admitted", "admitted", "did Wang Li admit"),
        ("ran on", "ran on", "ran on", "did Wang Li run on"),
        ("has", "has", "have", "does Wang Li have"),
        ("is sure", "is sure", "are sure", "is Wang Li sure"),
        ("was sure", "was sure", "were sure", "was Wang Li sure"),
        ("liked to say", "liked to say", "liked to say", "did Wang Li like to say"),
        ("agreed", "agreed", "agreed", "did Wang Li agree"),
        ("undertook", "undertook", "undertook", "did Wang Li undertake"),
        ("would like", "would like", "would like", "would Wang Li like"),
        ("blamed", "blamed", "blamed", "did Wang Li blame"),
        ("claimed", "claimed", "claimed", "did Wang Li claim"),
        ("conceded", "conceded", "conceded", "did Wang Li concede"),
        ("needed", "needed", "needed", "did Wang Li need"),
        ("does without", "does without", "do without", "does Wang Li do without"),
    ],
)
def test_a_cue_has_the_forms_that_a_question_needs(
    cue: str, one: str, several: str, question: str
) -> None:
    verb = Cue.parse(cue)
    assert verb.finite(plural=False) == one
    assert verb.finite(plural=True) == several
    assert verb.asked("Wang Li", plural=False) == question


def test_not_every_cue_is_a_verb() -> None:
    assert is_noun("maxim")
    assert not is_noun("claim")
    assert is_preposition("according to")
    assert is_preposition("in their mind")


@pytest.mark.parametrize(
    ("cue", "thing"),
    [
        ("emphasised", "the need for unity"),
        ("stressed", "the importance of securing nine votes"),
        ("noted", "the damage caused by floods"),
        ("highlighted", "a need for talks between ports that were closed"),
        ("underlined", "the fact that prices rose"),
        ("recalled", "Peru’s right to the sea"),
        ("proposes", "closer ties with Peru"),
        ("suggests", "mending the quays"),
        ("stressed", "these risks"),
        ("explained", "why prices fell"),
        ("blames", "a shortage of crews"),
    ],
)
def test_no_that_stands_before_a_thing(cue: str, thing: str) -> None:
    assert takes_no_that(Cue.parse(cue), thing)


@pytest.mark.parametrize(
    ("cue", "claim"),
    [
        ("emphasised", "unity is needed"),
        ("stressed", "the state of the ports worries ministers"),
        ("noted", "prices fell"),
        ("noted", "the quay closed early"),
        ("proposes", "ports should pay for their quays"),
        ("observed", "barges carry grain at half the cost of carts"),
        ("noted", "this costs money"),
        ("recalled", "in winter the ports close"),
        ("argued", "the need for unity is great"),
    ],
)
def test_that_stands_before_a_clause(cue: str, claim: str) -> None:
    assert not takes_no_that(Cue.parse(cue), claim)
