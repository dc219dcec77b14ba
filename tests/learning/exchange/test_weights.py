"""Weights that the app cannot keep are noted, and only those."""

from decimal import Decimal

import pytest

from learning.exchange.weights import (
    none_is_right,
    note_on_answer,
    notes_on_choice,
    notes_on_several,
)


def decimals(text: str) -> list[Decimal]:
    return [Decimal(one) for one in text.split()]


@pytest.mark.parametrize(
    "weights",
    [
        "100 -100",
        "50 50 -50 -50",
        "33.33333 33.33333 33.33333 -33.33333",
        "33 33 33 -33",
        "12 12 12 12 12 12 12 12 -12",
        "50 50",
        "0 0",
    ],
)
def test_equivalent_weights_need_no_note(weights: str) -> None:
    assert notes_on_several(decimals(weights)) == []


@pytest.mark.parametrize(
    ("weights", "notes"),
    [
        ("50 50 0 0", ["In the file, wrong options are worth 0 %. Here each is worth −50 %."]),
        ("50 50 -33", ["In the file, wrong options are worth −33 %. Here each is worth −50 %."]),
        (
            "50 50 -12 0 -100",
            [
                "In the file, wrong options are worth 0 %, −12 % and −100 %. "
                "Here each is worth −50 %."
            ],
        ),
        (
            "75 25 -50",
            ["In the file, right options are worth 75 % and 25 %. Here each is worth 50 %."],
        ),
        ("100 100 -50", ["In the file, right options are worth 100 %. Here each is worth 50 %."]),
        (
            "33.33333 33.33333 33.33333 0",
            ["In the file, wrong options are worth 0 %. Here each is worth −33.33 %."],
        ),
    ],
)
def test_weights_that_count_differently_are_noted(weights: str, notes: list[str]) -> None:
    assert notes_on_several(decimals(weights)) == notes


def test_only_negative_weights_of_a_choice_are_noted() -> None:
    assert notes_on_choice(decimals("100 0 0")) == []
    assert notes_on_choice(decimals("100 -33.33333 0")) == [
        "In the file, wrong options are worth −33.33 %. Here they are worth 0 %."
    ]


def test_an_answer_that_is_partly_right_counts_as_wrong() -> None:
    note = "In the file, “Hui” is worth 50 %. Here it counts as wrong."
    assert note_on_answer("Hui", Decimal(50)) == note


def test_without_a_fully_right_answer_the_best_one_is_named() -> None:
    assert none_is_right(decimals("0 -50")) == "It has no right answer."
    assert none_is_right(decimals("50 90")).startswith("Its best answer is worth 90 %")
