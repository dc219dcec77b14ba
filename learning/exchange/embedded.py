"""Answers within a text, in Moodle's Cloze syntax: {1:SHORTANSWER:=Huai~=淮河}."""

import re
from collections.abc import Sequence
from decimal import Decimal

from learning.exchange import weights
from learning.exchange.format import Refused
from learning.grading.part_marks import FULL

TYPED = frozenset(("SHORTANSWER", "SA", "MW"))
CAPITALS = frozenset(("SHORTANSWER_C", "SAC", "MWC"))
BEGINS = re.compile(r"\{(\d{0,3}):([A-Z_]{2,20}):")
MOST_GAPS = 100  # in a text, whose form takes a fifth of them
STAND_IN = "\ufdd0"  # replaces a gap while the text is parsed
_SIGNS = re.compile(r'[}#~/"\\]')
_ESCAPED = re.compile(r'\\([}#~/"\\])')
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:[.,]\d{0,9})?)%")


def embedded(forms: Sequence[str]) -> str:
    """A gap with its answers."""
    return "{1:SHORTANSWER:" + "~".join(f"={_SIGNS.sub(r'\\\g<0>', one)}" for one in forms) + "}"


def taken_apart(text: str, notes: list[str]) -> tuple[str, list[list[str]]]:
    """The text with a stand-in for each gap, and the right answers of each.

    Adds what it leaves out to ``notes``. Raises ``Refused`` for gaps that are not typed.
    """
    pieces, gaps, worth, at = list[str](), list[list[str]](), set[str](), 0
    while found := BEGINS.search(text, at):
        if len(gaps) == MOST_GAPS:
            raise Refused(f"It has more than {MOST_GAPS} gaps: split it.")
        end = _end(text, found.end())
        pieces.append(text[at : found.start()])
        if found[2] not in TYPED | CAPITALS:
            raise Refused(f"A gap in it is of the kind {found[2]}; here a gap is typed.")
        if found[2] in CAPITALS:
            notes.append("There capitals count in a gap; here they do not.")
        gaps.append(_forms(text[found.end() : end], notes))
        worth.add(found[1] or "1")
        at = end + 1
    if len(worth) > 1:
        notes.append("Its gaps are not worth the same there; here they are.")
    return STAND_IN.join([*pieces, text[at:]]), gaps


def _end(text: str, at: int) -> int:
    """The place of the brace that closes a gap."""
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == "}":
            return at
        at += 1
    raise Refused("A gap in it is opened by { and not closed.")


def _forms(inside: str, notes: list[str]) -> list[str]:
    forms = []
    for one in _parted(inside):
        weight, answer, feedback = _alternative(one)
        if weight and weight < FULL:
            notes.append(weights.note_on_answer(answer, weight))
        elif weight and "*" in answer:
            raise Refused("“*” stands for anything in a gap; here every answer is written out.")
        if feedback:
            notes.append(f"What is said of “{answer[:40]}” was left out: {feedback[:100]}")
        if weight >= FULL:
            forms.append(answer)
        elif answer and not weight:
            notes.append(f"“{answer[:40]}”, a wrong answer that it names, was left out.")
    return forms


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


def _alternative(text: str) -> tuple[Decimal, str, str]:
    """Its worth in percent, its text and its feedback."""
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
    return weight, _ESCAPED.sub(r"\1", answer).strip(), _ESCAPED.sub(r"\1", feedback).strip()
