"""The declared variables of an item of QTI 2 or 3, and their values."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from learning.exchange.qti.scoring import number
from learning.exchange.qti.tree import Element


class Multiple(tuple["Value", ...]):
    """A container without an order; an ordered one is a plain tuple."""

    __slots__ = ()


type Single = bool | Decimal | str
type Value = Single | tuple[Value, ...] | None


def parsed(text: str, base: str) -> Single:
    """A text as a value of this base type."""
    if base in ("integer", "float"):
        return number(text)
    if base == "boolean":
        return text.strip() in ("true", "1")
    if base == "pair":
        return " ".join(sorted(text.split()))
    if base in ("directedPair", "point"):
        return " ".join(text.split())
    return text


@dataclass(frozen=True, slots=True)
class Mapping:
    entries: Sequence[tuple[Single, Decimal, bool]]  # the last says whether case counts
    default: Decimal
    lower: Decimal | None
    upper: Decimal | None

    def score(self, value: Value) -> Decimal:
        singles = dict.fromkeys(value) if isinstance(value, tuple) else [value]
        total = sum((self._of(one) for one in singles), Decimal(0))
        if self.lower is not None:
            total = max(total, self.lower)
        return total if self.upper is None else min(total, self.upper)

    @property
    def counts_case(self) -> bool:
        return any(case for _, _, case in self.entries)

    def _of(self, value: Value) -> Decimal:
        for key, worth, case in self.entries:
            if key == value or (not case and _folded(key) == _folded(value)):
                return worth
        return self.default


def _folded(value: Value) -> Value:
    return value.casefold() if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Declaration:
    """``correct`` and ``default`` are the texts of the values that it declares."""

    name: str
    cardinality: str
    base: str
    correct: tuple[str, ...]
    default: tuple[str, ...]
    mapping: Mapping | None

    def value(self, texts: Sequence[str]) -> Value:
        values = tuple(parsed(one, self.base) for one in texts)
        if not values:
            return None
        if self.cardinality == "multiple":
            return Multiple(values)
        return values if self.cardinality == "ordered" else values[0]

    @property
    def is_number(self) -> bool:
        return self.base in ("integer", "float") and self.cardinality == "single"


def declaration(element: Element) -> Declaration:
    base = element["baseType"]
    mapping = element.first("mapping")
    return Declaration(
        name=element["identifier"],
        cardinality=element["cardinality"] or "single",
        base=base,
        correct=_values(element.first("correctResponse")),
        default=_values(element.first("defaultValue")),
        mapping=_mapping(mapping, base) if mapping else None,
    )


def _values(element: Element | None) -> tuple[str, ...]:
    return tuple(one.text for one in element.all("value")) if element else ()


def _mapping(element: Element, base: str) -> Mapping:
    lower, upper = element["lowerBound"], element["upperBound"]
    return Mapping(
        entries=[
            (
                parsed(one["mapKey"], base),
                number(one["mappedValue"]),
                one["caseSensitive"] not in ("false", "0"),
            )
            for one in element.all("mapEntry")
        ],
        default=number(element["defaultValue"] or "0"),
        lower=number(lower) if lower else None,
        upper=number(upper) if upper else None,
    )
