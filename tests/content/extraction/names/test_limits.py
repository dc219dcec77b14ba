"""Texts that no one wrote are read in time that grows with their length."""

import time
from itertools import product

import pytest

from content.extraction.document import Block, Document
from content.extraction.people import find_people


@pytest.mark.parametrize(
    "piece", ["(", "Li Wei, ", "Liu Wei (x ", "Mr. ", "A. ", "van der ", "漢", "О "]
)
def test_one_long_block_takes_seconds_at_most(piece: str) -> None:
    document = Document((Block(piece * (100_000 // len(piece))),))

    before = time.process_time()
    find_people(document)

    assert time.process_time() - before < 5


def test_many_people_with_one_given_name_take_seconds_at_most() -> None:
    parts = ["ber", "cor", "dan", "fal", "gar", "hol", "kel", "lom", "mar", "nor", "pel", "sal"]
    surnames = ["".join(each).title() for each in product(parts, parts, parts)]
    sentences = [f"Anna {surname} argues that wages fall." for surname in surnames]
    document = Document(tuple(Block(sentence) for sentence in sentences))

    before = time.process_time()
    found = find_people(document)

    assert time.process_time() - before < 5
    assert len(found) == len(surnames)
