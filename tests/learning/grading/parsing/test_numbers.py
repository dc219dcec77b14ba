from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.grading import Outcome, grade_typed
from learning.grading.expects import Expects
from learning.grading.parsing.numbers import quantities


def grade(answer, response, *, accepted=(), pool=("9,200",)):
    return grade_typed(
        answer=answer, accepted=accepted, expects=Expects.NUMBER, response=response, pool=pool
    )


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("9,000", [9000]),
        ("9000 firms", [9000]),
        ("9 000", [9000]),
        ("9'000", [9000]),
        ("９，０００", [9000]),
        ("9k", [9000]),
        ("9.2 thousand", [9200]),
        ("nine thousand", [9000]),
        ("Nine-thousand two hundred", [9200]),
        ("nine thousand and two", [9002]),
        ("2,5", [Decimal("2.5")]),
        ("−2,5 °C", [Decimal("-2.5")]),
        ("0,125", [Decimal("0.125")]),
        ("1,234", [1234]),
        ("1,234,567.8", [Decimal("1234567.8")]),
        ("1234,567", [Decimal("1234.567")]),
        ("1.234", [Decimal("1.234")]),
        ("1.234,5", [Decimal("1234.5")]),
        ("1.234.567", [1_234_567]),
        ("9 000,5", [Decimal("9000.5")]),
        ("1 234,567", [Decimal("1234.567")]),
        ("9,2 thousand", [9200]),
        ("2, 5", [2, 5]),
        ("1,2,3", [1, 2, 3]),
        ("2.5,3.5", [Decimal("2.5"), Decimal("3.5")]),
        (".5", [Decimal("0.5")]),
        ("-.5", [Decimal("-0.5")]),
        ("6.626e-34", [Decimal("6.626e-34")]),
        ("6,626E-34", [Decimal("6.626e-34")]),
        ("1,234e5", [123_400]),
        ("6.626 × 10^-34", [Decimal("6.626e-34")]),
        ("-3*10**8", [-300_000_000]),
        ("1e999999", [1, 999999]),
        ("eight", [8]),
        ("ninety-two", [92]),
        ("a hundred and five", [105]),
        ("two million three hundred thousand and one", [2_300_001]),
        ("1.2亿", [120_000_000]),
        ("-5", [-5]),
        ("2020-2024", [2020, 2024]),
        ("eight (8)", [8, 8]),
        ("one two", [1, 2]),
        ("a firm", []),
        ("thousands", []),
        ("", []),
    ],
)
def test_numbers_are_read_from_text(text, numbers):
    assert quantities(text) == numbers


@given(st.integers(0, 10**12))
def test_every_number_is_read_with_and_without_separators(number):
    assert quantities(f"{number:,}") == quantities(str(number)) == [Decimal(number)]


@pytest.mark.parametrize(
    "response",
    ["9,000", "9000", "nine thousand", "about 9 000 firms", "9k", "nine thousand (9,000)"],
)
def test_right(response):
    assert grade("9,000", response).outcome is Outcome.RIGHT


@pytest.mark.parametrize("response", ["eight", "8", "8 documents"])
def test_a_number_in_words_may_be_given_in_figures(response):
    assert grade("eight", response).outcome is Outcome.RIGHT


@pytest.mark.parametrize("response", ["9001", "900", "90,000", "9,000 or 9,200", "nine", "-9000"])
def test_only_the_exact_number_is_right(response):
    assert grade("9,000", response).outcome is Outcome.WRONG


def test_the_number_of_another_answer_is_identified():
    assert grade("9,000", "9200").matched == "9,200"


def test_words_are_no_number():
    assert grade("9,000", "many").asks_back == "Give a number."


@pytest.mark.parametrize("response", ["9", "less than 9,000", "eight or nine", ""])
def test_another_number_counts(response):
    assert grade("9,000", response).asks_back == ""


def test_a_correction_is_accepted():
    assert grade("9,000", "9,100", accepted=("9,100",)).outcome is Outcome.RIGHT
