"""Dates of antiquity: those by an era, "AD 96" and "44 BC", and in a text that has such dates also
years that are no more than a number, "in 65", "from 96 to 114".
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from content.extraction.quantities.date_parts import DASH, EDGE, TO, WEEKDAY, day, month
from content.extraction.quantities.periods import iso, period
from content.extraction.quantities.words import NOT_COUNTED, is_plural

_BEFORE = r"(?:AD|A\.D\.|CE)"
_AFTER = r"(?:BCE?\b|B\.C\.(?:E\.)?|CE\b|C\.E\.|AD\b|A\.D\.)"
_NUMBER = r"(?:\d{1,3},\d{3}|\d{1,4})"
# "In 2010 BC Hydro grew" is of another BC.
_MODERN = r"(?!(?:1[89]|20)\d\d (?:BC|CE|AD) [A-Z])"
_ABOUT = r"(?:ca?\. ?)?"
_ONE = (
    rf"(?:{_ABOUT}(?P<before>{_BEFORE}) ?(?P<y1>\d{{1,4}})|"
    rf"{_ABOUT}{_MODERN}(?P<y2>{_NUMBER}) ?(?P<after>{_AFTER}))"
)
_OLD = r"\d{2,3}"  # a year without its era

OLD_DATE = _ONE
OLD_DATES = (
    ("day", rf"{WEEKDAY}{day(1)} (?:of )?{month(1)},? {_ONE}"),
    ("day", rf"{WEEKDAY}{month(1)} (?:the )?{day(1)},? {_ONE}"),
    ("month", rf"{EDGE}{month(1)},? {_ONE}"),
    (
        "years",
        rf"(?:from )?(?P<before>{_BEFORE}) ?(?P<y1>\d{{1,3}}){TO}(?P<y2>\d{{1,3}})(?! ?BC)",
    ),
    ("years", rf"between (?P<before>{_BEFORE}) ?(?P<y1>\d{{1,3}}) and (?P<y2>\d{{1,3}})"),
    ("years", rf"(?:from )?(?P<y1>{_NUMBER}){TO}(?P<y2>{_NUMBER}) ?(?P<after>{_AFTER})"),
    ("years", rf"between (?P<y1>{_NUMBER}) and (?P<y2>{_NUMBER}) ?(?P<after>{_AFTER})"),
    ("decade", rf"{EDGE}\d{{1,3}}0s ?{_AFTER}"),
    ("year", rf"[Tt]he year (?P<y1>{_OLD})(?! (?:[a-z]+ )?(?:boys|girls|pupils|students)\b)"),
    ("year", r"(?:the )?year of (?:our|the) [Ll]ord,? (?P<y1>\d{3,4})"),
    (
        "years",
        rf"(?:(?<=\(r\. )|(?<=, r\. )|(?<=; r\. )|(?<=reigned )|(?<=ruled )|(?<=\bfl\. ))"
        rf"(?:from )?(?P<y1>{_OLD}){TO}(?P<y2>{_OLD})",
    ),
    # In an old text the short year may be of its own century, "12 May 96".
    (
        "day",
        rf"{WEEKDAY}{day(1)} {month(1)} (?:(?P<y1>\d{{3}})|\d{{2}})(?=[.,;:)]|$| (?:the|he|she|it|"
        r"his|her|they|a|an|and|at|by|in|to|as|when|was|after|before|with|for|from|on|but|which)\b)",
    ),
)
ABOUT_A_YEAR = r"ca?\. ?(?P<y1>\d{3,4})"
_SIGN = re.compile(rf"\b{_BEFORE} ?\d{{1,3}}\b|\b{_NUMBER} ?{_AFTER}")
_ENOUGH = 2
_BARE = re.compile(
    r"(?:\b(?P<in>[Ii]n|[Ss]ince|[Uu]ntil|[Cc]irca|late|early|year of|By|"
    r"(?:consul|again) (?:for|in)|After|Before) |\b(?P<from>[Ff]rom|[Bb]etween|of) |(?P<open>\())"
    rf"(?P<words>(?P<y1>{_OLD})(?:(?P<sign>{DASH}| to | until | till | and )(?P<y2>\d{{2,4}}))?)"
    r"(?![\w%°/]|[.,]\d|[–-]| ?per ?cent| of\b| (?:hundred|thousand|million))"
    r"(?=(?: (?P<next>[A-Za-z]+)(?: (?P<noun>[a-z]+))?)?)"
)
_OUT_OF = re.compile(r"(?:\d|\b(?:one|two|three|four|five|ten)) $")


def old_when(match: re.Match[str]) -> str:
    """The ISO form of a date after Christ; "" for one before it."""
    has = dict.fromkeys(("y1", "y2", "m1", "d1", "before", "after")) | match.groupdict()
    if any("B" in (has[era] or "") for era in ("before", "after")):
        return ""
    first, last = has["y1"] or has["y2"], has["y2"] if has["y1"] else None
    if last and first:
        return period(iso(first), iso(last))
    return iso(first, has["m1"], has["d1"])


def is_old(texts: Iterable[str]) -> bool:
    """Whether a document has dates by an era, so that its small numbers may be years."""
    signs = chain.from_iterable(map(_SIGN.finditer, texts))
    return len(list(islice(signs, _ENOUGH))) == _ENOUGH


def in_old_text(text: str) -> Iterator[tuple[int, int, str, str]]:
    """The start, end, ISO form and rule of the years of an old text that are mere numbers."""
    for match in _BARE.finditer(text):
        first, last = match["y1"], match["y2"]
        after, noun = match["next"] or "", match["noun"] or ""
        if last and (match["sign"] == " and ") == (match["from"] not in ("between", "Between")):
            continue
        goes_on = not after or after in NOT_COUNTED or (after[0].isupper() and not is_plural(noun))
        if not goes_on or _OUT_OF.search(text, max(0, match.start() - 6), match.start()):
            continue
        if (match["from"] or match["open"]) and not (last and int(first) < int(last)):
            continue
        when = period(iso(first), iso(last)) if last else iso(first)
        yield *match.span("words"), when, "years" if last else "year"
