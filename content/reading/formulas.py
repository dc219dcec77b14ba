r"""Formulas within a text, in LaTeX: ``$…$``, ``\(…\)``, ``$$…$$`` and ``\[…\]``, and their MathML.

A dollar is money unless a formula is plain to see: nothing blank follows the opening one nor
precedes the closing one, no letter precedes the opening one ("US$40"), no digit follows the closing
one, and what stands between them is no prose.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from xml.etree.ElementTree import Element, tostring

from latex2mathml.converter import Converter

LONGEST = 1_000  # characters of one formula; the converter takes 30 ms at worst for so many
DEEPEST = 40  # open braces
WIDE = 24  # signs of a formula that may not fit into the line of a phone
NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_INSIDE = r"[^$\\\n]|\n(?![ \t]*\n)|\\[\s\S]"
_FOUND = re.compile(
    rf"""
    \\\( (?P<round> (?:[^\\]|\\[^()])+ ) \\\)
    | \\\[ (?P<square> (?:[^\\]|\\[^\[\]])+ ) \\\]
    | \\[\s\S]                                               # escaped
    | (?<!`)(?P<ticks>`+)(?!`) [\s\S]*? (?<!`)(?P=ticks)(?!`)  # code
    | \]\([^()\s]* | <[A-Za-z]{{1,20}}:[^<>\s]*>              # addresses
    | \$\$ (?P<double> (?:{_INSIDE})+ ) \$\$
    | (?<![A-Za-z$]) \$ (?P<single> (?![\s$]) (?:{_INSIDE})+ ) (?<!\s) \$ (?!\d)
    """,
    re.VERBOSE,
)
_PROSE = re.compile(r"\s[A-Za-z]{2,}(?:\s|$)|^[A-Za-z]{2,}\s")  # a word among others
_SIGNS = re.compile(r"[\\^_={}+<>]")
# What defines commands may make a long formula of a short one.
_DEFINES = re.compile(r"\\(?:[a-z]*def|let|(?:re)?new|provide|Declare)(?![a-z])|\\\w*command")
_TAGS = frozenset(
    (
        *("math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mfrac", "msqrt", "mroot", "mstyle"),
        *("msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts"),
        *("mtable", "mtr", "mtd", "mpadded", "mphantom", "menclose", "mprescripts", "none"),
    )
)
_ATTRIBUTES = frozenset(
    (
        *("display", "displaystyle", "scriptlevel", "mathvariant", "stretchy", "fence", "form"),
        *("separator", "lspace", "rspace", "minsize", "maxsize", "symmetric", "largeop"),
        *("movablelimits", "accent", "accentunder", "linethickness", "columnalign", "columnlines"),
        *("rowlines", "columnspacing", "rowspacing", "width", "height", "depth", "voffset"),
        *("notation", "linebreak"),
    )
)
# Keywords, or lengths with two figures before the point at most.
_WORD, _LENGTH = r"[a-z-]{1,20}", r"[+-]?\d{0,2}(?:\.\d{1,6})?(?:[a-z]{2}|%)?"
_VALUE = re.compile(rf"{_WORD}(?: {_WORD}){{0,20}}|{_LENGTH}(?: {_LENGTH}){{0,20}}")
_COMMAND = re.compile(r"\\[A-Za-z]")
_BEGINS, _ENDS = "\ue000", "\ue001"  # around the number of a formula that is kept out of a parser
_STAND_IN = re.compile(f"{_BEGINS}(\\d+){_ENDS}")


@dataclass(frozen=True, slots=True)
class Formula:
    """``text`` is the formula with the signs around it, from ``start`` to ``end`` of its text."""

    source: str
    is_display: bool
    text: str
    start: int
    end: int


def formulas_in(text: str) -> Iterator[Formula]:
    """The formulas of a text in Markdown, in their order; none of them stands in code."""
    if "$" not in text and "\\(" not in text and "\\[" not in text:
        return
    for found in _FOUND.finditer(text):
        name = found.lastgroup
        if name is None or name == "ticks":
            continue
        source = found[name].strip()
        is_money = name == "single" and not _SIGNS.search(source) and _PROSE.search(source)
        if source and not is_money:
            is_display = name in ("double", "square")
            yield Formula(source, is_display, found[0], found.start(), found.end())


def outside_formulas(text: str, change: Callable[[str], str]) -> str:
    """The text, changed everywhere but in its formulas."""
    pieces, at = list[str](), 0
    for formula in formulas_in(text):
        pieces += [change(text[at : formula.start]), formula.text]
        at = formula.end
    return "".join([*pieces, change(text[at:])])


def kept_out(text: str) -> tuple[str, Sequence[Formula]]:
    """The text with a stand-in for each formula, which a parser of Markdown leaves as it is."""
    formulas = list(formulas_in(text))
    if not formulas:
        return text, formulas
    pieces, at = list[str](), 0
    for number, formula in enumerate(formulas):
        pieces += [_without_stand_ins(text[at : formula.start]), f"{_BEGINS}{number}{_ENDS}"]
        at = formula.end
    return "".join([*pieces, _without_stand_ins(text[at:])]), formulas


def put_back(html: str, formulas: Sequence[Formula], shown: Callable[[Formula], str]) -> str:
    """What became of a text from ``kept_out``, with its formulas as they are ``shown``."""
    if not formulas:
        return html
    return _STAND_IN.sub(lambda found: shown(formulas[int(found[1])]), html)


def _without_stand_ins(text: str) -> str:
    return text.replace(_BEGINS, "\ufffd").replace(_ENDS, "\ufffd")


def as_html(formula: Formula) -> str:
    """A formula as MathML in HTML; as its source where it cannot be read."""
    return _html(formula.source, formula.is_display) or (
        f'<code title="This formula can’t be shown">{escape(formula.text)}</code>'
    )


@lru_cache(maxsize=2_000)
def _html(source: str, is_display: bool) -> str:
    math = mathml(source, is_display)
    if math is None:
        return ""
    html = tostring(math, encoding="unicode")
    if is_display:
        return f'<span class="formula formula--display">{html}</span>'
    is_wide = len("".join(math.itertext())) > WIDE
    return f'<span class="formula">{html}</span>' if is_wide else html


def mathml(source: str, is_display: bool) -> Element | None:
    """The MathML of a formula, of harmless elements and attributes alone; None for what is too
    long, too deep or no LaTeX that the converter knows."""
    if len(source) > LONGEST or _depth(source) > DEEPEST or _DEFINES.search(source):
        return None
    try:
        display = "block" if is_display else "inline"
        math = Converter(display=display).convert_to_element(source)
    except Exception:  # it raises errors of many kinds, its own and Python's
        return None
    return math if all(map(_clean, math.iter())) else None


def _depth(source: str) -> int:
    depth = deepest = 0
    for sign in source:
        depth += (sign == "{") - (sign == "}")
        deepest = max(deepest, depth)
    return deepest


def _clean(element: Element) -> bool:
    """Takes from an element what is not allowed; returns whether the element itself is, and says
    something that the reader understands."""
    element.attrib = {
        name: value
        for name, value in element.attrib.items()
        if name in _ATTRIBUTES and _VALUE.fullmatch(value)
    }
    element.text = unescape(element.text or "")  # the converter writes signs as references
    element.tail = unescape(element.tail or "")
    known = element.tag == "mtext" or not _COMMAND.match(element.text)
    return element.tag in _TAGS and known
