"""Texts of other programs as ours: HTML and plain texts as Markdown, or as plain answers.

Only what surely means the same is taken over. Each text is read once from its beginning to its end,
so that none takes longer than its length.
"""

import html
import re

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
UNSHOWN = frozenset(("script", "style", "head", "title", "template"))
NOT_HELD = {
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
RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
SHIFTED = {"sup": RAISED, "sub": LOWERED}
FORMULA = re.compile(r"\\\(|\\\[|\$\$|@@PLUGINFILE@@")
_NO_SIGN = re.compile(r"&#\d{8,};?")  # Python reads no number of some thousand digits
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})([^<>]*)>")
_IS_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,20}(?:\s[^<>]*)?/?>|&(?:#\d{1,7}|[a-zA-Z]{2,31});")
_MEANS_MORE = re.compile(r"([\\`*\[]|~~|&(?=#?\w{1,31};)|(?<![\w_])_(?!_)|(?<!_)_(?![\w_]))")
_BEGINS_BLOCK = re.compile(r"^([ \t]{0,3})([#>+-])", re.MULTILINE)


def looks_like_html(text: str) -> bool:
    return _IS_HTML.search(text) is not None


def escaped(text: str) -> str:
    """A plain text as Markdown that shows it as it is."""
    return _BEGINS_BLOCK.sub(r"\1\\\2", _MEANS_MORE.sub(r"\\\1", text))


def from_html(text: str, *, plain: bool = False) -> str:
    """HTML as Markdown; ``plain`` as a text without any marks, as an answer is compared.

    Raises ``Refused`` for what cannot be kept: pictures, tables, formulas.
    """
    if found := FORMULA.search(text):
        what = "a picture" if found[0].startswith("@@") else "a formula"
        raise Refused(f"It shows {what}, which cannot be kept here.")
    return _Writer(plain).written(text)


class _Writer:
    """Takes the pieces of a text one by one. What stands within a mark is gathered apart, since
    Markdown has no room for spaces at its edges."""

    def __init__(self, plain: bool) -> None:
        self.plain = plain
        self.pieces: list[list[str]] = [[]]
        self.marks: list[str] = []
        self.shifted: str | None = None

    def written(self, text: str) -> str:
        at = 0
        while (opening := text.find("<", at)) >= 0:
            self._say(text[at:opening])
            at = self._tag(text, opening)
        self._say(text[at:])
        while self.marks:
            self._end_mark()
        lines = (" ".join(line.split()) for line in "".join(self.pieces[0]).split("\n"))
        return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()

    def _tag(self, text: str, opening: int) -> int:
        """What stands in angle brackets; gives where the text goes on."""
        if text.startswith("<!--", opening):
            closing = text.find("-->", opening)
            return closing + 3 if closing >= 0 else len(text)
        tag = _TAG.match(text, opening)
        if tag is None:
            self._say("<")
            return opening + 1
        ends, name = bool(tag[1]), tag[2].lower()
        if name in NOT_HELD:
            raise Refused(f"It shows {NOT_HELD[name]}, which cannot be kept here.")
        if name in UNSHOWN and not ends:
            closing = text.find(f"</{tag[2]}", tag.end())
            return closing if closing >= 0 else len(text)
        self._mean(name, ends=ends)
        return tag.end()

    def _mean(self, name: str, *, ends: bool) -> None:
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

    def _say(self, text: str) -> None:
        said = re.sub(r"\s+", " ", html.unescape(_NO_SIGN.sub("\N{REPLACEMENT CHARACTER}", text)))
        if self.shifted:
            said = said.strip().translate(SHIFTED[self.shifted])
            if not all(sign in "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎" for sign in said):
                raise Refused("It has raised or lowered letters, which cannot be kept here.")
        if said:
            self.pieces[-1].append(
                said if self.plain or "`" in self.marks else escaped_in_line(said)
            )


def escaped_in_line(text: str) -> str:
    return _MEANS_MORE.sub(r"\\\1", text)
