"""Formulas of items in QTI, which hold MathML of version 2."""

import re
from xml.etree.ElementTree import Element, tostring
from xml.sax.saxutils import escape

from content.reading.formulas import NAMESPACE, Formula, mathml

_PARTS = {  # how many elements each holds
    **dict.fromkeys(("mfrac", "mroot", "msub", "msup", "munder", "mover"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}
_TOKENS = frozenset(("mi", "mn", "mo", "mtext", "mspace"))  # they hold text alone
_LENGTHS = frozenset(
    (
        *("width", "height", "depth", "lspace", "rspace", "minsize", "maxsize", "linethickness"),
        *("columnspacing", "rowspacing"),
    )
)
_FIGURE, _UNIT = r"(?:\d+|\d*\.\d+)", "(?:em|ex|px|in|cm|mm|pt|pc)"
_LENGTH = re.compile(f"-?{_FIGURE}{_UNIT}|-?{_FIGURE}%|(?:thin|medium|thick)mathspace")
_PADDING = re.compile(rf"[+-]?{_FIGURE}{_UNIT}")


def in_mathml(formula: Formula) -> str:
    """MathML with the source beside it; the source alone where it cannot be read."""
    math = mathml(formula.source, formula.is_display)
    if math is None or not all(map(_is_whole, math.iter())):
        return escape(formula.text)
    for element in list(math.iter()):
        _to_version_2(element)
    shown = "".join(tostring(part, encoding="unicode") for part in math)
    source = f'<annotation encoding="application/x-tex">{escape(formula.source)}</annotation>'
    both = f"<semantics>{shown}{source}</semantics>"
    return f'<math xmlns="{NAMESPACE}" display="{math.get("display")}">{both}</math>'


def _is_whole(element: Element) -> bool:
    is_mixed = bool(element.text and len(element))
    return not is_mixed and len(element) == _PARTS.get(element.tag, len(element))


def _to_version_2(element: Element) -> None:
    """Takes from an element what only later versions know, which moves signs a little at most."""
    if len(element) and element.tag in _TOKENS:
        element.tag = "mrow"
    if element.tag == "mrow":
        element.attrib.clear()
    element.attrib.pop("voffset", None)
    pattern = _PADDING if element.tag == "mpadded" else _LENGTH
    for name, value in list(element.attrib.items()):
        if name in _LENGTHS and value == "0":
            element.set(name, "0em")
        elif name in _LENGTHS and not pattern.fullmatch(value):
            del element.attrib[name]
    first, _, rest = element.get("notation", "").partition(" ")
    if rest:
        inner = Element(element.tag, notation=rest)
        inner.extend(element)
        element.set("notation", first)
        element[:] = [inner]
