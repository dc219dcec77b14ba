"""HTML and plain texts of other programs as Markdown, or as plain answers.

Only what has the same meaning in Markdown is kept. Each text is read once, from its beginning to
its end, so that the time it takes grows with its length alone. The standard ``html.parser`` would
lose words: it reads "if a<b then c" as "if a".
"""

import html
import re

from content.reading.formulas import outside_formulas
from learning.exchange.format import Refused

MARKS = {
    "b": "**",
    "strong": "**",
    "i": "*",
    "em": "*",
    "code": "`",
    "del": "~~",
    "s": "~~",
    "strike": "~~",
}
BREAKS = frozenset(("br", "p", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre"))
BREAKS |= frozenset(("blockquote", "hr", "section", "article"))
HIDDEN = frozenset(("script", "style", "head", "title", "template"))
UNSUPPORTED = {
    "img": "a picture",
    "svg": "a picture",
    "canvas": "a picture",
    "audio": "a sound",
    "video": "a film",
    "table": "a table",
    "math": "a formula",
    "iframe": "another page",
    "object": "something embedded",
    "embed": "something embedded",
    "input": "a field",
    "select": "a field",
    "textarea": "a field",
}
SUPERSCRIPT = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
SUBSCRIPT = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
SHIFTED = {"sup": SUPERSCRIPT, "sub": SUBSCRIPT}
SHIFTED_SIGNS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
PICTURE = "@@PLUGINFILE@@"
_HUGE_REFERENCE = re.compile(r"&#\d{8,};?")  # Python fails on numbers of some thousand digits
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})([^<>]*)>")
_IS_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,20}(?:\s[^<>]*)?/?>|&(?:#\d{1,7}|[a-zA-Z]{2,31});")
_SPECIAL = re.compile(r"([\\`*\[]|~~|&(?=#?\w{1,31};)|(?<![\w_])_(?!_)|(?<!_)_(?![\w_]))")
_BEGINS_BLOCK = re.compile(r"^([ \t]{0,3})([#>+-])", re.MULTILINE)


def looks_like_html(text: str) -> bool:
    return _IS_HTML.search(text) is not None


def unescaped(text: str) -> str:
    """The text without HTML's references to characters."""
    return html.unescape(_HUGE_REFERENCE.sub("\N{REPLACEMENT CHARACTER}", text))


def escaped(text: str) -> str:
    """A plain text as Markdown that shows the text unchanged, but for its formulas."""
    return _BEGINS_BLOCK.sub(r"\1\\\2", _escaped_in_line(text))


def _escaped_in_line(text: str) -> str:
    return outside_formulas(text, lambda other: _SPECIAL.sub(r"\\\1", other))


def from_html(text: str, *, plain: bool = False) -> str:
    """HTML as Markdown, or with ``plain`` as a text without any marks, for an answer.

    Formulas in LaTeX stay as they are. Raises ``Refused`` for what cannot be kept: pictures,
    tables, formulas in MathML.
    """
    if PICTURE in text:
        raise Refused("It shows a picture, which cannot be kept here.")
    return _Converter(plain).convert(text)


class _Converter:
    """Builds the Markdown piece by piece. The last list of ``pieces`` is the text within the
    innermost open mark: Markdown allows no spaces at the edges of a mark, so the mark is added when
    the text within it is complete."""

    def __init__(self, plain: bool) -> None:
        self.plain = plain
        self.pieces: list[list[str]] = [[]]
        self.marks: list[str] = []
        self.shifted: str | None = None

    def convert(self, text: str) -> str:
        at = 0
        while (opening := text.find("<", at)) >= 0:
            self._add_text(text[at:opening])
            at = self._read_tag(text, opening)
        self._add_text(text[at:])
        while self.marks:
            self._end_mark()
        lines = (" ".join(line.split()) for line in "".join(self.pieces[0]).split("\n"))
        return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()

    def _read_tag(self, text: str, opening: int) -> int:
        """Read a comment, a tag or a mere "<", and return where the text goes on."""
        if text.startswith("<!--", opening):
            closing = text.find("-->", opening)
            return closing + 3 if closing >= 0 else len(text)
        tag = _TAG.match(text, opening)
        if tag is None:
            self._add_text("<")
            return opening + 1
        ends, name = bool(tag[1]), tag[2].lower()
        if name in UNSUPPORTED:
            raise Refused(f"It shows {UNSUPPORTED[name]}, which cannot be kept here.")
        if name in HIDDEN and not ends:
            closing = text.find(f"</{tag[2]}", tag.end())
            return closing if closing >= 0 else len(text)
        self._apply_tag(name, ends=ends)
        return tag.end()

    def _apply_tag(self, name: str, *, ends: bool) -> None:
        if name in SHIFTED:
            self.shifted = None if ends else name
        elif name in MARKS and not self.plain:
            if not ends and MARKS[name] not in self.marks:
                self.marks.append(MARKS[name])
                self.pieces.append([])
            elif ends and self.marks and self.marks[-1] == MARKS[name]:
                self._end_mark()
        elif name in BREAKS:
            self.pieces[-1].append("\n- " if name == "li" and not ends else "\n")

    def _end_mark(self) -> None:
        inside, mark = "".join(self.pieces.pop()), self.marks.pop()
        text = inside.strip()
        if not text or "\n" in text:
            self.pieces[-1].append(inside)
            return
        before, _, after = inside.partition(text)
        self.pieces[-1].append(f"{before}{mark}{text}{mark}{after}")

    def _add_text(self, text: str) -> None:
        words = re.sub(r"\s+", " ", unescaped(text))
        if self.shifted:
            words = words.strip().translate(SHIFTED[self.shifted])
            if not SHIFTED_SIGNS.issuperset(words):
                raise Refused("It has raised or lowered letters, which cannot be kept here.")
        if words:
            is_literal = self.plain or "`" in self.marks
            self.pieces[-1].append(words if is_literal else _escaped_in_line(words))
