"""Dates at the precision that a brief gives: a year, month, day, or several years."""

import re
from calendar import monthrange
from datetime import date

from learning.grading.parsing.date_parsing import MONTHS
from learning.questions.grammar import NUMBERS

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"\b(1\d{3}|20\d{2})\b")


def precision(when: str) -> str:
    """ "stretch", "year", "month" or "day", for a date in ISO form."""
    if "/" in when:
        return "stretch"
    return ("year", "month", "day")[when.count("-")]


def interval(when: str) -> tuple[date, date]:
    """The first and last day of a date in ISO form ("2023-09", "1990/2009")."""
    start, _, end = when.partition("/")
    return _first(start), _last(end or start)


def _first(when: str) -> date:
    year, month, day = (*map(int, when.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _last(when: str) -> date:
    year, month, day = (*map(int, when.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def overlapping(when: str, other: str) -> bool:
    """Whether two dates may be the same day, so that their order is unknown."""
    (start, end), (other_start, other_end) = interval(when), interval(other)
    return start <= other_end and other_start <= end


def magnitude(text: str) -> tuple[float, float] | None:
    """A key that sorts numbers and dates in ascending order; None if the text has none."""
    words = re.findall(r"[a-z]+", text.casefold())
    year = _YEAR.search(text)
    month = next((MONTHS[word] for word in words if word in MONTHS), 0)
    if year and (month or text.strip() == year.group()):
        return float(year.group()), month
    if number := _NUMBER.search(text):
        return float(number.group().replace(",", "")), 0
    return next(((float(NUMBERS.index(word)), 0) for word in words if word in NUMBERS), None)
