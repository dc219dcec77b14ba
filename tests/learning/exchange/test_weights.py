"""What files say of weights, and what cannot be kept of it."""

from decimal import Decimal

import pytest

from learning.exchange.format import Refused
from learning.exchange.weights import (
    answer_among,
    best_of,
    marked_right,
    note_on_answer,
    note_on_double,
    number_among,
)
from learning.grading import Spelling
from learning.kinds.number import Tolerance, WeighedNumber
from learning.kinds.options import Option
from learning.kinds.typed import WeighedAnswer


def test_a_partly_right_answer_of_a_gap_counts_as_wrong() -> None:
    note = "In the file, “Hui” is worth 50 %. Here it counts as wrong."
    assert note_on_answer("Hui", Decimal(50)) == note


@pytest.mark.parametrize(
    ("weights", "reason"),
    [((0, -50), "no right answer"), ((), "no right"), ((100, -150), "−150 %")],
)
def test_weights_need_a_right_answer_within_their_limits(
    weights: tuple[int, ...], reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        best_of(map(Decimal, weights))


def test_the_options_that_bring_the_most_are_right() -> None:
    options = [Option(text, weight=Decimal(one)) for text, one in (("a", 50), ("b", 90), ("c", 90))]
    assert [one.text for one in marked_right(options) if one.right] == ["b", "c"]


def test_of_two_answers_that_are_the_same_the_first_counts() -> None:
    half, full = WeighedAnswer("huai", Decimal(50)), WeighedAnswer("Huai")
    river, notes = WeighedAnswer("HUAI", Decimal(50)), list[str]()
    assert answer_among([half, full, river], Spelling.EXACT, notes) == ("huai", [half, river])
    assert notes == [note_on_double("Huai")]
    assert answer_among([half, full], Spelling.CASE, notes) == ("Huai", [half, full])
    assert notes == [note_on_double("Huai")]


def test_of_two_numbers_that_are_the_same_the_first_counts() -> None:
    full, half = WeighedNumber("5 km"), WeighedNumber("5.0", weight=Decimal(50))
    near, notes = WeighedNumber("5", Tolerance(Decimal(1)), Decimal(25)), list[str]()
    assert number_among([full, half, near], ["km"], notes)[2] == [full, near]
    assert notes == [note_on_double("5.0")]
