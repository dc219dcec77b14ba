"""The verbs of attributions, in the forms that questions need."""

import pytest

from learning.questions.cues import Cue, is_noun, is_preposition


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
