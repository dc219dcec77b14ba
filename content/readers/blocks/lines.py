"""The lines of a plain text: what each one is, and at which width they were wrapped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from content.readers.blocks.labels import BULLETS, NUMBER


class LineKind(StrEnum):
    BLANK = "blank"
    HEADING = "heading"  # "## Findings"
    RULE = "rule"  # "-----"
    ROW = "row"  # of a table
    DIVIDER = "divider"  # "|---|---|"
    QUOTATION = "quotation"  # "> Nobody asked us."
    FOOTNOTE = "footnote"
    ITEM = "item"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Line:
    """``whole`` is the text with its label; ``level`` the number of marks before a heading."""

    kind: LineKind
    text: str = ""
    indent: int = 0
    label: str = ""
    level: int = 0
    whole: str = ""

    @property
    def stops(self) -> bool:
        """Whether a sentence, a clause or a lead-in ends with the line."""
        return self.text.rstrip(_CLOSERS).endswith(_STOPS)


_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u200a\u202f"), " ")
_UNSEEN = dict.fromkeys(map(ord, "\ufeff\u200b\u2060"))
_BREAK = re.compile(r"\r\n?|[\n\u2028\u0085]")
_HEADING = re.compile(r"(#{1,6})\s+([^#\s].*)")
_RULE = re.compile(r"([=*_-])(?:\s*\1){2,}$")
_FOOTNOTE = re.compile(
    r"(\[\^?\w{1,6}\]:?|[¹²³⁴-⁹]{1,3}|[\^↑](?: [a-z](?= [^\W\d_a-z]| [a-z] | [\"“]))*(?=\s))"
    r"\s*(?=[^\s\]])"
)
_ITEM = re.compile(
    rf"""(?: ([{BULLETS}]) \s* | ( [·*+–—-] | o (?=\s\s|\t) | {NUMBER} ) \s+ ) (?=\S)""",
    re.VERBOSE,
)
_COLUMNS = re.compile(r"\S\s*\t\s*\S")
_STOPS = (".", "!", "?", ":", ";", "…", "。", "！", "？", "：", "；")
_CLOSERS = "\"'”’»)]*_"


def read_lines(text: str) -> list[Line]:
    return [
        _line(one) for one in _BREAK.split(text.replace("\f", "\n\n").replace("\u2029", "\n\n"))
    ]


def _line(source: str) -> Line:
    source = source.translate(_UNSEEN)
    bare = source.translate(_SPACES).strip()
    if not bare:
        return Line(LineKind.BLANK)
    opening = source.translate(_SPACES).expandtabs(4)
    indent = len(opening) - len(opening.lstrip())
    text = " ".join(bare.split())
    if _RULE.match(bare):
        return Line(LineKind.RULE, bare)
    if {"|", "-"} <= set(bare) <= set("|-: \t"):
        return Line(LineKind.DIVIDER, text)
    if bare.startswith("|"):
        return Line(LineKind.ROW, text)
    if heading := _HEADING.match(text):
        return Line(LineKind.HEADING, heading[2].rstrip("# "), level=len(heading[1]))
    if bare.startswith(">"):
        return Line(LineKind.QUOTATION, text.lstrip("> "))
    if note := _FOOTNOTE.match(text):
        return Line(LineKind.FOOTNOTE, text[note.end() :], 0, note[1].rstrip(":"), whole=text)
    if item := _ITEM.match(bare):
        return Line(
            LineKind.ITEM,
            " ".join(bare[item.end() :].split()),
            indent,
            item[1] or item[2],
            whole=text,
        )
    if _COLUMNS.search(bare):
        return Line(LineKind.ROW, "|".join(bare.split("\t")), indent)
    return Line(LineKind.PROSE, text, indent)


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of a text were broken: at a width, 0 if each line is a paragraph."""

    width: int

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Wrapping":
        """Lines are wrapped if most of those that another one follows end within a sentence."""
        followed = [
            line
            for line, following in pairwise(lines)
            if following.kind is LineKind.PROSE
            and line.kind in (LineKind.PROSE, LineKind.ITEM, LineKind.QUOTATION)
            and len(line.text) >= 40
        ]
        broken = [len(line.text) + line.indent for line in followed if not line.stops]
        if len(broken) * 2 <= len(followed):
            return cls(0)
        return cls(sorted(broken)[len(broken) * 9 // 10])

    def ends_paragraph(self, line: Line, following: Line) -> bool:
        """Whether a paragraph ends with a line that no blank one follows."""
        if not self.width:
            return True
        if line.stops and following.indent >= 2 and line.indent < following.indent:
            return True
        room = len(line.text) + line.indent + 1 + len(following.text.split(" ", 1)[0])
        return line.stops and room < self.width * 0.7 and not following.text[0].islower()
