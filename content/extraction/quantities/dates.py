"""Dates and periods in a text, with their ISO form."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from content.extraction.quantities.date_parts import (
    CLOCK,
    DASH,
    DECADE,
    EDGE,
    ERA,
    NAMES,
    ORDINAL,
    SEASON,
    TO,
    WEEKDAY,
    day,
    month,
    year,
)
from content.extraction.quantities.old_dates import (
    ABOUT_A_YEAR,
    OLD_DATE,
    OLD_DATES,
    in_old_text,
    old_when,
)
from content.extraction.quantities.periods import (
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


_OF_CENTURIES = 1900  # "the 1800s" are a century, "the 1900s" may be a decade


def _decades(match: _Match) -> str:
    first, last = match["y1"], match["y2"]
    if first.endswith("00") and int(first) < _OF_CENTURIES and not last:
        return period(first, f"{int(first) + 99:04}")
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
            rf"{day(1)} {month(1)}(?:,? {year(1)})?(?:{TO}| and ){day(2)} {month(2)}"
            rf"(?:,? {year(2)})?",
            _when,
        ),
        (
            "days",
            rf"{WEEKDAY}{day(1)}(?:{TO}| and ){WEEKDAY}{day(2)} (?:of )?{month(2)}"
            rf"(?:,? {year(2)})?",
            _when,
        ),
        (
            "days",
            rf"{month(1)} {day(1)}(?:,? {year(1)})?(?:{TO}| and )(?:{month(2)} )?{day(2)}\b"
            rf"(?! (?:{NAMES}))(?:,? {year(2)})?",
            _when,
        ),
        *((name, pattern, old_when) for name, pattern in OLD_DATES),
        ("day", rf"{WEEKDAY}{day(1)} (?:of )?{month(1)}(?:,? {year(1)})?", _when),
        ("day", rf"{WEEKDAY}{month(1)} (?:the )?{day(1)}(?:,? {year(1)})?", _when),
        (
            "months",
            rf"(?:from )?{EDGE}{month(1)}(?:,? {year(1)})?{TO}{EDGE}{month(2)},? {year(2)}",
            _when,
        ),
        (
            "months",
            rf"between {EDGE}{month(1)}(?:,? {year(1)})? and {EDGE}{month(2)},? {year(2)}",
            _when,
        ),
        ("month", rf"{EDGE}{month(1)},? (?:of )?{year(1)}", _when),
        ("month", rf"(?:[Ee]arly|[Mm]id|[Ll]ate)[- ]{month(1)}", _no_when),
        ("season", rf"{EDGE}{SEASON}(?: of|,)? {year(1)}", _when),
        (
            "holiday",
            rf"(?:(?:Chinese |Lunar |lunar )?[Nn]ew [Yy]ear|Spring Festival)(?: of|,)? {year(1)}",
            _when,
        ),
        (
            "part of year",
            rf"(?:the )?(?P<n>first|second|third|fourth|last|final) (?P<of4>quarter|half)"
            rf"(?: of(?: fiscal(?: year)?)?)? {year(1)}",
            _part,
        ),
        ("part of year", rf"[QH](?P<n>[1-4]),? {year(1)}", _part),
        ("part of year", rf"{year(1)},? ?(?P<of4>[QH])(?P<n>[1-4])", _part),
        (
            "fiscal year",
            rf"(?:[Ff]iscal(?: year)?|[Ff]inancial year|FY) ?{year(1)}(?:[–/-]\d\d)?",
            _when,
        ),
        (
            "decade",
            rf"(?:between )?{EDGE}(?P<y1>{DECADE})['’]?s"
            rf"(?:(?:{TO}| and |, ){EDGE}(?P<y2>{DECADE})['’]?s)?",
            _decades,
        ),
        (
            "century",
            rf"{EDGE}(?P<c1>{ORDINAL})(?:(?:{TO}| and )(?:the )?(?P<c2>{ORDINAL}))?"
            rf"[ -]centur(?:y|ies)(?P<era>{ERA})",
            _centuries,
        ),
        ("years", rf"(?:from )?{EDGE}{year(1)}{TO}{EDGE}{year(2)}{ERA}", _when),
        ("years", rf"between {EDGE}{year(1)} and {EDGE}{year(2)}{ERA}", _when),
        ("years", rf"{year(1)}[–/-](?P<y2>\d\d(?:\d\d)?)", _short_range),
        (
            "times",
            rf"{CLOCK}(?:{TO}| and ){CLOCK}",
            _no_when,
        ),
        (
            "time",
            r"\d{1,2}[:.]\d\d ?[ap]\.?m\b\.?|\d{1,2} ?[ap]\.?m\b\.?|\d{1,2}:\d\d(?!:)"
            r"|(?:[01]\d|2[0-3])[0-5]\d (?:UTC|GMT|CET|EST|EDT|PST|PDT|BST)\b",
            _no_when,
        ),
        ("era", OLD_DATE, old_when),
        ("year", ABOUT_A_YEAR, old_when),
    )
)

_ANY_MONTH = re.compile(rf"\b(?:{NAMES})(?![a-z])")
_ANCHOR = re.compile(r"\d|centur(?:y|ies)\b|\b(?:[Ee]arly|[Mm]id|[Ll]ate)[- ][A-Z]")
_REACH = 48  # characters that a date goes on to either side of a digit
_BARE_YEAR = re.compile(
    r"(?<![\w./,–-])(?:(?P<before>(?:[A-Z]\w+ )?(?!(?i:early|mid|late)\b)[A-Za-z]+\.?) |\()?"
    rf"(?P<words>(?:post-|pre-)?{EDGE}(?P<year>\d{{3,4}}))"
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


def find_dates(text: str, *, old: bool = False) -> list[DateWords]:
    """The dates and periods of a text in order; weekdays and "last year" are none.

    An ``old`` text is one of antiquity, in which small numbers may be years.
    """
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
                    left = _without(left, *match.span())
        if old:
            for at, to, iso_form, rule in list(in_old_text(left)):
                found.append(DateWords(start + at, start + to, iso_form, rule))
                left = _without(left, at, to)
        for match in _BARE_YEAR.finditer(left):
            if _is_year(match):
                at, to = match.span("words")
                found.append(DateWords(start + at, start + to, iso(match["year"]), "year"))
    return sorted(found, key=lambda one: one.start)


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + "_" * (end - start) + text[end:]


def _birth_and_death(match: _Match, start: int) -> list[DateWords]:
    """Both dates of "(3 May 1801 – 9 June 1870)", each a fact of its own; none of a period."""
    has = dict.fromkeys(("y1", "d1", "y2", "m2", "d2")) | match.groupdict()
    first, last = has["y1"], has["y2"]
    if not (has["d1"] and has["m2"] and has["d2"] and first and last):
        return []
    after = min(match.start("m2"), match.start("d2"))
    dash = re.fullmatch(DASH, match.string[match.end("y1") : after])
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
