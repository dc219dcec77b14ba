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
from learning.grading.part_marks import ALL, FULL, in_text
from learning.kinds.cloze.gaps import Also, Gap, typed_gap
from learning.kinds.number import distance_in

TYPED = frozenset(("SHORTANSWER", "SA", "MW"))
NUMBERS = frozenset(("NUMERICAL", "NM"))
_LOOKS = ("", "_V", "_H", "_S", "_VS", "_HS")  # a list, a column, a line; shuffled
CHOSEN = frozenset(f"MULTICHOICE{look}" for look in _LOOKS)
CHOSEN |= frozenset(f"MC{look.removeprefix('_')}" for look in _LOOKS)
SEVERAL = frozenset(f"{name}{look}" for name in ("MULTIRESPONSE", "MR") for look in _LOOKS)
SEVERAL |= frozenset(("MRH", "MRS", "MRHS"))
CAPITALS = frozenset(("SHORTANSWER_C", "SAC", "MWC"))
BEGINS = re.compile(r"\{(\d{0,3}):([A-Z_]{2,20}):")
MOST_GAPS = 100  # in a text, whose form takes a fifth of them
NONE_RIGHT = "A gap in it takes no right answer."
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
    weights = dict.fromkeys(gap.forms, ALL)
    if gap.tolerance is not None:
        numbers = (Also(gap.answer, ALL, gap.tolerance), *gap.also)
        return f"{{1:NUMERICAL:{'~'.join(map(_number_text, numbers))}}}"
    weights |= {one.text: one.weight for one in gap.also}
    kind = "MULTICHOICE" if gap.options else "SHORTANSWER"
    marked = (
        f"{_worth(weights.get(one, Decimal(0)))}{_SIGNS.sub(r'\\\g<0>', one)}"
        for one in gap.options or (*gap.forms, *(one.text for one in gap.also))
    )
    return f"{{1:{kind}:{'~'.join(marked)}}}"


def _worth(weight: Decimal) -> str:
    if not weight:
        return ""
    return "=" if weight == ALL else f"%{in_text(weight)}%"


def _number_text(one: Also) -> str:
    within = f":{in_figures(one.tolerance)}" if one.tolerance else ""
    return f"{_worth(one.weight)}{plain_figures(one.text)}{within}"


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
    found = _firsts([one for one in map(_alternative, _parted(inside)) if one.text], notes)
    for one in found:
        if one.feedback:
            notes.append(weights.note_on_feedback(one.text, one.feedback))
    if kind in SEVERAL:
        raise Refused("Several options of a gap in it may be ticked; here one is chosen.")
    if kind not in CHOSEN | NUMBERS | TYPED | CAPITALS:
        raise Refused(f"A gap in it is of the kind {kind}; there is none here.")
    right = [one.text for one in found if one.is_right]
    if not right:
        raise Refused("A gap in it offers no right option." if kind in CHOSEN else NONE_RIGHT)
    partly = [one for one in found if one.weight and not one.is_right]
    also = tuple(Also(one.text, one.weight) for one in partly)
    if kind in CHOSEN:
        options = dict.fromkeys(one.text for one in found)
        return Gap(right[0], tuple(right[1:]), tuple(options), also=also)
    notes += [
        f"“{_without_tolerance(one.text, kind)[:40]}”, a wrong answer that it names, was left out."
        for one in found
        if not one.weight and one.text != "*"
    ]
    if kind in NUMBERS:
        return _number([one for one in found if one.weight])
    pattern = next((one.text for one in found if one.weight > 0 and "*" in one.text), "")
    if pattern:
        raise Refused(weights.ANY_TEXT.format(pattern[:40]))
    return typed_gap(right, also)


def _without_tolerance(text: str, kind: str) -> str:
    return text.partition(":")[0] if kind in NUMBERS else text


def _firsts(found: Sequence[Alternative], notes: list[str]) -> list[Alternative]:
    """The answers without those that a former one, of the same text, hides."""
    firsts = dict[str, Alternative]()
    for one in found:
        if firsts.setdefault(one.text, one) != one:
            notes.append(weights.note_on_double(one.text))
    return [one for one in found if firsts[one.text] == one]


def _number(found: Sequence[Alternative]) -> Gap:
    """The first right number, and the others in their order."""
    numbers = [_number_of(one) for one in found]
    first = next(one for one in numbers if one.weight == ALL)
    numbers.remove(first)
    return Gap(first.text, tolerance=first.tolerance, also=tuple(numbers))


def _number_of(found: Alternative) -> Also:
    answer, _, within = found.text.partition(":")
    weight = ALL if found.is_right else found.weight
    return Also(answer.strip(), weight, distance_in(within) or Decimal(0))


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
