"""Years, months and days as ISO dates and periods."""

import re

_NAMES = (
    "January February March April May June July August September October November December"
).split()
# Each month by its name and by its short form.
MONTHS: dict[str, int] = {name: n for n, name in enumerate(_NAMES, 1)}
MONTHS |= {name[:3]: n for name, n in MONTHS.items()} | {"Sept": 9}

ORDINALS: dict[str, int] = {
    word: n
    for n, word in enumerate(
        """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first
        """.split(),
        1,
    )
}


def iso(year: str | None, month: str | None = None, day: str | None = None) -> str:
    """A year, month or day in ISO form; "" without a year, and for a day that no month has."""
    if not year:
        return ""
    parts = [year.rjust(4, "0")]
    if month:
        parts.append(f"{MONTHS[month.rstrip('.')]:02}")
        if day:
            parts.append(f"{int(re.sub(r'\D', '', day)):02}")
    return "-".join(parts)


def period(start: str, end: str) -> str:
    """From one ISO date to another; the later alone if the earlier is not known."""
    return f"{start}/{end}" if start and end and start < end else end


def decade(year: str, part: str = "") -> str:
    """The years of "1980s"; "early" has the first four of them, "mid" the three in the middle."""
    first = int(year) // 10 * 10
    starts, ends = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    return period(f"{first + starts:04}", f"{first + ends:04}")


def century(number: str) -> str:
    """The years of "19th century" or "nineteenth century"."""
    n = ORDINALS.get(number.casefold()) or int(re.sub(r"\D", "", number))
    return period(f"{n * 100 - 99:04}", f"{n * 100:04}")


def part_of_year(year: str, number: int, parts: int) -> str:
    """The months of a quarter, of four parts, or of a half, of two."""
    months = 12 // parts
    return period(f"{year}-{(number - 1) * months + 1:02}", f"{year}-{number * months:02}")
