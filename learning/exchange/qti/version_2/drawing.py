"""The values of the templates of an item of QTI 2 or 3, drawn once."""

import re
from collections.abc import Iterator, Sequence
from decimal import Context, Decimal
from random import Random

from learning.exchange.format import Refused
from learning.exchange.qti.feedback import ELEMENTS
from learning.exchange.qti.numbers import figures
from learning.exchange.qti.scoring import number
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_2 import expressions
from learning.exchange.qti.version_2.computing import MOST_FIGURES
from learning.exchange.qti.version_2.expressions import OPERATIONS, evaluate
from learning.exchange.qti.version_2.values import Declaration, Value

COMPUTED = "Its values are computed in a way that cannot be read here ({})."
UNMET = "Its values are drawn until they meet a condition, which they did not."
MOST_TRIES, MOST_REPEATS = 100, 100
MOST_REPEATED = 20_000  # expressions of an item
_BRANCHES = ("templateIf", "templateElseIf", "templateElse")
_RULES = frozenset(
    (
        *(*_BRANCHES, "templateProcessing", "templateCondition", "setTemplateValue"),
        *("setCorrectResponse", "exitTemplate", "templateConstraint"),
    )
)
_FORMAT = re.compile(r"%\.?(\d{0,2})[if]")


class _Exit(Exception):
    """Processing ends early, as the file says."""


class _Unmet(Exception):
    """The values do not meet a condition of the file."""


class Draw:
    """The values of the templates of an item, and the right answers that they give."""

    def __init__(self, declared: Sequence[Declaration], rules: Element | None, seed: str) -> None:
        self.declared = {one.name: one for one in declared}
        self.rules, self.random, self.is_drawn = rules, Random(seed), False  # noqa: S311
        self.repeated = 0
        self.values: dict[str, Value] = {}
        self.right: dict[str, Value] = {}
        names = (one.name for one in rules.walk()) if rules else iter(())
        known = expressions.KNOWN | expressions.DRAWN | _RULES
        if unknown := next((name for name in names if name not in known), ""):
            raise Refused(COMPUTED.format(unknown[:40]))

    def run(self) -> None:
        for _ in range(MOST_TRIES):
            self.values = {name: one.value(one.default) for name, one in self.declared.items()}
            self.right = {}
            try:
                self._follow(self.rules.children if self.rules else ())
            except _Exit:
                return
            except _Unmet:
                continue
            return
        raise Refused(UNMET)

    def _follow(self, rules: Sequence[Element]) -> None:
        for rule in rules:
            if rule.name == "exitTemplate":
                raise _Exit
            if rule.name == "templateCondition":
                self._follow_condition(rule)
            elif rule.name == "templateConstraint":
                if evaluate(rule.children[0], self) is not True if rule.children else False:
                    raise _Unmet
            else:
                values = self.right if rule.name == "setCorrectResponse" else self.values
                for expression in rule.children[:1]:
                    values[rule["identifier"]] = self._typed(
                        rule["identifier"], evaluate(expression, self)
                    )

    def _typed(self, name: str, value: Value) -> Value:
        """A number that is computed for a variable of whole numbers is one."""
        declared = self.declared.get(name)
        if declared and declared.base == "integer" and isinstance(value, Decimal):
            return value.to_integral_value()
        return value

    def _follow_condition(self, condition: Element) -> None:
        for branch in condition.all(*_BRANCHES):
            if branch.name == "templateElse":
                self._follow(branch.children)
                return
            if branch.children and evaluate(branch.children[0], self) is True:
                self._follow(branch.children[1:])
                return

    def value(self, name: str) -> Value:
        return self.values.get(name)

    def correct(self, name: str) -> Value:
        return self.right.get(name)

    def default(self, name: str) -> Value:
        declared = self.declared.get(name)
        return declared.value(declared.default) if declared else None

    def mapped(self, name: str) -> Value:
        return None

    def drawn(self, expression: Element) -> Value:
        match expression.name:
            case "repeat":
                times = self._number(expression, "numberRepeats", "")
                if not 0 <= times <= MOST_REPEATS or not expression.children:
                    raise Refused(COMPUTED.format("repeat"))
                return self._repeated(expression.children[0], int(times))
            case "random":
                self.is_drawn = True
                listed = evaluate(expression.children[0], self) if expression.children else None
                return self.random.choice(listed) if isinstance(listed, tuple) else listed
        self.is_drawn = True
        least = self._number(expression, "min", "0")
        most = self._number(expression, "max", "")
        if expression.name == "randomFloat":
            return round(least + (most - least) * Decimal(str(self.random.random())), 6)
        steps = (most - least) // max(Decimal(1), self._number(expression, "step", "1"))
        if steps < 0:
            raise Refused(COMPUTED.format("randomInteger"))
        step = self._number(expression, "step", "1")
        return least + self.random.randint(0, int(steps)) * step

    def _repeated(self, expression: Element, times: int) -> Value:
        """The values of all repetitions in one list. One in another multiplies them, so that they
        are counted."""
        self.repeated += times * sum(1 for _ in expression.walk())
        if self.repeated > MOST_REPEATED:
            raise Refused(COMPUTED.format("repeat"))
        operands = [evaluate(expression, self) for _ in range(times)]
        return OPERATIONS["ordered"](expression, operands)

    def _number(self, expression: Element, attribute: str, otherwise: str) -> Decimal:
        """A number of an attribute, which may name a variable."""
        text = expression[attribute].strip("{} ") or otherwise
        value = self.values.get(text)
        return value if isinstance(value, Decimal) else number(text)

    def printed(self, item: Element) -> list[str]:
        """The variables that a text shows, in their order."""
        names = [one["identifier"] or one.text for one in _seen(item.first("itemBody"))]
        return [name for name in dict.fromkeys(names) if name in self.declared]

    def text(self, name: str, format: str = "", delimiter: str = ";") -> str:
        value = self.values.get(name)
        listed = value if isinstance(value, tuple) else (value,)
        return f"{delimiter} ".join(shown(one, format) for one in listed if one is not None)


def _seen(body: Element | None) -> Iterator[Element]:
    """What shows a value before the item is answered."""
    for one in body.children if body else ():
        if one.name in ("printedVariable", "mi"):
            yield one
        elif one.name not in ELEMENTS:
            yield from _seen(one)


def shown(value: Value, format: str = "") -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, Decimal):
        return str(value)
    if places := _FORMAT.fullmatch(format):
        return f"{value:.{int(places[1] or 6) if format.endswith('f') else 0}f}"
    return figures(Context(prec=MOST_FIGURES).create_decimal(value))
