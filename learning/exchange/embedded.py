"""Gaps within a text, in Moodle's Cloze syntax: {1:SHORTANSWER:=Huai~=淮河}; or as [[1]], where a
list of words stands beside the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from learning.exchange import weights
from learning.exchange.format import Refused
from learning.grading.parsing.measures import plain_figures
from learning.grading.parsing.numbers import in_figures
from learning.grading.part_marks import FULL
from learning.kinds.cloze.gaps import Gap, typed_gap
from learning.kinds.number import distance_in

TYPED = frozenset(("SHORTANSWER", "SA", "MW"))
NUMBERS = frozenset(("NUMERICAL", "NM"))
_LOOKS = ("", "_V", "_H", "_S", "_VS", "_HS")  # a list, a column, a line; shuffled
CHOSEN = frozenset(f"MULTICHOICE{look}" for look in _LOOKS)
CHOSEN |= frozenset(f"MC{look.removeprefix('_')}" for look in _LOOKS)
CAPITALS = frozenset(("SHORTANSWER_C", "SAC", "MWC"))
BEGINS = re.compile(r"\{(\d{0,3}):([A-Z_]{2,20}):")
MOST_GAPS = 100  # in a text, whose form takes a fifth of them
STAND_IN = "\ufdd0"  # replaces a gap while the text is parsed
_PLACE = re.compile(r"\[\[(\d{1,3})\]\]")
_SIGNS = re.compile(r'[}#~/"\\]')
_ESCAPED = re.compile(r'\\([}#~/"\\])')
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:[.,]\d{0,9})?)%")


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of the answers that a gap names, with its worth in percent."""

    weight: Decimal
    text: str
    feedback: str

    @property
    def is_right(self) -> bool:
        return self.weight >= FULL


def embedded(gap: Gap) -> str:
    """A gap with its answers."""
    if gap.tolerance is not None:
        within = f":{in_figures(gap.tolerance)}" if gap.tolerance else ""
        return f"{{1:NUMERICAL:={plain_figures(gap.answer)}{within}}}"
    kind = "MULTICHOICE" if gap.options else "SHORTANSWER"
    texts = gap.options or gap.forms
    marked = (f"{'=' if one in gap.forms else ''}{_SIGNS.sub(r'\\\g<0>', one)}" for one in texts)
    return f"{{1:{kind}:{'~'.join(marked)}}}"


def taken_apart(text: str, notes: list[str]) -> tuple[str, list[Gap]]:
    """The text with a stand-in for each gap, and the gaps.

    Adds what it leaves out to ``notes``. Raises ``Refused`` for gaps of other kinds.
    """
    pieces, gaps, worth, at = list[str](), list[Gap](), set[str](), 0
    while found := BEGINS.search(text, at):
        if len(gaps) == MOST_GAPS:
            raise Refused(f"It has more than {MOST_GAPS} gaps: split it.")
        end = _end(text, found.end())
        pieces.append(text[at : found.start()])
        if found[2] in CAPITALS:
            notes.append("There capitals count in a gap; here they do not.")
        gaps.append(_gap(found[2], text[found.end() : end], notes))
        worth.add(found[1] or "1")
        at = end + 1
    if len(worth) > 1:
        notes.append("Its gaps are not worth the same there; here they are.")
    return STAND_IN.join([*pieces, text[at:]]), gaps


def with_words(text: str, words: Sequence[tuple[str, str]]) -> tuple[str, list[Gap]]:
    """The text with a stand-in for each gap, and the gaps: each names its word by its place in the
    list, and offers all words of the same group. ``words`` are texts and groups."""
    gaps = []
    for place in _PLACE.findall(text):
        if not 0 < int(place) <= len(words):
            raise Refused(f"Its gap [[{place}]] names no word of its list.")
        word, group = words[int(place) - 1]
        offered = dict.fromkeys(one for one, other in words if other == group)
        gaps.append(Gap(word, options=tuple(offered)))
    return _PLACE.sub(STAND_IN, text), gaps


def _end(text: str, at: int) -> int:
    """The place of the brace that closes a gap."""
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == "}":
            return at
        at += 1
    raise Refused("A gap in it is opened by { and not closed.")


def _gap(kind: str, inside: str, notes: list[str]) -> Gap:
    found = [one for one in map(_alternative, _parted(inside)) if one.text]
    _note(found, notes)
    if kind in CHOSEN:
        right = [one.text for one in found if one.is_right]
        if not right:
            raise Refused("A gap in it offers no right option.")
        options = dict.fromkeys(one.text for one in found)
        return Gap(right[0], tuple(right[1:]), tuple(options))
    if kind in NUMBERS:
        return _number([one.text for one in found if one.is_right])
    if kind not in TYPED | CAPITALS:
        raise Refused(f"A gap in it is of the kind {kind}; there is none here.")
    if pattern := next((one.text for one in found if one.is_right and "*" in one.text), ""):
        raise Refused(weights.ANY_TEXT.format(pattern[:40]))
    notes += [
        f"“{one.text[:40]}”, a wrong answer that it names, was left out."
        for one in found
        if not one.weight
    ]
    return typed_gap([one.text for one in found if one.is_right])


def _note(found: Sequence[Alternative], notes: list[str]) -> None:
    for one in found:
        if one.weight and not one.is_right:
            notes.append(weights.note_on_answer(one.text, one.weight))
        if one.feedback:
            notes.append(weights.note_on_feedback(one.text, one.feedback))


def _number(right: Sequence[str]) -> Gap:
    if len(right) != 1:
        raise Refused("A gap in it takes several numbers; here it takes one.")
    answer, _, within = right[0].partition(":")
    return Gap(answer.strip(), tolerance=distance_in(within) or Decimal(0))


def _parted(inside: str) -> list[str]:
    """The alternatives, separated by tildes."""
    found, begin, at = list[str](), 0, 0
    while at < len(inside):
        if inside[at] == "\\":
            at += 1
        elif inside[at] == "~":
            found.append(inside[begin:at])
            begin = at + 1
        at += 1
    return [one for one in (*found, inside[begin:]) if one.strip()]


def _alternative(text: str) -> Alternative:
    text = text.strip()
    weight = Decimal(0)
    if text.startswith("="):
        weight, text = Decimal(100), text[1:]
    elif found := _WEIGHT.match(text):
        weight, text = Decimal(found[1].replace(",", ".")), text[found.end() :]
    at = 0
    while at < len(text) and text[at] != "#":
        at += 2 if text[at] == "\\" else 1
    answer, feedback = text[:at], text[at + 1 :]
    answer, feedback = (_ESCAPED.sub(r"\1", one).strip() for one in (answer, feedback))
    return Alternative(weight, answer, feedback)
