"""Formulas in MathML as the source of LaTeX, which texts keep."""

from content.reading.latex_signs import LATEX_SIGNS
from learning.exchange.qti.tree import Element

_MARKS = (("\\[", "\\]"), ("\\(", "\\)"), ("$$", "$$"), ("$", "$"))
_SIGNS = LATEX_SIGNS | {
    "∑": r"\sum ",
    "∫": r"\int ",
    "\N{INVISIBLE TIMES}": "",
    "\N{FUNCTION APPLICATION}": "",
}
_OF_TWO = {"mfrac": r"\frac{%s}{%s}", "msup": "{%s}^{%s}", "msub": "{%s}_{%s}"}
_OF_TWO |= {"munder": "{%s}_{%s}"}
_OF_THREE = {"msubsup": "{%s}_{%s}^{%s}", "munderover": "{%s}_{%s}^{%s}"}


def source_of(formula: Element) -> str:
    r"""The LaTeX of a ``math`` element, between ``\(`` and ``\)``."""
    for annotation in formula.find("annotation"):
        if "tex" in annotation["encoding"].lower():
            return rf"\({_bare(annotation.text)}\)"
    return rf"\({' '.join(_latex(formula).split())}\)"


def _bare(text: str) -> str:
    for opening, closing in _MARKS:
        if text.startswith(opening) and text.endswith(closing) and len(text) > len(opening):
            return text[len(opening) : -len(closing)].strip()
    return text


def _latex(element: Element) -> str:
    if element.name in ("annotation", "annotationXml"):
        return ""
    if element.name in ("mn", "mi", "mo", "mtext", "ms"):
        text = "".join(_SIGNS.get(sign, sign) for sign in element.text)
        if element.name == "mtext":
            return rf"\text{{{text}}}"
        return rf"\mathrm{{{text}}}" if element.name == "mi" and len(element.text) > 1 else text
    if element.name == "mspace":
        return r"\,"
    parts = [_latex(one) for one in element.children]
    if element.name == "mroot" and len(parts) == 2:
        return rf"\sqrt[{parts[1]}]{{{parts[0]}}}"
    if element.name == "mover" and len(parts) == 2:
        return rf"\overset{{{parts[1]}}}{{{parts[0]}}}"
    if element.name in _OF_TWO and len(parts) == 2:
        return _OF_TWO[element.name] % tuple(parts)
    if element.name in _OF_THREE and len(parts) == 3:
        return _OF_THREE[element.name] % tuple(parts)
    inside = "".join(parts)
    if element.name == "msqrt":
        return rf"\sqrt{{{inside}}}"
    if element.name == "mfenced":
        opening, closing = element["open"] or "(", element["close"] or ")"
        return f"{opening}{', '.join(parts)}{closing}"
    return inside
