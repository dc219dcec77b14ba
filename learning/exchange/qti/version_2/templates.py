"""Items of QTI 2 and 3 whose values are computed anew each time: one of the items that they make.

The values are drawn by the identifier of the item, so that the same file gives the same question.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Context, Decimal
from random import Random

from learning.exchange.format import Refused
from learning.exchange.qti.feedback import ELEMENTS
from learning.exchange.qti.numbers import figures
from learning.exchange.qti.scoring import Notes, number
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_2 import expressions
from learning.exchange.qti.version_2.computing import MOST_FIGURES
from learning.exchange.qti.version_2.expressions import evaluate
from learning.exchange.qti.version_2.values import Declaration, Multiple, Value, declaration

DRAWN = "There, its values are drawn anew each time. Here they stay as they are ({})."
COMPUTED = "Its values are computed in a way that cannot be read here ({})."
UNMET = "Its values are drawn until they meet a condition, which they did not."
MOST_TRIES, MOST_REPEATS, MOST_NOTED = 100, 100, 6
_BRANCHES = ("templateIf", "templateElseIf", "templateElse")
_RULES = frozenset(
    (
        *(*_BRANCHES, "templateProcessing", "templateCondition", "setTemplateValue"),
        *("setCorrectResponse", "exitTemplate", "templateConstraint"),
    )
)
_REFERENCE = re.compile(r"\{\s*([\w.-]{1,100})\s*\}")
_FORMAT = re.compile(r"%\.?(\d{0,2})[if]")
_PIECES = ("templateInline", "templateBlock")
_CONTAINERS = {"multiple": Multiple, "ordered": tuple}


class _Exit(Exception):
    """Processing ends early, as the file says."""


class _Unmet(Exception):
    """The values do not meet a condition of the file."""


def drawn(item: Element, notes: Notes) -> Element:
    """The item with values in place of its templates, or itself if it has none. Raises
    ``Refused``."""
    declared = [declaration(one) for one in item.all("templateDeclaration")]
    rules = item.first("templateProcessing")
    if not declared and not (rules and rules.children):
        return item
    draw = _Draw(declared, rules, item["identifier"])
    draw.run()
    if draw.is_drawn:
        shown = [f"{name} = {draw.text(name)}" for name in draw.printed(item)]
        more = ", …" if len(shown) > MOST_NOTED else ""
        notes.append(DRAWN.format(", ".join(shown[:MOST_NOTED]) + more or "without a name"))
    math = [one["identifier"] for one in item.all("templateDeclaration") if _is_true(one, "math")]
    return _Filled(draw, frozenset(math)).item(item)


def _is_true(declared: Element, what: str) -> bool:
    return declared[f"{what}Variable"] in ("true", "1")


class _Draw:
    """The values of the templates of an item, and the right answers that they give."""

    def __init__(self, declared: Sequence[Declaration], rules: Element | None, seed: str) -> None:
        self.declared = {one.name: one for one in declared}
        self.rules, self.random, self.is_drawn = rules, Random(seed), False  # noqa: S311
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
                found = (evaluate(expression.children[0], self) for _ in range(int(times)))
                return tuple(one for one in found if one is not None) or None
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

    def _number(self, expression: Element, attribute: str, otherwise: str) -> Decimal:
        """A number of an attribute, which may name a variable."""
        text = expression[attribute].strip("{} ") or otherwise
        value = self.values.get(text)
        return value if isinstance(value, Decimal) else number(text)

    def printed(self, item: Element) -> list[str]:
        """The variables that a text shows, in their order."""
        shown = [one["identifier"] or one.text for one in _seen(item.first("itemBody"))]
        return [name for name in dict.fromkeys(shown) if name in self.declared]

    def text(self, name: str, format: str = "", delimiter: str = ";") -> str:
        value = self.values.get(name)
        listed = value if isinstance(value, tuple) else (value,)
        return f"{delimiter} ".join(_shown(one, format) for one in listed if one is not None)


def _seen(body: Element | None) -> Iterator[Element]:
    """What shows a value before the item is answered."""
    for one in body.children if body else ():
        if one.name in ("printedVariable", "mi"):
            yield one
        elif one.name not in ELEMENTS:
            yield from _seen(one)


def _shown(value: Value, format: str = "") -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, Decimal):
        return str(value)
    if places := _FORMAT.fullmatch(format):
        return f"{value:.{int(places[1] or 6) if format.endswith('f') else 0}f}"
    return figures(Context(prec=MOST_FIGURES).create_decimal(value))


class _Filled:
    """Makes elements anew with values in place of their templates; ``math`` are the names of those
    that formulas show."""

    def __init__(self, draw: _Draw, math: frozenset[str]) -> None:
        self.draw, self.math = draw, math

    def item(self, item: Element) -> Element:
        content = [
            self._answered(one) if one.name == "responseDeclaration" else self.element(one)
            for one in item.children
            if one.name not in ("templateDeclaration", "templateProcessing")
        ]
        return Element(item.name, item.line, dict(item.attributes), list(content))

    def _answered(self, declared: Element) -> Element:
        """A declaration with the right answer that was computed."""
        value = self.draw.right.get(declared["identifier"])
        if value is None:
            return declared
        values = [
            Element("value", declared.line, content=[_shown(one)])
            for one in (value if isinstance(value, tuple) else (value,))
        ]
        right = Element("correctResponse", declared.line, content=list(values))
        others = [one for one in declared.children if one.name != "correctResponse"]
        return Element(declared.name, declared.line, dict(declared.attributes), [right, *others])

    def element(self, element: Element, *, in_math: bool = False) -> Element:
        in_math = in_math or element.name == "math"
        made = Element(element.name, element.line, self._attributes(element.attributes))
        made.content = [
            new
            for one in element.content
            for new in ([one] if isinstance(one, str) else self._replaced(one, in_math))
        ]
        return made

    def _attributes(self, attributes: Mapping[str, str]) -> dict[str, str]:
        def value(found: re.Match[str]) -> str:
            known = found[1] in self.draw.values
            return self.draw.text(found[1]) if known else found[0]

        return {name: _REFERENCE.sub(value, text) for name, text in attributes.items()}

    def _replaced(self, one: Element, in_math: bool) -> Iterator[Element | str]:
        name = one["identifier"]
        if one["templateIdentifier"] and not self._is_seen(one):
            return
        if one.name in _PIECES:
            yield from self.element(one, in_math=in_math).content
        elif one.name == "printedVariable" and name in self.draw.values:
            yield self.draw.text(name, one["format"], one["delimiter"] or ";")
        elif one.name == "variable" and name in self.draw.values:
            yield self._literal(name, one)
        elif in_math and one.name in ("annotation", "annotationXml"):
            return  # it names the variables
        elif in_math and one.name in ("mi", "ci") and one.text in self.math:
            yield Element("mn", one.line, content=[self.draw.text(one.text)])
        else:
            yield self.element(one, in_math=in_math)

    def _is_seen(self, piece: Element) -> bool:
        value = self.draw.values.get(piece["templateIdentifier"])
        values = value if isinstance(value, tuple) else (value,)
        return (piece["identifier"] in values) != (piece["showHide"] == "hide")

    def _literal(self, name: str, at: Element) -> Element:
        """The value of a template as an expression."""
        declared, value = self.draw.declared[name], self.draw.values[name]
        base = {"baseType": declared.base}
        singles = value if isinstance(value, tuple) else (value,)
        values = [
            Element("baseValue", at.line, dict(base), [_shown(one)])
            for one in singles
            if one is not None
        ]
        if declared.cardinality in _CONTAINERS:
            return Element(declared.cardinality, at.line, content=list(values))
        return values[0] if values else Element("null", at.line)
