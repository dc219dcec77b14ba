"""A line of a text, and the signs at its beginning and end that say what it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from learning.exchange.format import ItemPicture

LONGEST_LABEL = 30  # characters of what begins a question, "Question 12:" and spaces
BLANK = re.compile(r"_{2,}|\.{5,}|…{2,}|\[(?:blank|gap)\]|\[ {2,}\]", re.IGNORECASE)


class Mark(StrEnum):
    """What may set the right option off, the surest first."""

    SIGN = "sign"  # a star, a tick, "(correct)"
    HIGHLIGHT = "highlight"
    COLOUR = "colour"
    BOLD = "bold"
    UNDERLINE = "underline"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True)
class Line:
    """``number`` is its place in the file; ``marks`` are those of all its words after a label."""

    number: int
    text: str
    marks: frozenset[Mark] = frozenset()
    pictures: tuple[ItemPicture, ...] = ()
    notes: tuple[str, ...] = ()
    heading: int = 0  # its level; 0 for none

    def behind(self, label: str) -> "Line":
        return replace(self, text=f"{label} {self.text}") if label else self


@dataclass(slots=True)
class Marked:
    """An option: its label in small letters, "" for a bullet, its text and its marks."""

    label: str
    text: str
    marks: set[Mark] = field(default_factory=set)
    feedback: list[str] = field(default_factory=list)


_SPACES = re.compile(r"\s*\t\s*|\s{4,}")
_WORDED = re.compile(
    r"(?:question|q|frage|pregunta|domanda|item)\s?[.#]?\s?(?:no\.?\s?)?(\d{1,4})(?!\d)\s*[.:)\]–-]*\s*",
    re.IGNORECASE,
)
_FILLED_GAP = r"_{1,8}\s?([A-Ha-hTF]|True|False)\s?_{1,8}\s*"
_NUMBERED = re.compile(
    rf"(?:{_FILLED_GAP.replace('(', '(?:')}|_{{2,}}\s*)?"
    r"[(\[]?(\d{1,4})(?:[.)\]:]+(?=\s|\D)|\s?[–-]\s)\s*"
)
_ANSWER_BEFORE = re.compile(rf"{_FILLED_GAP}(?=[(\[]?\d)")
_LETTERED = re.compile(r"[(\[]?([A-Za-z])(?:[)\]]\.?\s*|[.:]\s+)(?=\S)")
_ROMAN = re.compile(r"[(\[]?(i{2,3}|iv|v|vi{0,3}|ix|x|i)(?:[)\]]|\.)\s+(?=\S)")
_BOX = re.compile(
    r"(?:[-•*–]\s*)?(?:\[(?P<square>[ xX✓✔✗*]?)\]|\((?P<round>[ xX✓✔*]?)\)|(?P<sign>[☐☑☒✓✔✅□■]))"
    r"\s+(?=\S)"
)
_BULLET = re.compile(r"[-•◦○●▪‣∙·–—*]\s+(?=\S)")
_TICKED = frozenset("xX✓✔*☑☒✅■")
_STAR_BEFORE = re.compile(r"(?:\*(?!\*)|[✓✔✅]|-?->|=>|→)\s*(?=\S)")
_SIGN_BEHIND = re.compile(
    r"\s*(?:(?<!\*)\*(?!\*)|[✓✔✅]|<[-=]{1,3}(?:\s*(?:correct|right|answer))?"
    r"|[(\[]\s*(?:correct(?: answer)?|right(?: answer)?|answer|richtig|✓|✔|x|\*)\s*[)\]])$",
    re.IGNORECASE,
)
_WRAPPED = (("***", Mark.BOLD), ("**", Mark.BOLD), ("__", Mark.BOLD), ("==", Mark.HIGHLIGHT))
_IN_ROW = [
    re.compile(rf"(?:^|(?<=\s))\*{{0,2}}[(\[]?[{one}{one.upper()}](?:[)\]]\.?|\.)\s?(?=\S)")
    for one in "abcdefghijklmnopqrstuvwxyz"
]
_BEFORE_LABEL = re.compile(r"(?:\t\s*|\s{2,})(?=[(\[]?[A-Za-z][.)\]])")
_TRUTH = re.compile(r"true|false|richtig|falsch|vrai|faux", re.IGNORECASE)
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def tidied(text: str) -> str:
    """A line without long rows of spaces, over which a search may take long."""
    return _SPACES.sub(lambda found: "\t" if "\t" in found[0] else "   ", text.strip())


def question_begun(text: str, *, worded: bool) -> tuple[int, str] | None:
    """The number of a question that begins here, and the rest; ``worded`` if the number has to
    stand behind "Question" or "Q"."""
    found = (_WORDED if worded else _NUMBERED).match(_unwrapped(text)[0])
    if not found:
        return None
    bare, _ = _unwrapped(text)
    return int(found[1]), bare[found.end() :].strip()


def answer_before(text: str) -> str:
    """The answer in the gap before a number, as in "__B__ 1. Which river?"; "" for none."""
    found = _ANSWER_BEFORE.match(text)
    return found[1] if found else ""


def option_begun(line: Line, before: int) -> Marked | None:
    """The option that begins here, after ``before`` others of its question."""
    text, marks = _unwrapped(line.text)
    marks |= line.marks
    if found := _BOX.match(text):
        sign = found["square"] or found["round"] or found["sign"] or ""
        ticked = {Mark.SIGN} if sign in _TICKED else set()
        rest = text[found.end() :]
        inner = _labelled(rest, before)
        return _finished(inner or ("", rest), marks | ticked)
    star = _STAR_BEFORE.match(text)
    if star and (labelled := _labelled(text[star.end() :], before)):
        return _finished(labelled, marks | {Mark.SIGN})
    if labelled := _labelled(text, before):
        return _finished(labelled, marks)
    if found := _BULLET.match(text):
        return _finished(_labelled(text[found.end() :], before) or ("", text[found.end() :]), marks)
    return None


def numbered_option(line: Line) -> Marked | None:
    """The option with a number for a label that begins here."""
    text, marks = _unwrapped(line.text)
    star = _STAR_BEFORE.match(text)
    rest = text[star.end() :] if star else text
    found = _NUMBERED.match(rest)
    if not found:
        return None
    marks |= line.marks | ({Mark.SIGN} if star else set())
    return _finished((found[1], rest[found.end() :]), marks)


def starred(line: Line) -> Marked | None:
    """A line without a label that a star marks as the right option."""
    star = _STAR_BEFORE.match(line.text)
    text = line.text[star.end() :] if star else _SIGN_BEHIND.sub("", line.text)
    return None if text == line.text else Marked("", text.strip(), {Mark.SIGN, *line.marks})


def letter_of(place: int) -> str:
    """The label that an option without one has by its place."""
    return "abcdefghijklmnopqrstuvwxyz"[place] if place < 26 else ""


def on_one_row(text: str, before: int) -> list[str]:
    """The options that stand side by side, each with its label: "a) 3   b) 4"; the first piece is
    what stands before them, maybe ""."""
    cuts = list(_places_of_labels(text, before))
    edges = [0, *cuts, len(text)]
    return [text[one:other].strip() for one, other in pairwise(edges)]


def rows_in(text: str, above: Sequence[Marked]) -> list[str]:
    """The options that stand side by side in two columns: "a. Rome   c. Bonn"; [] for none."""
    pieces = _BEFORE_LABEL.split(text)
    labels = [found[1].lower() for one in pieces if (found := _LETTERED.match(one))]
    expected = letter_of(sum(1 for one in above if len(one.label) == 1) // 2)
    is_row = len(labels) == len(pieces) > 1 and labels == sorted(set(labels))
    taken = {one.label for one in above}
    return pieces if is_row and labels[0] == expected and not taken & {*labels} else []


def in_order(options: Sequence[Marked]) -> list[Marked]:
    """Options by their letters, where they stood in columns."""
    labels = [one.label for one in options]
    if sorted(labels) == [letter_of(place) for place in range(len(labels))]:
        return sorted(options, key=lambda one: one.label)
    return list(options)


def without_commas(pieces: Sequence[str]) -> list[str]:
    """Options of one row without the sign that parts each from the next."""
    for sign in ";,":
        if all(one.endswith(sign) for one in pieces[:-1]):
            return [one.removesuffix(sign).rstrip() for one in pieces]
    return list(pieces)


def truth(line: Line) -> Marked | None:
    """A line that is nothing but "True" or "False"."""
    text, marks = _unwrapped(line.text)
    option = _finished(("", text), marks | line.marks)
    return option if _TRUTH.fullmatch(option.text) else None


def _places_of_labels(text: str, place: int) -> Iterator[int]:
    at = 0
    for label in _IN_ROW[place:]:
        found = label.search(text, at)
        if not found:
            return
        yield found.start()
        at = found.end()


def _labelled(text: str, before: int) -> tuple[str, str] | None:
    if (found := _LETTERED.match(text)) and (before or found[1] in "aA"):
        expected = letter_of(before)
        roman = _ROMAN.match(text)
        if not roman or found[1].lower() == expected:
            return found[1].lower(), text[found.end() :]
    if (found := _ROMAN.match(text)) and before < len(_ROMANS) and found[1] == _ROMANS[before]:
        return found[1], text[found.end() :]
    return None


def _finished(labelled: tuple[str, str], marks: set[Mark]) -> Marked:
    label, text = labelled[0], labelled[1].strip()
    if star := _STAR_BEFORE.match(text):
        text, marks = text[star.end() :], marks | {Mark.SIGN}
    if found := _SIGN_BEHIND.search(text):
        text, marks = text[: found.start()], marks | {Mark.SIGN}
    text, inner = _unwrapped(text)
    return Marked(label, text, marks | inner)


def _unwrapped(text: str) -> tuple[str, set[Mark]]:
    """A text without the signs around all of it, and what these mean."""
    for sign, mark in _WRAPPED:
        inside = text[len(sign) : -len(sign)]
        is_around = text.startswith(sign) and text.endswith(sign) and sign not in inside
        if is_around and inside.strip("*_= "):
            return inside.strip(), {mark}
    return text, set()
