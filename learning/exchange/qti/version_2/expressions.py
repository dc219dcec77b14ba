"""The expressions with which QTI 2 and 3 process responses."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import chain
from typing import Protocol

from learning.exchange.format import Refused
from learning.exchange.qti.scoring import MOST_DIGITS, number
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_2.computing import (
    COMPUTING,
    LEAST_COMPUTED,
    MOST_FIGURES,
    Operation,
    bounded,
    numbers_in,
)
from learning.exchange.qti.version_2.values import Multiple, Value, parsed

MOST_VALUES = 300  # of a list: lists made of lists would fill any memory
TOO_MANY = f"It has a list of more than {MOST_VALUES} values."
DRAWN = frozenset(("random", "randomInteger", "randomFloat", "repeat"))


class Variables(Protocol):
    def value(self, name: str) -> Value: ...
    def correct(self, name: str) -> Value: ...
    def default(self, name: str) -> Value: ...
    def mapped(self, name: str) -> Value: ...
    def drawn(self, expression: Element) -> Value: ...


def evaluate(expression: Element, variables: Variables) -> Value:
    """The value of an expression whose names are all in ``KNOWN`` or ``DRAWN``; None stands for
    NULL."""
    name = expression["identifier"]
    match expression.name:
        case "variable":
            return variables.value(name)
        case "correct":
            return variables.correct(name)
        case "default":
            return variables.default(name)
        case "mapResponse":
            return variables.mapped(name)
        case "baseValue":
            return parsed(expression.text, expression["baseType"])
        case "null":
            return None
    if expression.name in DRAWN:
        return variables.drawn(expression)
    operands = [evaluate(one, variables) for one in expression.children]
    if expression.name not in OPERATIONS or len(operands) < LEAST.get(expression.name, 0):
        raise Refused(f"Its scoring is broken (at {expression.name[:40]}).")
    return OPERATIONS[expression.name](expression, operands)


def same(one: Value, other: Value) -> bool:
    if isinstance(one, Multiple) or isinstance(other, Multiple):
        return Counter(_several(one)) == Counter(_several(other))
    return one == other


def _several(value: Value) -> tuple[Value, ...]:
    if value is None:
        return ()
    return tuple(value) if isinstance(value, tuple) else (value,)


def _is_null(value: Value) -> bool:
    return value is None or value in ("", ())


def _both(test: Callable[[Value, Value], bool]) -> Operation:
    """An operation on two values that is NULL where one of them is."""

    def operation(expression: Element, operands: Sequence[Value]) -> Value:
        one, other = (*operands, None, None)[:2]
        return None if one is None or other is None else test(one, other)

    return operation


def _numbers(compute: Callable[[Sequence[Decimal]], Value]) -> Operation:
    def operation(expression: Element, operands: Sequence[Value]) -> Value:
        values = numbers_in(operands)
        try:
            value = None if values is None else compute(values)
        except ArithmeticError as error:
            raise Refused(f"Its scoring is broken (at {expression.name[:40]}).") from error
        return bounded(value) if isinstance(value, Decimal) else value

    return operation


def _string_match(expression: Element, operands: Sequence[Value]) -> Value:
    if any(one is None for one in operands):
        return None
    one, other = map(str, operands[:2])
    if expression["caseSensitive"] in ("false", "0"):
        one, other = one.casefold(), other.casefold()
    within = expression.name == "substring" or expression["substring"] in ("true", "1")
    if expression.name == "stringMatch":
        return other in one if within else one == other
    return one in other


def _equal(expression: Element, operands: Sequence[Value]) -> Value:
    if any(one is None for one in operands):
        return None
    one, other = (number(str(operand)) for operand in operands[:2])
    mode = expression["toleranceMode"]
    names = [operand.name for operand in expression.children]
    if mode == "relative" and names[0] == "variable" != names[1]:
        one, other = other, one  # a share of the key is meant, whichever stands first
    if mode not in ("absolute", "relative"):
        return one == other
    below, above = tolerances(expression)
    if mode == "relative":
        low, high = one * (1 - below / 100), one * (1 + above / 100)
    else:
        low, high = one - below, one + above
    low, high = min(low, high), max(low, high)
    lower = low <= other if expression["includeLowerBound"] not in ("false", "0") else low < other
    upper = other <= high if expression["includeUpperBound"] not in ("false", "0") else other < high
    return lower and upper


def _equal_rounded(expression: Element, operands: Sequence[Value]) -> Value:
    if any(one is None for one in operands):
        return None
    one, other = (rounded(expression, number(str(operand))) for operand in operands[:2])
    return one == other


def rounded(expression: Element, value: Decimal) -> Decimal:
    unit = last_place(expression, value)
    return value.quantize(unit, ROUND_HALF_UP, Context(prec=2 * MOST_DIGITS))


def last_place(expression: Element, value: Decimal) -> Decimal:
    """The unit of the last digit that an ``equalRounded`` keeps of a number."""
    figures = expression["figures"]
    if not figures.isdecimal() or int(figures) > MOST_FIGURES:
        raise Refused(f"It is rounded to “{figures[:20]}” figures, which cannot be read here.")
    if expression["roundingMode"] == "decimalPlaces":
        return Decimal(1).scaleb(-int(figures))
    return Decimal(1).scaleb(value.adjusted() + 1 - int(figures)) if value else Decimal(1)


def tolerances(expression: Element) -> tuple[Decimal, Decimal]:
    given = expression["tolerance"].split() or ["0"]
    return number(given[0]), number(given[-1])


def _logical(all_or_any: Callable[[Sequence[bool]], bool]) -> Operation:
    def operation(expression: Element, operands: Sequence[Value]) -> Value:
        return all_or_any([one is True for one in operands])

    return operation


def _not(expression: Element, operands: Sequence[Value]) -> Value:
    return None if operands[0] is None else operands[0] is not True


def _container(kind: type[tuple[Value, ...]]) -> Operation:
    def operation(expression: Element, operands: Sequence[Value]) -> Value:
        found = [_several(operand) for operand in operands]
        if sum(map(len, found)) > MOST_VALUES:
            raise Refused(TOO_MANY)
        return kind(chain.from_iterable(found)) or None

    return operation


def _product(values: Sequence[Decimal]) -> Decimal:
    total = Decimal(1)
    for one in values:
        total *= one
    return total


def _contains(whole: Value, part: Value) -> bool:
    if isinstance(whole, Multiple):
        return Counter(_several(part)) <= Counter(whole)
    wanted, values = _several(part), _several(whole)
    places = range(len(values) - len(wanted) + 1)
    return any(values[at : at + len(wanted)] == wanted for at in places)


def _rounded(values: Sequence[Decimal]) -> Decimal:
    return values[0].to_integral_value(ROUND_HALF_UP)


OPERATIONS: Mapping[str, Operation] = {
    "match": _both(same),
    "equal": _equal,
    "equalRounded": _equal_rounded,
    "stringMatch": _string_match,
    "substring": _string_match,
    "and": _logical(all),
    "or": _logical(any),
    "not": _not,
    "isNull": lambda expression, operands: _is_null(operands[0]),
    "member": _both(lambda one, whole: one in _several(whole)),
    "contains": _both(_contains),
    "containerSize": lambda expression, operands: Decimal(len(_several(operands[0]))),
    "multiple": _container(Multiple),
    "ordered": _container(tuple),
    "sum": _numbers(lambda values: sum(values, Decimal(0))),
    "product": _numbers(_product),
    "subtract": _numbers(lambda values: values[0] - values[-1]),
    "divide": _numbers(lambda values: values[0] / values[-1] if values[-1] else None),
    "min": _numbers(min),
    "max": _numbers(max),
    "round": _numbers(_rounded),
    "truncate": _numbers(lambda values: Decimal(int(values[0]))),
    "integerToFloat": _numbers(lambda values: values[0]),
    **COMPUTING,
    "gt": _numbers(lambda values: values[0] > values[-1]),
    "gte": _numbers(lambda values: values[0] >= values[-1]),
    "lt": _numbers(lambda values: values[0] < values[-1]),
    "lte": _numbers(lambda values: values[0] <= values[-1]),
}
LEAST = {
    **dict.fromkeys(("match", "equal", "equalRounded", "stringMatch", "substring"), 2),
    **dict.fromkeys(("member", "contains", "subtract", "divide", "gt", "gte", "lt", "lte"), 2),
    **dict.fromkeys(("not", "isNull", "containerSize"), 1),
    **LEAST_COMPUTED,
}  # operands
KNOWN = {
    *OPERATIONS,
    *("variable", "correct", "default", "mapResponse", "baseValue", "null"),
}
