"""What MathML 2 lets each element of a formula hold, as far as the converter of LaTeX uses them:
how many elements, and the values of its attributes."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

MATH = "{http://www.w3.org/1998/Math/MathML}"
ANY = range(1_000)
_UNITS = "(?:em|ex|px|in|cm|mm|pt|pc)"
_SIZE = r"(?:\d+|\d*\.\d+)"
_LENGTH = f"-?{_SIZE}(?:{_UNITS}|%)|0"
_SPACE = f"{_LENGTH}|(?:(?:very){{0,2}}(?:thin|thick)|medium)mathspace"
_PADDING = f"[+-]?{_SIZE}{_UNITS}"
_BOOLEAN = "true|false"
_ALIGNMENT = "(?:left|center|right)(?: (?:left|center|right))*"
_TEXT = {
    "mathvariant": "normal|italic|double-struck|monospace"
    "|(?:bold-)?(?:fraktur|script|sans-serif)|bold(?:-italic)?|sans-serif-(?:bold-)?italic"
}
_OPERATOR = {
    **_TEXT,
    "form": "prefix|infix|postfix",
    **dict.fromkeys(("fence", "separator", "stretchy", "symmetric"), _BOOLEAN),
    **dict.fromkeys(("largeop", "movablelimits", "accent"), _BOOLEAN),
    **dict.fromkeys(("lspace", "rspace", "minsize", "maxsize"), _SPACE),
}
_LINES = "(?:none|solid|dashed)(?: (?:none|solid|dashed))*"
_TABLE = {
    "columnalign": _ALIGNMENT,
    **dict.fromkeys(("columnlines", "rowlines"), _LINES),
    **dict.fromkeys(("columnspacing", "rowspacing"), _LENGTH),
    "displaystyle": _BOOLEAN,
}
_NOTATION = (
    "box|roundedbox|circle|longdiv|actuarial|radical|left|right|top|bottom"
    "|(?:updiagonal|downdiagonal|vertical|horizontal)strike"
)
_LINEBREAK = "auto|newline|indentingnewline|nobreak|goodbreak|badbreak"
PARTS = {
    **dict.fromkeys(("mi", "mn", "mtext"), (range(1), _TEXT)),
    "mo": (range(1), _OPERATOR),
    "mspace": (
        range(1),
        {"width": _SPACE, "height": _LENGTH, "depth": _LENGTH, "linebreak": _LINEBREAK},
    ),
    **dict.fromkeys(("mrow", "msqrt", "mphantom"), (ANY, {})),
    "mstyle": (ANY, {**_OPERATOR, "displaystyle": _BOOLEAN, "scriptlevel": r"[+-]?\d+"}),
    "menclose": (ANY, {"notation": _NOTATION}),
    "mpadded": (
        ANY,
        {
            "width": rf"{_PADDING}|[+-]?{_SIZE}%?",
            **dict.fromkeys(("height", "depth", "lspace"), _PADDING),
        },
    ),
    "mfrac": (range(2, 3), {"linethickness": rf"-?{_SIZE}(?:{_UNITS}|%)?|thin|medium|thick"}),
    **dict.fromkeys(("mroot", "msub", "msup"), (range(2, 3), {})),
    "msubsup": (range(3, 4), {}),
    "munder": (range(2, 3), {"accentunder": _BOOLEAN}),
    "mover": (range(2, 3), {"accent": _BOOLEAN}),
    "munderover": (range(3, 4), {"accent": _BOOLEAN, "accentunder": _BOOLEAN}),
    "mtable": (ANY, _TABLE),
    "mtr": (ANY, {"columnalign": _ALIGNMENT}),
    "mtd": (ANY, {"columnalign": _ALIGNMENT}),
}
TOKENS = ("mi", "mn", "mo", "mtext")
ROWS = {"mtable": "mtr", "mtr": "mtd"}  # which alone they hold, and which stand only there


def faults_in_formula(math: Element) -> Iterator[str]:
    """A formula is one expression with its source beside it."""
    (both,) = math
    shown, *sources = both
    if both.tag != f"{MATH}semantics" or [one.tag for one in sources] != [f"{MATH}annotation"]:
        yield "a formula without its source"
    if math.attrib.keys() != {"display"} or math.attrib["display"] not in ("block", "inline"):
        yield f"a formula with {math.attrib}"
    yield from _faults(shown)


def _faults(element: Element, parent: str = "") -> Iterator[str]:
    name = element.tag.removeprefix(MATH)
    if name not in PARTS:
        yield f"no element {element.tag} in formulas"
        return
    number, values = PARTS[name]
    if len(element) not in number:
        yield f"{name} holds {len(element)} elements"
    for key, value in element.attrib.items():
        if not re.fullmatch(values.get(key, "(?!)"), value):
            yield f"{name} has {key}={value!r}"
    if ROWS.get(parent, "") != (name if name in ROWS.values() else ""):
        yield f"{parent} holds {name}"
    own = [element.text or "", *(one.tail or "" for one in element)]
    if name not in TOKENS and any(one.strip() for one in own):
        yield f"{name} has text"
    for one in element:
        yield from _faults(one, name)
