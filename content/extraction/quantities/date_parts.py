"""The parts that dates are made of, as patterns: days, months, years, eras and what joins them."""

from content.extraction.quantities.periods import MONTHS, ORDINALS

NAMES = "|".join(
    name if len(name) > 4 or name in ("May", "June", "July") else rf"{name}\b\.?"
    for name in sorted(MONTHS, key=len, reverse=True)
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:1\d{3}|20\d\d|2100)"
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?)?"
EDGE = (
    r"(?:(?:the )?(?:very )?(?:[Ee]arly|[Mm]id|[Ll]ate|middle|end|beginning|start|close|turn)"
    r"(?:[ -]to[ -](?:mid|late)|-?through)?(?: of| in)?(?: the)?[ -])?"
)
DASH = r" ?[–—-] ?"
TO = rf"(?:{DASH}| (?:to|through|until|till) )"
ERA = r"(?: (?:BCE?|CE|AD))?"
DECADE = r"(?:[1-9]\d\d0|[1-9][1-9]0)"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|\d{1,2}:\d\d(?!:)|(?:noon|midnight)\b)"
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"


def month(number: int) -> str:
    return rf"(?P<m{number}>{NAMES})(?![a-z])"


def day(number: int) -> str:
    return rf"(?P<d{number}>{DAY})"


def year(number: int) -> str:
    return rf"(?P<y{number}>{YEAR})"
