"""What stands in quotation marks, and what only looks like it."""

import pytest

from content.extraction.quotations import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("the “mill” and the “oven”", ["mill", "oven"]),
        ("the «mill» and the 「磨」", ["mill", "磨"]),
        ("She said “the ‘mill’ burns”.", ["the ‘mill’ burns"]),
        ("The bakers' mill and the miller's oven burn.", []),
        ("the ‘bakers’ guild’ burns", ["bakers’ guild"]),
        ("the 'bakers' guild' burns", ["bakers' guild"]),
        ("the ‘bakers’ and the ‘millers’ left", ["bakers", "millers"]),
        ("the 'bakers' left", ["bakers"]),
        ("They said: “We left.", ["We left."]),
        ("They said: ‘We left.", []),
        ("the “wild “west” is” here", ["wild “west” is"]),
        ("the “wild “west” is here", ["wild “west"]),
        ("the “wild” and the “west” and “east”", ["wild", "west", "east"]),
        ("She said: “It is dear.“ He left “then”.", ["It is dear.", "then"]),
        ('She said: "It is dear.“ He left.', ["It is dear."]),
    ],
)
def test_the_outermost_quotations(text: str, quoted: list[str]) -> None:
    assert [text[one.inner_start : one.inner_end] for one in quotations(text)] == quoted


def test_a_quotation_is_known_with_and_without_its_marks() -> None:
    text = "the “mill” burns"
    (one,) = quotations(text)

    assert text[one.start : one.end] == "“mill”"
