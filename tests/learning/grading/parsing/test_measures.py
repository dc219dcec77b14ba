from decimal import Decimal

import pytest

from learning.grading import Measure, Outcome, grade_measure
from learning.grading.parsing.measures import number_in

DISTANCE = Measure("5 km", Decimal(5), Decimal("0.5"), ("km", "kilometres"), needs_unit=False)


@pytest.mark.parametrize(
    ("response", "outcome"),
    [
        ("5", Outcome.RIGHT),
        ("5 km", Outcome.RIGHT),
        ("5km", Outcome.RIGHT),
        ("about five kilometres", Outcome.RIGHT),
        ("4.5", Outcome.RIGHT),
        ("5.5 km", Outcome.RIGHT),
        ("4.49", Outcome.WRONG),
        ("5.51", Outcome.WRONG),
        ("-5", Outcome.WRONG),
        ("5 miles", Outcome.WRONG),
        ("5 km/h", Outcome.WRONG),
        ("5 km per hour", Outcome.WRONG),
        ("5 square km", Outcome.WRONG),
        ("exactly 5", Outcome.RIGHT),
        ("over 5 km", Outcome.RIGHT),
        ("5 m", Outcome.WRONG),
        ("between 4 and 6", Outcome.WRONG),
        ("far", Outcome.WRONG),
        ("", Outcome.BLANK),
    ],
)
def test_is_right_within_the_tolerance_in_its_unit(response, outcome):
    assert grade_measure(DISTANCE, response).outcome is outcome


@pytest.mark.parametrize("response", ["-3", "–3", "−3", "minus 3", "-€3", "€ -3"])
def test_a_negative_number_may_be_written_in_any_way(response):
    debt = Measure("-3 €", Decimal(-3), units=("€",))
    assert grade_measure(debt, response).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    "response", ["6.626e-34", "6,626e-34 J s", "6.626E-34 J s", "6.626 × 10^-34 J s"]
)
def test_an_exponent_may_be_written_in_any_way(response):
    planck = Measure("6.626e-34 J s", Decimal("6.626e-34"), units=("J s",))
    assert grade_measure(planck, response).outcome is Outcome.RIGHT


@pytest.mark.parametrize("response", ["2.5", "2,5", "2,50 kg", "2.50 kg"])
def test_decimals_follow_a_point_or_a_comma(response):
    weight = Measure("2.5 kg", Decimal("2.5"), units=("kg",))
    assert grade_measure(weight, response).outcome is Outcome.RIGHT


def test_a_comma_that_is_read_as_thousands_is_explained():
    verdict = grade_measure(Measure("1.234", Decimal("1.234")), "1,234")
    assert verdict.outcome is Outcome.WRONG
    assert verdict.note == "“1,234” is read as 1234. Write 1.234."
    assert grade_measure(Measure("7", Decimal(7)), "1,234").note == ""
    assert grade_measure(Measure("1234", Decimal(1234)), "1,234").outcome is Outcome.RIGHT


def test_another_unit_is_named():
    assert grade_measure(DISTANCE, "5 miles").note == "“miles” is another unit."


def test_a_number_without_its_required_unit_is_nearly_right():
    verdict = grade_measure(Measure("5 km", Decimal(5), units=("km",), needs_unit=True), "5")
    assert (verdict.outcome, verdict.score) == (Outcome.NEAR, 0.5)


def test_any_words_may_follow_a_number_without_units():
    assert grade_measure(Measure("9,000", Decimal(9000)), "9,000 firms").outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("text", "units", "number"),
    [
        ("5 m", ("m",), "5"),
        ("5 m", (), "5000000"),
        ("€ 2.5 bn", ("€",), "2500000000"),
        ("12 %", ("%",), "12"),
        ("2.5 million km", ("km",), "2500000"),
        ("two or three", (), None),
        ("none", (), None),
    ],
)
def test_a_letter_is_a_scale_unless_it_is_the_unit(text, units, number):
    found = number_in(text, units)
    assert found == (None if number is None else Decimal(number))
