"""Parses dates: a year, month, day or decade, one or several ("the 1990s and 2000s")."""

import re
import unicodedata
from calendar import month_name
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from learning.grading.spelling.misspellings import edits
from learning.grading.spelling.spellings import ORDINALS, TENS, in_digits
from learning.grading.words import Word

MONTHS = {name.casefold(): number for number, name in enumerate(month_name) if name}
SHORT = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
PARTS = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}
SEASONS = ("spring", "summer", "autumn", "winter")
PARTS |= {season: season for season in SEASONS} | {"fall": "autumn"}
MONTHS_OF = {
    "early": range(1, 5),
    "mid": range(5, 9),
    "late": range(9, 13),
    "spring": range(3, 6),
    "summer": range(6, 9),
    "autumn": range(9, 12),
    "winter": (12, 1, 2),
}
DAYS_OF = {"early": range(1, 11), "mid": range(11, 21), "late": range(21, 32)}
_TOKEN = re.compile(r"\d+s\b|\d+|[a-z]+|[–—;]")
_SMALL = frozenset(("in", "the", "of", "on", "at", "s", "a", "year", "years", "unknown"))
_ENDS = frozenset(("and", "to", "until", "till", "through", "or", "–", "—", ";"))
_TENTH = re.compile(rf"\b(?:{'|'.join(ORDINALS)})\b(?=\s+c)")
_CENTURY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)[\s-]+c(?:entury|ent)?\b\.?")
DECADES = {word.removesuffix("y") + "ies": tens for word, tens in TENS.items()}
_DECADE = re.compile(rf"\b(?:{'|'.join(DECADES)})\b")
_SHORT_RANGE = re.compile(r"(?<!\d)(\d\d)(\d\d)\s*[-–/]\s*(1[3-9]|[2-9]\d)(?![\d/-])")
# Numeric dates are written out first, so that one parser reads them all.
_YEAR_FIRST = re.compile(
    r"\b(\d{4})\s*(?:[-/.]|年\s*)(\d{1,2})(?!\d)(?:(?:[-/.]|月\s*)(\d{1,2})(?!\d))?"
)
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_MONTH_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s*[-/.]\s*(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precisely as it is given; ``part`` is "early", "mid" or "late" in the last unit
    given.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    decade: bool = False

    def covers(self, given: "PartialDate") -> bool:
        """Whether ``given`` is this date, to the month or finer."""
        if (self.year, self.decade) != (given.year, given.decade):
            return False
        if self.month and self.month != given.month:
            return False
        if self.day and given.day and self.day != given.day:
            return False
        if self.part and not self.month and given.month:
            return given.month in MONTHS_OF[self.part]
        if self.part and not self.month:
            return self.part == given.part  # the year alone is coarser
        if self.part and given.day:
            return given.day in DAYS_OF.get(self.part, ())
        return not (self.part and given.part) or self.part == given.part

    def refines(self, given: "PartialDate") -> bool:
        """Whether ``given`` is less precise than this date but agrees with it, at least on the
        year.
        """
        if (self.year, self.decade) != (given.year, given.decade):
            return False
        if given.part and not given.month and self.month:
            return self.month in MONTHS_OF[given.part]
        said = ((self.month, given.month), (self.day, given.day), (self.part, given.part))
        return all(not theirs or ours == theirs for ours, theirs in said)

    def lacks_only_year(self, given: "PartialDate") -> bool:
        """Whether ``given`` is this date without its year."""
        if given.year or not given.month:
            return False
        return given == replace(self, year=None, part=given.part, day=given.day)


@dataclass(slots=True)
class _DateReader:
    """Reads a text token by token; a second year or month starts another date."""

    found: list[PartialDate] = field(default_factory=list)
    open: PartialDate = field(default_factory=PartialDate)
    misspelt: int = 0
    unread: list[str] = field(default_factory=list)

    def read(self, token: str) -> None:
        if token in _ENDS:
            self.close()
        elif token in PARTS:
            self.put(part=PARTS[token])
        elif token[0].isdigit():
            self.number(token)
        else:
            self.word(token)

    def word(self, token: str) -> None:
        month, cost = _month(token)
        if month:
            self.misspelt += cost
            self.put(month=month)
        elif token not in _SMALL:
            self.unread.append(token)

    def number(self, token: str) -> None:
        if token.endswith("s"):
            year = int(token[:-1])
            self.put(year=year if year > 99 else 1900 + year, decade=True)
        elif len(token) == 4:
            self.put(year=int(token))
        elif 1 <= int(token) <= 31:
            self.put(day=int(token))

    def put(self, **values: int | str | bool) -> None:
        if any(getattr(self.open, name) for name in values):
            self.close()
        self.open = replace(self.open, **values)  # type: ignore[arg-type]

    def close(self) -> None:
        if self.open.year or self.open.month:
            self.found.append(self.open)
        self.open = PartialDate()


@dataclass(frozen=True, slots=True)
class ParsedDates:
    """What a text says about time: its dates in order, the number of typing errors in names of
    months, and the words that could not be parsed ("after the lunar new year").
    """

    moments: tuple[PartialDate, ...]
    misspelt: int
    unread: tuple[str, ...]

    def covers(self, given: "ParsedDates") -> bool:
        return self._pairwise(given, PartialDate.covers)

    def refines(self, given: "ParsedDates") -> bool:
        return self._pairwise(given, PartialDate.refines)

    def lacks_only_years(self, given: "ParsedDates") -> bool:
        return bool(given.moments) and self._pairwise(given, PartialDate.lacks_only_year)

    def has_part(self, given: "ParsedDates") -> bool:
        """Whether ``given`` is some of several dates."""
        moments = set(self.moments)
        return 0 < len(given.moments) < len(self.moments) and moments.issuperset(given.moments)

    def _pairwise(
        self, given: "ParsedDates", holds: Callable[[PartialDate, PartialDate], bool]
    ) -> bool:
        return len(self.moments) == len(given.moments) and all(
            holds(ours, theirs) for ours, theirs in zip(self.moments, given.moments, strict=True)
        )


def parse_dates(text: str, *, day_first: bool = True) -> ParsedDates:
    """``day_first`` decides how to read 5/9/2023."""
    plain = in_digits(unicodedata.normalize("NFKC", text).casefold())
    plain = _TENTH.sub(lambda found: ORDINALS[found[0]], plain)
    plain = _CENTURY.sub(lambda found: f"{int(found[1]) - 1}00s", plain)
    plain = _DECADE.sub(lambda found: f"19{DECADES[found[0]]}s", plain)
    plain = _SHORT_RANGE.sub(r"\1\2 – \g<1>\3", plain)
    plain = re.sub(r"['’‘](\d\d)\b", r"20\1", plain)
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", plain)
    order = (2, 1) if day_first else (1, 2)
    plain = _DAY_FIRST.sub(lambda m: _written(m[3], *m.group(*order)), plain)
    plain = _YEAR_FIRST.sub(lambda m: _written(*m.groups()), plain)
    plain = _MONTH_FIRST.sub(lambda m: _written(m[2], m[1]), plain)
    plain = re.sub(r"(?<=\d{4})(s?)\s*[-/]\s*(?=\d{4})", r"\1 – ", plain)
    reader = _DateReader()
    for token in _TOKEN.findall(plain):
        reader.read(token)
    reader.close()
    return ParsedDates(tuple(reader.found), reader.misspelt, tuple(reader.unread))


def _month(token: str) -> tuple[int, int]:
    """The number of a month by its name, and the typing errors in it; 0 if it is no month."""
    number = SHORT.get(token) or MONTHS.get(token)
    if number:
        return number, 0
    costs = ((number, edits((Word(name),), token)) for name, number in MONTHS.items())
    return next(((number, cost) for number, cost in costs if cost is not None), (0, 0))


def _written(year: str, month: str | None, day: str | None = None) -> str:
    name = month_name[int(month)] if month and 1 <= int(month) <= 12 else "unknown"
    return f" {day or ''} {name.casefold()} {year} "
