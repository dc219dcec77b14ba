"""Bullets and numbers that stand before items and paragraphs."""

import pytest

from content.extraction.document import Block, BlockKind
from content.readers.blocks.labels import split_label, with_number_as_label


@pytest.mark.parametrize("label", ["•", "-", "\uf0b7", "o", "1.", "12)", "(a)", "iv.", "(B)"])
def test_a_label_is_parted_from_its_item(label: str) -> None:
    assert split_label(f"{label}  Fish and salt") == (label, "Fish and salt")


@pytest.mark.parametrize(
    "text", ["Fish", "of fish", "-5 degrees", "2020. It rose", "A. Smith", "1.5 fish"]
)
def test_other_openings_are_no_labels(text: str) -> None:
    assert split_label(text) == ("", text)


def test_the_number_of_a_paragraph_is_its_label() -> None:
    assert with_number_as_label(Block("2.10 They rise.")) == Block("They rise.", label="2.10")
    for other in (Block("2.10 percent"), Block("2.10 They rise.", BlockKind.QUOTATION)):
        assert with_number_as_label(other) == other
