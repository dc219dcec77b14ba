"""Numbers with a tolerance and a unit."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from learning.grading.parsing.numbers import (
    SCALES,
    UNITS,
    in_figures,
    in_plain_figures,
    quantities,
    read_as_thousands,
)
from learning.grading.verdict import BLANK, NO_NUMBER, Outcome, Verdict
from learning.grading.words import capped

_FURTHER = re.compile(r"(?i)/\s*\w*|[²³^]|\b(?:per|square|cubic|sq)\b")
_PLAIN_NUMBER = re.compile(r"-?\d{1,20}(?:\.\d{1,20})?(?:e-?\d{1,2})?")
_WORD = re.compile(r"[^\W\d_]+|[%‰°$€£¥]")
# Words that are part of the number, or add nothing to it.
_OF_NUMBERS = frozenset(
    (*UNITS, *(one for one in SCALES if len(one) > 1), *("万", "亿", "hundred"))
)
_SMALL = frozenset(("and", "a", "an", "about", "around", "some", "roughly", "approximately", "ca"))


@dataclass(frozen=True, slots=True)
class Measure:
    """A number as ``text``, and the tolerance within which an answer is right, in the same unit.

    ``units`` lists the ways to write its unit; other units are wrong. A missing unit is right
    unless it ``needs_unit``.
    """

    text: str
    number: Decimal
    within: Decimal = Decimal(0)
    units: tuple[str, ...] = ()
    needs_unit: bool = False


def scale_of(unit: str) -> str:
    """The scale word that a unit begins with ("billion yuan"); "" if there is none. A single letter
    is a unit, not a scale.
    """
    first = next(iter(_plain(unit).casefold().split()), "")
    return first if first in _OF_NUMBERS else ""


def without_unit(text: str, units: Sequence[str]) -> str:
    """A number as it is written, without its unit."""
    return _without_unit(_plain(text), units)[0]


def number_in(text: str, units: Sequence[str] = ()) -> Decimal | None:
    """The number that a text states; None if it states none, or several."""
    found = quantities(_without_unit(_plain(text), units)[0])
    return found[0] if len(found) == 1 else None


def plain_figures(text: str, units: Sequence[str] = ()) -> str:
    """The number that a text states, as programs write it."""
    if _PLAIN_NUMBER.fullmatch(text):
        return text
    return in_figures(number_in(text, units) or Decimal(0))


def grade_measure(measure: Measure, response: str) -> Verdict:
    """Right within the tolerance; nearly right if only a required unit is missing."""
    plain = _plain(capped(response))
    if not plain:
        return BLANK
    rest, has_unit = _without_unit(plain, measure.units)
    found = quantities(rest)
    if len(found) != 1:
        note = "Give one number, such as 2.5." if found else NO_NUMBER
        return Verdict(outcome=Outcome.WRONG, note=note)
    if abs(found[0] - measure.number) > measure.within:
        return Verdict(outcome=Outcome.WRONG, note=_misread(measure, rest))
    if measure.units:
        if other := _other_unit(in_plain_figures(rest), has_unit=has_unit):
            return Verdict(outcome=Outcome.WRONG, note=f"“{other}” is another unit.")
        if measure.needs_unit and not has_unit:
            note = "In which unit?"
            return Verdict(outcome=Outcome.NEAR, matched=measure.text, note=note, score=0.5)
    return Verdict.right(measure.text)


def _misread(measure: Measure, response: str) -> str:
    """How a response was read that would be right with a decimal comma; "" for any other."""
    figures = read_as_thousands(response)
    if not figures:
        return ""
    number = Decimal(figures.replace(",", ".")).copy_sign(measure.number)
    if abs(number - measure.number) > measure.within:
        return ""
    plain = figures.replace(",", "")
    return f"“{figures}” is read as {plain}. Write {figures.replace(',', '.')}."


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace("–", "-")
    plain = re.sub(r"(?i)\bminus\s+(?=\d)", "-", " ".join(plain.split()))
    return re.sub(r"^-\s*([€$£¥])\s*", r"\1 -", plain)


def _without_unit(text: str, units: Sequence[str]) -> tuple[str, bool]:
    """The text without the unit before or after its number, and whether it had one of ``units``."""
    for unit in sorted(map(_plain, units), key=len, reverse=True):
        around = re.escape(unit)
        # A scale letter, such as the m of 5 m, is the unit if the question has that unit.
        found = re.search(
            rf"(?i)(?:(?<=[\d\s]){around}|^{around}$)(?!\w)|^{around}(?=[\s\d-])", text
        )
        if found:
            return f"{text[: found.start()]} {text[found.end() :]}".strip(), True
    return text, False


def _other_unit(text: str, *, has_unit: bool) -> str:
    """What makes the unit a different one ("per hour"), or stands in its place."""
    if has_unit:
        further = _FURTHER.search(text)
        return further[0].strip() if further else ""
    after = re.split(r"\d", text)[-1]  # words before a number are no unit: "exactly 5"
    words = (word.casefold() for word in _WORD.findall(after))
    return next((word for word in words if word not in _OF_NUMBERS | _SMALL), "")
