"""The equations of Word as LaTeX."""

from typing import Any

from content.reading.latex_signs import LATEX_SIGNS

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SIGNS = LATEX_SIGNS | {
    "∂": r"\partial ",
    "∇": r"\nabla ",
    "δ": r"\delta ",
    "ε": r"\epsilon ",
    "ρ": r"\rho ",
    "τ": r"\tau ",
    "φ": r"\phi ",
    "ω": r"\omega ",
    "Σ": r"\Sigma ",
    "Ω": r"\Omega ",
}
_LARGE = {"∑": r"\sum", "∏": r"\prod", "∫": r"\int", "∬": r"\iint", "∮": r"\oint"}
_ACCENTS = {"\u0302": r"\hat", "\u0303": r"\tilde", "\u0304": r"\bar", "\u0305": r"\overline"}
_ACCENTS |= {"\u20d7": r"\vec", "\u0307": r"\dot", "\u0308": r"\ddot"}
_FUNCTIONS = frozenset(
    [
        "sin",
        "cos",
        "tan",
        "cot",
        "log",
        "ln",
        "exp",
        "lim",
        "max",
        "min",
        "det",
        "arcsin",
        "arccos",
        "arctan",
    ]
)


class UnknownFormula(ValueError):
    """The equation has a part that is not known here."""


def latex_of(formula: Any) -> str:
    """The source of an ``m:oMath``. Raises ``UnknownFormula``."""
    return " ".join(_all(formula).split())


def _all(element: Any) -> str:
    return "".join(_one(child) for child in element if isinstance(child.tag, str))


def _one(element: Any) -> str:
    name = element.tag.removeprefix(_M)
    if not element.tag.startswith(_M) or name.endswith("Pr"):
        return ""
    if name == "r":
        return "".join(_signs(one.text or "") for one in element.iter(f"{_M}t"))
    if name in ("e", "oMath", "box", "borderBox", "phant", "num", "den", "sub", "sup", "deg"):
        return _all(element)
    if name == "fName":
        text = _all(element).strip()
        return f"\\{text} " if text in _FUNCTIONS else text
    if name in _WAYS:
        return _WAYS[name](element)
    raise UnknownFormula(name)


def _signs(text: str) -> str:
    bare = text.strip()
    if bare in _FUNCTIONS:
        return f"\\{bare} "
    return "".join(_SIGNS.get(sign, _LARGE.get(sign, sign)) for sign in text)


def _part(element: Any, name: str) -> str:
    child = element.find(f"{_M}{name}")
    return "" if child is None else _all(child)


def _property(element: Any, properties: str, name: str, otherwise: str) -> str:
    found = element.find(f"{_M}{properties}/{_M}{name}")
    return otherwise if found is None else str(found.get(f"{_M}val", ""))


def _fraction(element: Any) -> str:
    if _property(element, "fPr", "type", "bar") == "noBar":
        return rf"\binom{{{_part(element, 'num')}}}{{{_part(element, 'den')}}}"
    return rf"\frac{{{_part(element, 'num')}}}{{{_part(element, 'den')}}}"


def _root(element: Any) -> str:
    degree = _part(element, "deg").strip()
    return rf"\sqrt{f'[{degree}]' if degree else ''}{{{_part(element, 'e')}}}"


def _large(element: Any) -> str:
    sign = _property(element, "naryPr", "chr", "∫")
    below, above = _part(element, "sub"), _part(element, "sup")
    limits = (f"_{{{below}}}" if below else "") + (f"^{{{above}}}" if above else "")
    if sign not in _LARGE:
        raise UnknownFormula(sign)
    return f"{_LARGE[sign]}{limits} {_part(element, 'e')}"


def _brackets(element: Any) -> str:
    opening = _property(element, "dPr", "begChr", "(")
    closing = _property(element, "dPr", "endChr", ")")
    between = _property(element, "dPr", "sepChr", "|")
    inside = between.join(_all(one) for one in element.findall(f"{_M}e"))
    escaped = {"{": r"\{", "}": r"\}", "": "."}
    return rf"\left{escaped.get(opening, opening)} {inside} \right{escaped.get(closing, closing)} "


def _accent(element: Any) -> str:
    sign = _property(element, "accPr", "chr", "\u0302")
    if sign not in _ACCENTS:
        raise UnknownFormula(sign)
    return f"{_ACCENTS[sign]}{{{_part(element, 'e')}}}"


def _matrix(element: Any) -> str:
    rows = (
        " & ".join(_all(cell) for cell in row.findall(f"{_M}e"))
        for row in element.findall(f"{_M}mr")
    )
    return rf"\begin{{matrix}}{r' \\ '.join(rows)}\end{{matrix}}"


_WAYS = {
    "f": _fraction,
    "rad": _root,
    "nary": _large,
    "d": _brackets,
    "acc": _accent,
    "m": _matrix,
    "sSup": lambda one: f"{{{_part(one, 'e')}}}^{{{_part(one, 'sup')}}}",
    "sSub": lambda one: f"{{{_part(one, 'e')}}}_{{{_part(one, 'sub')}}}",
    "sSubSup": lambda one: f"{{{_part(one, 'e')}}}_{{{_part(one, 'sub')}}}^{{{_part(one, 'sup')}}}",
    "func": lambda one: f"{_all(one)}",
    "bar": lambda one: rf"\overline{{{_part(one, 'e')}}}",
    "limLow": lambda one: f"{_part(one, 'e')}_{{{_part(one, 'lim')}}}",
    "limUpp": lambda one: f"{_part(one, 'e')}^{{{_part(one, 'lim')}}}",
    "lim": _all,
}
