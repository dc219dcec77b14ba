"""How common a word is."""

import pytest

from content.extraction.vocabulary.commonness import RARE, is_english, rank


def test_words_are_in_order() -> None:
    assert 0 == rank("the") < rank("water") < rank("lighthouse") < rank("rhizosphere") == RARE


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("Lighthouses", "lighthouse"),
        ("subsidies", "subsidy"),
        ("water’s", "water"),
        ("dredged", "dredge"),
        ("organisation", "organization"),
        ("water-lighthouse", "lighthouse"),  # its rarest part
    ],
)
def test_a_form_is_as_common_as_its_word(form: str, word: str) -> None:
    assert rank(form) <= rank(word) < RARE


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The water of the old port stands low at the ebb.", True),
        ("Reporting by Aune Berg and Pieter Maas in Bergen and Tom Pryde in Wick", True),
        ("Das Wasser des alten Hafens steht bei Ebbe recht niedrig.", False),
        ("L'eau du vieux port reste basse pendant la marée, disait-il.", False),
        ("Das alte Wasser", True),  # too short to tell
    ],
)
def test_english_is_told_by_its_common_words(text: str, *, english: bool) -> None:
    assert is_english(text) is english
