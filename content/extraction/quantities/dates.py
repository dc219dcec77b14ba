"""Dates and periods in a text, with their ISO form."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from content.extraction.quantities.periods import (
    MONTHS,
    ORDINALS,
    century,
    decade,
    iso,
    part_of_year,
    period,
)
from content.extraction.quantities.words import LABELS, NOT_COUNTED, UNITS, is_plural


@dataclass(frozen=True, slots=True)
class DateWords:
    """``start:end`` of a text; ``when`` is "" for a date without a year."""

    start: int
    end: int
    when: str
    rule: str


type _Match = re.Match[str]
type _When = Callable[[_Match], str]

_NAMES = "|".join(
    name if len(name) > 4 or name in ("May", "June", "July") else rf"{name}\b\.?"
    for name in sorted(MONTHS, key=len, reverse=True)
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1\d{3}|20\d\d|2100)"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?)?"
_EDGE = (
    r"(?:(?:the )?(?:very )?(?:[Ee]arly|[Mm]id|[Ll]ate|middle|end|beginning|start|close|turn)"
    r"(?:[ -]to[ -](?:mid|late)|-?through)?(?: of| in)?(?: the)?[ -])?"
)
_DASH = r" ?[–—-] ?"
_TO = rf"(?:{_DASH}| (?:to|through|until|till) )"
_ERA = r"(?: (?:BCE?|CE|AD))?"
_DECADE = r"(?:[1-9]\d\d0|[1-9][1-9]0)"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|\d{1,2}:\d\d(?!:)|(?:noon|midnight)\b)"
_ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"


def _month(number: int) -> str:
    return rf"(?P<m{number}>{_NAMES})(?![a-z])"


def _day(number: int) -> str:
    return rf"(?P<d{number}>{_DAY})"


def _year(number: int) -> str:
    return rf"(?P<y{number}>{_YEAR})"


def _when(match: _Match) -> str:
    """From the groups y1, m1, d1 and, for a period, y2, m2, d2; the first has what it lacks from
    the second.
    """
    has = dict.fromkeys(("y1", "m1", "d1", "y2", "m2", "d2")) | match.groupdict()
    if not (has["y2"] or has["m2"] or has["d2"]):
        return iso(has["y1"], has["m1"], has["d1"])
    months = has["m1"] or has["m2"], has["m2"] or has["m1"]
    years = has["y1"] or has["y2"], has["y2"] or has["y1"]
    return period(iso(years[0], months[0], has["d1"]), iso(years[1], months[1], has["d2"]))


def _no_when(match: _Match) -> str:
    return ""


def _short_range(match: _Match) -> str:
    """Of "1998–99"."""
    first, last = match["y1"], match["y2"]
    return period(first, first[: -len(last)] + last)


def _decades(match: _Match) -> str:
    first, last = match["y1"], match["y2"]
    part = next((p for p in ("early", "mid", "late") if p in match[0][:8].casefold()), "")
    start = decade(first, part)
    return period(start.split("/")[0], decade(last).split("/")[1]) if last else start


def _centuries(match: _Match) -> str:
    first, last = match["c1"], match["c2"]
    if match["era"] and match["era"].strip().startswith("B"):
        return ""
    start = century(first)
    return period(start.split("/")[0], century(last).split("/")[1]) if last else start


def _part(match: _Match) -> str:
    has = match.groupdict()
    parts = 4 if (has.get("of4") or match[0]).casefold().startswith("q") else 2
    which = has["n"].casefold()
    last = which in ("last", "final")
    number = parts if last else (int(which) if which.isdigit() else ORDINALS[which])
    return part_of_year(has["y1"], number, parts) if number <= parts else has["y1"]


# The first that matches has the words; a later rule finds only what is left.
_RULES: tuple[tuple[str, re.Pattern[str], _When], ...] = tuple(
    (name, re.compile(rf"(?<![\w./-])(?<!\d,)(?:{pattern})(?![\w/]|[.,]\d)"), when)
    for name, pattern, when in (
        ("ISO date", r"(?P<y1>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", lambda match: match[0]),
        ("day", r"\d{1,2}(?P<sign>[./])\d{1,2}(?P=sign)(?:19|20)\d\d", _no_when),
        (
            "days",
            rf"{_day(1)} {_month(1)}(?:,? {_year(1)})?(?:{_TO}| and ){_day(2)} {_month(2)}"
            rf"(?:,? {_year(2)})?",
            _when,
        ),
        (
            "days",
            rf"{_WEEKDAY}{_day(1)}(?:{_TO}| and ){_WEEKDAY}{_day(2)} (?:of )?{_month(2)}"
            rf"(?:,? {_year(2)})?",
            _when,
        ),
        (
            "days",
            rf"{_month(1)} {_day(1)}(?:,? {_year(1)})?(?:{_TO}| and )(?:{_month(2)} )?{_day(2)}\b"
            rf"(?! (?:{_NAMES}))(?:,? {_year(2)})?",
            _when,
        ),
        ("day", rf"{_WEEKDAY}{_day(1)} (?:of )?{_month(1)}(?:,? {_year(1)})?", _when),
        ("day", rf"{_WEEKDAY}{_month(1)} (?:the )?{_day(1)}(?:,? {_year(1)})?", _when),
        (
            "months",
            rf"(?:from )?{_EDGE}{_month(1)}(?:,? {_year(1)})?{_TO}{_EDGE}{_month(2)},? {_year(2)}",
            _when,
        ),
        (
            "months",
            rf"between {_EDGE}{_month(1)}(?:,? {_year(1)})? and {_EDGE}{_month(2)},? {_year(2)}",
            _when,
        ),
        ("month", rf"{_EDGE}{_month(1)},? (?:of )?{_year(1)}", _when),
        ("month", rf"(?:[Ee]arly|[Mm]id|[Ll]ate)[- ]{_month(1)}", _no_when),
        ("season", rf"{_EDGE}{_SEASON}(?: of|,)? {_year(1)}", _when),
        (
            "holiday",
            rf"(?:(?:Chinese |Lunar |lunar )?[Nn]ew [Yy]ear|Spring Festival)(?: of|,)? {_year(1)}",
            _when,
        ),
        (
            "part of year",
            rf"(?:the )?(?P<n>first|second|third|fourth|last|final) (?P<of4>quarter|half)"
            rf"(?: of(?: fiscal(?: year)?)?)? {_year(1)}",
            _part,
        ),
        ("part of year", rf"[QH](?P<n>[1-4]),? {_year(1)}", _part),
        ("part of year", rf"{_year(1)},? ?(?P<of4>[QH])(?P<n>[1-4])", _part),
        (
            "fiscal year",
            rf"(?:[Ff]iscal(?: year)?|[Ff]inancial year|FY) ?{_year(1)}(?:[–/-]\d\d)?",
            _when,
        ),
        (
            "decade",
            rf"(?:between )?{_EDGE}(?P<y1>{_DECADE})['’]?s"
            rf"(?:(?:{_TO}| and |, ){_EDGE}(?P<y2>{_DECADE})['’]?s)?",
            _decades,
        ),
        (
            "century",
            rf"{_EDGE}(?P<c1>{_ORDINAL})(?:(?:{_TO}| and )(?:the )?(?P<c2>{_ORDINAL}))?"
            rf"[ -]centur(?:y|ies)(?P<era>{_ERA})",
            _centuries,
        ),
        ("years", rf"(?:from )?{_EDGE}{_year(1)}{_TO}{_EDGE}{_year(2)}{_ERA}", _when),
        ("years", rf"between {_EDGE}{_year(1)} and {_EDGE}{_year(2)}{_ERA}", _when),
        ("years", rf"{_year(1)}[–/-](?P<y2>\d\d(?:\d\d)?)", _short_range),
        (
            "times",
            rf"{_CLOCK}(?:{_TO}| and ){_CLOCK}",
            _no_when,
        ),
        (
            "time",
            r"\d{1,2}[:.]\d\d ?[ap]\.?m\b\.?|\d{1,2} ?[ap]\.?m\b\.?|\d{1,2}:\d\d(?!:)"
            r"|(?:[01]\d|2[0-3])[0-5]\d (?:UTC|GMT|CET|EST|EDT|PST|PDT|BST)\b",
            _no_when,
        ),
        ("era", r"(?:AD|BCE?|CE) (?P<y1>\d{1,4})|(?P<y2>\d{1,4}) (?:AD|BCE?|CE)\b", _no_when),
    )
)

_ANY_MONTH = re.compile(rf"\b(?:{_NAMES})(?![a-z])")
_ANCHOR = re.compile(r"\d|centur(?:y|ies)\b|\b(?:[Ee]arly|[Mm]id|[Ll]ate)[- ][A-Z]")
_REACH = 48  # characters that a date goes on to either side of a digit
_BARE_YEAR = re.compile(
    r"(?<![\w./,–-])(?:(?P<before>(?:[A-Z]\w+ )?(?!(?i:early|mid|late)\b)[A-Za-z]+\.?) |\()?"
    rf"(?P<words>(?:post-|pre-)?{_EDGE}(?P<year>\d{{3,4}}))"
    r"(?![\w/%°]|[.,]\d|-[a-z])(?: (?P<after>[A-Za-z]+))?"
)
# Before a number that may be a year.
_OF_TIME = frozenset(
    """
    in since by until till from before after during around about circa c ca year to and through
    throughout early mid late
    """.split()
)

_LIFETIME = 15  # years: nothing else that is dated to the day lasts as long

_DATED = frozenset("act bill law".split())  # "the Clean Ports Act 2018"
_OF_OLD_TIME = frozenset("in since until around circa c ca".split())


def find_dates(text: str) -> list[DateWords]:
    """The dates and periods of a text in order; weekdays and "last year" are none."""
    found: list[DateWords] = []
    for start, end in _windows(text):
        left = text[start:end]
        months = bool(_ANY_MONTH.search(left))
        for name, pattern, when in _RULES:
            if months or not {"m1", "m2"} & pattern.groupindex.keys():
                for match in list(pattern.finditer(left)):
                    found += _birth_and_death(match, start) or [
                        DateWords(start + match.start(), start + match.end(), when(match), name)
                    ]
                    left = left[: match.start()] + "_" * len(match[0]) + left[match.end() :]
        for match in _BARE_YEAR.finditer(left):
            if _is_year(match):
                at, to = match.span("words")
                found.append(DateWords(start + at, start + to, iso(match["year"]), "year"))
    return sorted(found, key=lambda one: one.start)


def _birth_and_death(match: _Match, start: int) -> list[DateWords]:
    """Both dates of "(3 May 1801 – 9 June 1870)", each a fact of its own; none of a period."""
    has = dict.fromkeys(("y1", "d1", "y2", "m2", "d2")) | match.groupdict()
    first, last = has["y1"], has["y2"]
    if not (has["d1"] and has["m2"] and has["d2"] and first and last):
        return []
    after = min(match.start("m2"), match.start("d2"))
    dash = re.fullmatch(_DASH, match.string[match.end("y1") : after])
    if not dash or int(last) - int(first) < _LIFETIME:
        return []
    spans = (
        (match.start(), match.end("y1"), iso(first, has["m1"], has["d1"])),
        (after, match.end(), iso(last, has["m2"], has["d2"])),
    )
    return [DateWords(start + at, start + to, when, "day") for at, to, when in spans]


def _windows(text: str) -> list[tuple[int, int]]:
    """The parts of a text, of whole words, that may have dates."""
    windows: list[tuple[int, int]] = []
    for anchor in _ANCHOR.finditer(text):
        start = max(0, anchor.start() - _REACH)
        if start:
            start = text.find(" ", start, anchor.start()) + 1 or anchor.start()
        end = text.find(" ", anchor.end() + _REACH)
        end = len(text) if end < 0 else end
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _is_year(match: re.Match[str]) -> bool:
    """Whether a number on its own is a year: by its size, and by the words beside it."""
    number, before, after = int(match["year"]), match["before"] or "", match["after"] or ""
    name, _, last = before.rpartition(" ")
    word = last.rstrip(".").casefold()
    in_time = word in _OF_TIME or match["words"] != match["year"] or bool(name and word == "of")
    if word in _DATED and last.istitle() and 1700 <= number <= 2100:
        return True
    if word in LABELS or number > 2100:
        return False
    if is_plural(after) or after in UNITS:
        if number < 1000 or number % 100 == 0:
            return False
        return number >= 1900 or (in_time and after not in UNITS)
    if number >= 1500:
        return in_time or not last.istitle() or number >= 1700
    if number < 1000 and not (word in _OF_OLD_TIME or (name and word == "of")):
        return False
    return (
        in_time and word not in ("to", "and", "through") and after.casefold() in NOT_COUNTED | {""}
    )
