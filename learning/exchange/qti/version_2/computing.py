"""The operators of QTI 2 and 3 that compute: with whole numbers, functions, statistics, lists."""

import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_FLOOR, Context, Decimal

from learning.exchange.format import Refused
from learning.exchange.qti.scoring import MOST_DIGITS, number
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_2.values import Value

MOST_FIGURES = 15  # of a number that was computed in binary
WITHOUT_VALUE = "It computes with a number that has no value ({})."
_PRECISE = Context(prec=2 * MOST_DIGITS)

type Operation = Callable[[Element, Sequence[Value]], Value]

_FUNCTIONS: Mapping[str, Callable[..., float]] = {
    **{name: getattr(math, name) for name in ("sin", "cos", "tan", "asin", "acos", "atan")},
    **{name: getattr(math, name) for name in ("sinh", "cosh", "tanh", "exp", "floor", "ceil")},
    "atan2": math.atan2,
    "log": math.log10,
    "ln": math.log,
    "abs": abs,
    "toRadians": math.radians,
    "toDegrees": math.degrees,
    "sec": lambda value: 1 / math.cos(value),
    "csc": lambda value: 1 / math.sin(value),
    "cot": lambda value: 1 / math.tan(value),
    "signum": lambda value: (value > 0) - (value < 0),
}
_STATISTICS: Mapping[str, Callable[[Sequence[Decimal]], Decimal | float]] = {
    "mean": statistics.mean,
    "sampleVariance": statistics.variance,
    "sampleSD": statistics.stdev,
    "popVariance": statistics.pvariance,
    "popSD": statistics.pstdev,
}
_CONSTANTS = {"pi": math.pi, "e": math.e}


def in_decimals(value: float) -> Decimal:
    """A number that was computed in binary, in as many figures as are certain."""
    return number(f"{value:.{MOST_FIGURES}g}")


def bounded(value: Decimal) -> Decimal:
    """Raises ``Refused`` for a number that takes long to compute with."""
    if not value.is_finite() or (value and abs(value.adjusted()) > MOST_DIGITS):
        raise Refused("It computes with a number that is too large.")
    return value


def numbers_in(operands: Sequence[Value]) -> list[Decimal] | None:
    """The numbers of all operands, those of lists one by one; None where one has no value."""
    singles = list[Value]()
    for one in operands:
        singles += one if isinstance(one, tuple) else [one]
    if not singles or any(one is None for one in singles):
        return None
    return [one if isinstance(one, Decimal) else number(str(one)) for one in singles]


def _computed(compute: Callable[[Element, Sequence[Decimal]], Value]) -> Operation:
    """An operation on numbers that is NULL where one of them is."""

    def operation(expression: Element, operands: Sequence[Value]) -> Value:
        values = numbers_in(operands)
        try:
            value = None if values is None else compute(expression, values)
        except (ArithmeticError, ValueError, TypeError, statistics.StatisticsError) as error:
            if isinstance(error, Refused):
                raise
            raise Refused(WITHOUT_VALUE.format(expression.name[:40])) from error
        return bounded(value) if isinstance(value, Decimal) else value

    return operation


def _function(expression: Element, values: Sequence[Decimal]) -> Value:
    function = _FUNCTIONS.get(expression["name"])
    if function is None:
        raise Refused(WITHOUT_VALUE.format(expression["name"][:40]))
    return in_decimals(function(*map(float, values)))


def _statistic(expression: Element, values: Sequence[Decimal]) -> Value:
    function = _STATISTICS.get(expression["name"])
    if function is None:
        raise Refused(WITHOUT_VALUE.format(expression["name"][:40]))
    return in_decimals(float(function(values)))


def _divided(expression: Element, values: Sequence[Decimal]) -> Value:
    whole = (values[0] / values[1]).to_integral_value(ROUND_FLOOR)
    return whole if expression.name == "integerDivide" else values[0] - whole * values[1]


def _rounded_to(expression: Element, values: Sequence[Decimal]) -> Value:
    figures = expression["figures"]
    if not figures.isdecimal() or int(figures) > MOST_FIGURES:
        raise Refused(f"It is rounded to “{figures[:20]}” figures, which cannot be read here.")
    if expression["roundingMode"] == "decimalPlaces":
        return values[0].quantize(Decimal(1).scaleb(-int(figures)), context=_PRECISE)
    return Context(prec=max(1, int(figures))).create_decimal(values[0])


def _whole(value: Decimal) -> int:
    return int(bounded(value).to_integral_value(ROUND_DOWN))


def _at(expression: Element, operands: Sequence[Value]) -> Value:
    """One of a list, by its place from 1."""
    place, listed = expression["n"], operands[0]
    if not isinstance(listed, tuple) or not place.isdecimal():
        return None
    return listed[int(place) - 1] if 0 < int(place) <= len(listed) else None


def _without(expression: Element, operands: Sequence[Value]) -> Value:
    one, listed = operands[:2]
    if not isinstance(listed, tuple):
        return listed
    left = type(listed)(each for each in listed if each != one)
    return left or None


def _constant(expression: Element, operands: Sequence[Value]) -> Value:
    if expression["name"] not in _CONSTANTS:
        raise Refused(WITHOUT_VALUE.format(expression["name"][:40]))
    return in_decimals(_CONSTANTS[expression["name"]])


def _any_n(expression: Element, operands: Sequence[Value]) -> Value:
    true = sum(one is True for one in operands)
    least, most = expression["min"], expression["max"]
    if not (least.isdecimal() and most.isdecimal()):
        raise Refused(WITHOUT_VALUE.format("anyN"))
    return int(least) <= true <= int(most)


COMPUTING: Mapping[str, Operation] = {
    "mathOperator": _computed(_function),
    "mathConstant": _constant,
    "statsOperator": _computed(_statistic),
    "integerDivide": _computed(_divided),
    "integerModulus": _computed(_divided),
    "power": _computed(lambda _, values: in_decimals(float(values[0]) ** float(values[1]))),
    "roundTo": _computed(_rounded_to),
    "gcd": _computed(lambda _, values: Decimal(math.gcd(*map(_whole, values)))),
    "lcm": _computed(lambda _, values: bounded(Decimal(math.lcm(*map(_whole, values))))),
    "index": _at,
    "delete": _without,
    "anyN": _any_n,
}
LEAST_COMPUTED = {
    **dict.fromkeys(("integerDivide", "integerModulus", "power", "delete"), 2),
    **dict.fromkeys(("mathOperator", "statsOperator", "roundTo", "index"), 1),
}  # operands
