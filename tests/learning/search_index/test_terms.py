"""What the index keeps of an object."""

from random import Random

import pytest

from learning.search_index.terms import MOST_BYTES, MOST_TERMS, terms_of
from learning.search_index.texts import Kind, Texts

# Words of letters of four bytes each, and as many different characters as a passage may have.
LETTERS = [chr(0x10330 + place) for place in range(26)]
GOTHIC = " ".join("".join(Random(word).choices(LETTERS, k=24)) for word in range(800))
CHINESE = "".join(chr(0x4E00 + place) for place in range(20_000))


@pytest.mark.parametrize("text", [GOTHIC, CHINESE])
def test_whose_it_is_stands_first_however_much_there_is(text: str) -> None:
    terms = terms_of(Kind.PASSAGE, 7, Texts(text=(text,)))
    assert terms[0] == "@b7"
    assert len(terms) <= MOST_TERMS + 1


def test_the_terms_fit_into_a_tsvector() -> None:
    terms = terms_of(Kind.CONCEPT, 7, Texts(text=(GOTHIC,)))
    assert MOST_BYTES / 2 < sum(len(term.encode()) for term in terms) <= MOST_BYTES + 10
