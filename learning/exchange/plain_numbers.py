"""Numbers in formats that have plain numbers only: without words, units and percentages."""

from decimal import Context, Decimal

from learning.grading.parsing.measures import plain_figures
from learning.grading.parsing.numbers import in_figures
from learning.kinds import Body
from learning.kinds.number import MOST_DIGITS, WeighedNumber, numbers_of


def plain_number(one: WeighedNumber, body: Body) -> str:
    """A number of a body in plain figures."""
    return plain_figures(one.answer, body["measure"]["units"])


def margin(one: WeighedNumber, body: Body) -> str:
    """The tolerance of a number in its unit; "" if it has to be exact."""
    tolerance = one.tolerance
    if not tolerance.by:
        return ""
    of = abs(Decimal(plain_number(one, body))) / 100 if tolerance.percentage else Decimal(1)
    return in_figures(Context(prec=MOST_DIGITS).plus(tolerance.by * of))


def lost_of_number(body: Body) -> list[str]:
    """What a number loses in a format that has plain numbers only."""
    if not body.get("measure"):
        return ["It is graded as a date or a number of a brief; there it is a plain number."]
    lost = []
    for one in numbers_of(body):
        if plain_number(one, body) != one.answer:
            lost.append(f"“{one.answer}” is written {plain_number(one, body)}.")
        if one.tolerance.percentage:
            within = margin(one, body) or 0
            lost.append(f"How far off it may be is no percentage there, but {within}.")
    return lost
