"""Texts that no one wrote are read in time that grows with their length."""

import time

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
