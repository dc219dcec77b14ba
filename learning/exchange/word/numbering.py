"""The numbers and letters that Word itself puts before the paragraphs of a list."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

MOST_LEVELS = 9
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMANS = (
    *((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x")),
    *((9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True, slots=True)
class Level:
    """``sign`` is where "%1" stands for the number of the first level, and so on."""

    format: str
    sign: str
    start: int


class Numbering:
    """Counts the paragraphs of the lists of one document, in their order."""

    def __init__(self, part: Any) -> None:
        self.levels: dict[str, dict[int, Level]] = {}
        self.lists: dict[str, str] = {}  # the definition of each list
        self.restarts: dict[tuple[str, int], int] = {}
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        if part is not None:
            self._learn(part.element)

    def label_of(self, paragraph: Paragraph) -> str:
        """The label of a paragraph, as Word shows it, with a space behind; "" for none."""
        place = _place_of(paragraph)
        if place is None or place[0] not in self.lists:
            return ""
        number, level = place
        definition = self.lists[number]
        kind = self.levels.get(definition, {}).get(level)
        if kind is None or kind.format == "none":
            return ""
        counts = self.counts[definition]
        restart = self.restarts.pop((number, level), None)
        if restart is not None:
            counts[level] = restart
        else:
            counts[level] = counts.get(level, kind.start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return _shown(kind, level, counts[level])

    def _learn(self, root: Any) -> None:
        for one in root.iterchildren(qn("w:abstractNum")):
            key = one.get(qn("w:abstractNumId"), "")
            self.levels[key] = dict(_levels_in(one))
        for one in root.iterchildren(qn("w:num")):
            number = one.get(qn("w:numId"), "")
            self.lists[number] = _value(one, "w:abstractNumId")
            for override in one.iterchildren(qn("w:lvlOverride")):
                if start := _value(override, "w:startOverride"):
                    level = _whole(override.get(qn("w:ilvl"), ""), 0)
                    self.restarts[number, level] = _whole(start, 1)


def _levels_in(definition: Any) -> Iterator[tuple[int, Level]]:
    for one in definition.iterchildren(qn("w:lvl")):
        start = _whole(_value(one, "w:start"), 1)
        sign = _value(one, "w:lvlText")
        format = _value(one, "w:numFmt") or "decimal"
        yield _whole(one.get(qn("w:ilvl"), ""), 0), Level(format, sign, start)


def _place_of(paragraph: Paragraph) -> tuple[str, int] | None:
    """The list and the level that a paragraph is on, by itself or by its style."""
    style = paragraph.style
    sources = [paragraph._p.pPr]
    for _ in range(MOST_LEVELS):
        if style is None:
            break
        sources.append(style.element.find(qn("w:pPr")))
        style = style.base_style
    for properties in sources:
        listed = None if properties is None else properties.find(qn("w:numPr"))
        if listed is not None and (number := _value(listed, "w:numId")):
            level = _whole(_value(listed, "w:ilvl"), 0)
            return None if number == "0" else (number, level)
    return None


def _shown(kind: Level, level: int, number: int) -> str:
    """A label; of "1.2." on the second level only "2.", since its question shows the rest."""
    if kind.format == "bullet":
        return "• "
    figures = _FORMATS.get(kind.format, str)(number)
    own = f"%{level + 1}"
    _, found, behind = kind.sign.rpartition(own)
    before = "(" if found and f"({own}" in kind.sign else ""
    if kind.sign and level == 0 and found:
        before = kind.sign.partition(own)[0]
    return f"{before}{figures}{behind or '.'} "


def _letters(number: int) -> str:
    """Letters as Word counts them: a to z, then aa, bb."""
    rounds, place = divmod(number - 1, len(_LETTERS))
    return _LETTERS[place] * min(rounds + 1, 10)


def _roman(number: int) -> str:
    figures, number = "", min(number, 400)
    for worth, sign in _ROMANS:
        while number >= worth:
            figures, number = figures + sign, number - worth
    return figures


_FORMATS: Mapping[str, Any] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}


def _value(element: Any, name: str) -> str:
    child = element.find(qn(name))
    return "" if child is None else str(child.get(qn("w:val"), ""))


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else otherwise
