"""Items of QTI 2 and 3 whose values are computed anew each time: one of the items that they make.

The values are drawn by the identifier of the item, so that the same file gives the same question.
"""

import re
from collections.abc import Iterator, Mapping

from learning.exchange.qti.scoring import Notes
from learning.exchange.qti.tree import Element
from learning.exchange.qti.version_2.drawing import Draw, shown
from learning.exchange.qti.version_2.values import Multiple, declaration

DRAWN = "In the file, its values are drawn anew each time. Here they stay as they are ({})."
MOST_NOTED = 6
_REFERENCE = re.compile(r"\{\s*([\w.-]{1,100})\s*\}")
_PIECES = ("templateInline", "templateBlock")
_CONTAINERS = {"multiple": Multiple, "ordered": tuple}


def drawn(item: Element, notes: Notes) -> Element:
    """The item with values in place of its templates, or itself if it has none. Raises
    ``Refused``."""
    declared = [declaration(one) for one in item.all("templateDeclaration")]
    rules = item.first("templateProcessing")
    if not declared and not (rules and rules.children):
        return item
    draw = Draw(declared, rules, item["identifier"])
    draw.run()
    if draw.is_drawn:
        values = [f"{name} = {draw.text(name)}" for name in draw.printed(item)]
        more = ", …" if len(values) > MOST_NOTED else ""
        notes.append(DRAWN.format(", ".join(values[:MOST_NOTED]) + more or "without a name"))
    math = [one["identifier"] for one in item.all("templateDeclaration") if _is_true(one, "math")]
    return _Filled(draw, frozenset(math)).item(item)


def _is_true(declared: Element, what: str) -> bool:
    return declared[f"{what}Variable"] in ("true", "1")


class _Filled:
    """Makes elements anew with values in place of their templates; ``math`` are the names of those
    that formulas show."""

    def __init__(self, draw: Draw, math: frozenset[str]) -> None:
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
            Element("value", declared.line, content=[shown(one)])
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
            Element("baseValue", at.line, dict(base), [shown(one)])
            for one in singles
            if one is not None
        ]
        if declared.cardinality in _CONTAINERS:
            return Element(declared.cardinality, at.line, content=list(values))
        return values[0] if values else Element("null", at.line)
