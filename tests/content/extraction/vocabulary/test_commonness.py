"""How common a word is."""

import pytest

from content.extraction.vocabulary.commonness import RARE, rank


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
