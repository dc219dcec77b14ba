"""Grades numbers, with fractions, units and limits: "two thirds", "less than 9,000"."""

import re
import unicodedata
from decimal import Decimal

from learning.grading.answer_key import AnswerKey
from learning.grading.parsing.numbers import UNITS, quantities
from learning.grading.verdict import NO_NUMBER, Outcome, Verdict

PARTS = {
    **dict.fromkeys(("half", "halves"), 2),
    **dict.fromkeys(("third", "thirds"), 3),
    **dict.fromkeys(("quarter", "quarters", "fourth", "fourths"), 4),
    **dict.fromkeys(("fifth", "fifths"), 5),
    **dict.fromkeys(("sixth", "sixths"), 6),
    **dict.fromkeys(("eighth", "eighths"), 8),
    **dict.fromkeys(("tenth", "tenths"), 10),
}
_COUNT = rf"(\d+|an?|{'|'.join(list(UNITS)[:13])})"
_IN_WORDS = re.compile(rf"\b{_COUNT}[ -]({'|'.join(PARTS)})\b")
_AND_A_HALF = re.compile(rf"\b{_COUNT} and a half\b")
_FRACTION = re.compile(r"(?<![\d/.,])(\d{1,6})/(\d{1,6})(?![\d/.,]\d)")
_UNIT = re.compile(r"[^\W\d_]+|[%$€£¥]")
# fmt: off
UNITS_OF_MEASURE = (
    frozenset(("yuan", "rmb", "cny", "renminbi", "¥")), frozenset(("yen", "jpy")),
    frozenset(("dollar", "dollars", "usd", "$")), frozenset(("euro", "euros", "eur", "€")),
    frozenset(("pound", "pounds", "gbp", "£")), frozenset(("percent", "percentage", "%")),
    frozenset(("second", "seconds", "sec", "secs")),
    frozenset(("minute", "minutes", "min", "mins")),
    frozenset(("hour", "hours", "hr", "hrs", "h")), frozenset(("day", "days")),
    frozenset(("week", "weeks")), frozenset(("month", "months")),
    frozenset(("year", "years", "yr", "yrs")), frozenset(("decade", "decades")),
    frozenset(("kilometre", "kilometres", "kilometer", "kilometers", "km")),
    frozenset(("metre", "metres", "meter", "meters")), frozenset(("mile", "miles")),
    frozenset(("kilowatt", "kilowatts", "kw")), frozenset(("megawatt", "megawatts", "mw")),
    frozenset(("gigawatt", "gigawatts", "gw")), frozenset(("terawatt", "terawatts", "tw")),
    frozenset(("tonne", "tonnes", "ton", "tons")), frozenset(("kilogram", "kilograms", "kg")),
)
FEWEST_DIGITS, MOST_DIGITS = 2, 12  # of a rounded number
EXACTLY = "How many exactly?"
LIMITS = frozenset((
    "less", "fewer", "under", "below", "more", "over", "above", "exceeding", "least", "most",
    "beyond",
))
PERCENT = frozenset(("percent", "percentage", "per", "cent", "%", "share", "proportion"))
SIGNS = frozenset(("minus", "negative", "%", "percent", "times"))
# fmt: on


def grade_number(expected: AnswerKey, response: str) -> Verdict:
    """Right if the response gives the number and no other.

    Words are ignored, but neither another unit ("dollars" for "yuan") nor a limit that the question
    does not give ("less than 9,000") is right.
    """
    given = _stated(response)
    if "or" not in _words_of(response):
        given = given - _stated(expected.stem) or given  # "8 No. 1 Documents"
    if not given:
        return Verdict(outcome=Outcome.WRONG, note=NO_NUMBER)
    for form in expected.forms:
        if _stated(form) == given:
            return _with_same_words(expected, form, response)
    matched = next((other for other in expected.pool if _stated(other) == given), "")
    if not matched and any(_is_rounded(form, given) for form in expected.forms):
        return Verdict(outcome=Outcome.NEAR, matched=expected.answer, note=EXACTLY, score=0.5)
    return Verdict(outcome=Outcome.WRONG, matched=matched)


def _stated(text: str) -> set[Decimal]:
    """The numbers in a text, with fractions: "two thirds", "2/3", "one and a half million"."""
    plain = unicodedata.normalize("NFKC", text.replace("½", " 1/2")).casefold().replace("⁄", "/")
    plain = _AND_A_HALF.sub(_with_half, plain)
    plain = _IN_WORDS.sub(lambda found: f"{_numerator(found[1])}/{PARTS[found[2]]}", plain)
    return set(quantities(_FRACTION.sub(_divided, plain)))


def _with_half(found: re.Match[str]) -> str:
    return f"{_numerator(found[1])}.5"


def _numerator(word: str) -> str:
    return "1" if word in ("a", "an") else str(UNITS.get(word, word))


def _divided(found: re.Match[str]) -> str:
    return str(round(Decimal(found[1]) / Decimal(found[2]), 6)) if int(found[2]) else found[0]


def _is_rounded(form: str, given: set[Decimal]) -> bool:
    """Whether a response is the number rounded to fewer digits, but two or more."""
    ours = quantities(form)
    if len(ours) != 1 or len(given) != 1:
        return False
    [number], [theirs] = ours, given
    digits = len(theirs.normalize().as_tuple().digits)
    if not number or not FEWEST_DIGITS <= digits <= MOST_DIGITS:
        return False
    return theirs == round(number, digits - 1 - number.adjusted())


def _with_same_words(expected: AnswerKey, form: str, response: str) -> Verdict:
    """Right, unless the response has another unit, or a limit that is not asked for."""
    ours, theirs = _words_of(form), _words_of(response)
    if not PERCENT.isdisjoint(ours | _words_of(expected.stem)):
        theirs -= PERCENT
    needed = [unit for unit in UNITS_OF_MEASURE if unit & ours]
    others = sorted(word for unit in UNITS_OF_MEASURE for word in unit & theirs)
    if needed and others and not any(unit & theirs for unit in needed):
        return Verdict(outcome=Outcome.WRONG, note=f"“{others[0]}” is another unit.")
    if theirs & (LIMITS | SIGNS) - ours - _words_of(expected.stem):
        return Verdict(outcome=Outcome.WRONG, note="Give the number itself.")
    return Verdict.right(form)


def _words_of(text: str) -> set[str]:
    return set(_UNIT.findall(unicodedata.normalize("NFKC", text).casefold()))
