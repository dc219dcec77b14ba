"""Amounts in a text: percentages, money, counts with their noun, durations and fractions."""

import re
from dataclasses import dataclass

from content.extraction.quantities.words import (
    BEFORE_KNOWN,
    LABELS,
    NOT_COUNTED,
    OF_ARGUMENT,
    OF_ONE,
    TIME_UNITS,
    UNITS,
    is_plural,
)
from content.extraction.vocabulary.titles import is_calling


@dataclass(frozen=True, slots=True)
class AmountWords:
    """``start:end`` of a text with the noun; ``value`` is the number, ``unit`` what it counts."""

    start: int
    end: int
    value: str
    unit: str
    rule: str


_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
SMALL = rf"(?:(?:{_TENS})(?:-(?:{_ONES}))?|{_TEENS}|{_ONES})"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|crore|lakh|dozen)"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+(?!\d)|\d+)(?:\.\d+)?[½¼¾⅓⅔]?"
_SIGN = "(?:GH₵|(?:CN?|JP)¥|[€£¥₩₹₽₦₵₱฿₺₪₫₴₸])"
_CODE = (
    "(?:RMB|CNY|USD|EUR|GBP|JPY|AUD|CHF|CAD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|INR|BRL|ZAR|MXN|KRW|SGD|"
    r"HKD|NGN|KES|GHS|Rs\.?|Rp|RM)"
)
_NUMBER = re.compile(
    rf"(?P<money>(?:US|HK|NZ|NT|AU|CA|A|C|S|R)?\$|{_SIGN}|{_CODE} ?)?"
    rf"(?:(?P<digits>{_DIGITS})"
    rf"(?P<scale>(?: ?(?:bn|tn|mn)|m|b|k| m(?= [a-z]{{3,}}s\b))\b|(?:[ -](?i:{_SCALE})\b)+)?"
    rf"|(?P<spelt>(?i:(?:{SMALL}|an?|half an?)(?:[ -]{_SCALE}\b){{1,3}}(?: and {SMALL})?"
    rf"|{SMALL} ?score(?! (?:draw|line|sheet|card)s?\b)(?:(?: and)? {SMALL})?"
    rf"|{SMALL}(?: and a half)?)\b))"
    r"(?P<share> ?[%‰]| ?(?:per[ -]?cent|pct|percentage[ -]points?|basis[ -]points?)\b)?"
    r"(?P<measure> ?°[CF]?|(?:km|kg|cm|mm|ha|g|mg|t|C|F|[kMGT]Wh?|[kGMT]B|nm|[kMG]?Hz|mph|kph|p|ft|"
    r"lb|oz|hp|ml|cl|l|kV|V|dB|[kh]?Pa|cc|rpm|bpm)[²³]?\b| (?:(?:km|m|cm|mm|ft)[²³]|k?m[23]\b))?"
    r"(?![\w/]|\.\d|,\d{3}|:\d)"
)
_NEAR = (
    r"(?i:about|around|roughly|nearly|almost|some|over|under|more than|less than|fewer than|"
    r"at least|at most|up to|approximately|an estimated|close to|no (?:more|fewer|less) than|"
    r"as (?:many|much|few|little) as|just (?:over|under)|well (?:over|under)|a record|a total of|"
    r"only|another|exactly|barely|below|above|in excess of|upwards of)"
)
_OPENING = re.compile(
    r"(?<![\w.,/#^$€£¥₩₹₦₵₱฿₺₪₫₴₸–-])(?:"
    rf"(?:{_NEAR} |[~≈] ?){{1,2}}(?=[\w$]|{_SIGN})|\d|\$|{_SIGN}|[A-Z]{{1,2}}\$"
    rf"|{_CODE} ?\d|(?i:{SMALL}\b|(?:half )?an? {_SCALE}\b))"
)
_AFTER_NEAR = re.compile(rf"(?:{_NEAR} |[~≈] ?){{0,2}}")
_TO = re.compile(rf"(?:[–—-]| (?P<word>to|or|and) )(?:{_NEAR} )?")
_OUT_OF = re.compile(rf" (?:out of|in|of|per)(?: every| the| its| their)? (?:{_NEAR} )?")
_PART_NAME = "(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth)"
_FRACTION = re.compile(
    rf"(?<![\w-])(?:{_NEAR} )?(?i:"
    r"(?:one|two|three|four|five|seven|nine)[- ](?:halves|thirds?|quarters?|fifths?|sixths?|"
    rf"sevenths?|eighths?|ninths?|tenths?)|(?:a|one) {_PART_NAME}(?= of\b)|"
    rf"(?<=by )(?:a|one) {_PART_NAME}|"
    r"(?:tens|hundreds|dozens|scores|thousands) of (?:thousands|millions|billions)|"
    r"half(?= of\b| (?:the|its|their|her|his|our|my|all|these|those)\b| an? \w))(?![\w-])"
    rf"|(?<![\w-]){_NEAR} (?:half|a {_PART_NAME})\b(?!-)|\b[Aa]n? (?:hour|day|"
    rf"week|month|year|decade|century) and a half\b"
)
_FRACTION_HINT = re.compile(
    r"hal(?:f|ves)|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|tieth|hundredth|[Tt]ens|"
    r"ousands of|undreds of|ozens of|cores of"
)
# "The upper half of the building" is a part of it with a name.
_NAMED_HALF = re.compile(
    r"\b(?:the|an?|its|their|this|other|first|second|last) (?:[\w’'-]+ )?$", re.IGNORECASE
)
_IN_SMALL = re.compile(
    rf" (?:[a-z][\w’'-]* ){{1,2}}in (?:every )?(?i:{SMALL})\b(?! (?:{_SCALE}|(?!(?:was|is|"
    rf"has)\b)[a-z]+s)\b)"
)
_OF_WHOLE = re.compile(
    r" (?:of (?:(?:the|its|their|her|his|our|all|these|those) )?|(?<=[Hh]alf )(?:all )?"
    r"(?:the|its|their|her|his|our|these|those|an?) )(?!the\b|its\b|all\b)[a-z](?:[\w’'-]*\w)?"
)
# "Nine of them", "three of its old ports"
_PART = re.compile(
    r" of (?:(?:them|these|those|which|whom)\b(?! [a-z]+s\b)"
    r"|(?:the|its|their|his|her|our|these|those) (?:[a-z][\w-]* ){0,2}?"
    r"(?P<noun>[a-z]{2,}[^\Wsui]s|people|women|men|children)\b)"
)
# "A board of five", "a majority of 12"
_OF_AMOUNT = re.compile(
    r"\b(?:age|average|band|board|boy|child|class|committee|crew|family|gang|girl|group|index|jury|"
    r"lead|majority|man|margin|maximum|median|minimum|panel|party|population|queue|ratio|score|"
    r"staff|team|total|toll|turnout|woman) of $"
)
_COLLECTED = re.compile(
    r"\b(?:anthology|body|book|collection|corpus|cycle|fleet|flock|group|herd|sequence|series|set|"
    r"total|treasury|volume) of (?:about |around |some |nearly |over |more than )?$"
)
_WORD = re.compile(r" ([A-Za-zÀ-ÿ](?:[\w’'-]*\w)?)")
_ACRONYMS = re.compile(r"[A-Z]{2,}s")  # "26 MPs"
_A_NUMBER = re.compile(SMALL)  # "The year 69 saw four kings": no "69 kings"
_SUCH = re.compile(r" such(?= )")  # "14 such funds"
_BEFORE = re.compile(r"([A-Za-z]+)\.? ?$")
_COMPOUND = re.compile(r"-([a-z]+)(?:-(?:old|long|wide|high|tall|deep|thick))?\b(?!-)")
_LONGEST_NOUN = 4  # words
# Before a number that stands without a noun.
_BEFORE_BARE = frozenset(
    """
    to from by at than reached totalled totaled numbered aged averaged exceeded was were hit passed
    are between against with reach reaches reached totals averages numbers exceeds exceed remain
    remained includes included
    """.split()
)
_AT_A_TIME = re.compile(r" at a time\b")
_SOMEBODY_OF = re.compile(r"\b([a-z][\w-]*) of $")
_IS = re.compile(r"\b(?:is|was|turned|turns) (?:now |only |already )?$")
_BEHIND_AGE = re.compile(r" (?:and|but|when|in [12]\d{3}|this|last)\b|[,;.](?!\d)")
_AGED = re.compile(r"(?:,|\b[Aa]ged|\bage(?: of)?) (?:now |then |just |only |still )?$")
_BEHIND_AGED = re.compile(
    r"[,;.)](?!\d)|$| (?:and|or|to|in|on|at|by|from|of|after|when|but|was|were)\b"
)
_SPELT_AGE = re.compile(r"\b(?:[Aa]ged|age of) (?:just |only )?$")
# "At 17, she left school"
_AT_AGE = re.compile(r"\bAt (?:just |only |the age of )?$")
_BEHIND_AT_AGE = re.compile(r", (?:he|she|they|I|we|her|his|[A-Z][a-z]+)\b")
_NOT_COUNTING = frozenset("code fax id isbn issn phone postcode telephone tel zip".split())
# "Age: 58" on a line alone
_LONGEST_NAME = 40  # characters
_NAMED = re.compile(r"(?P<last>[A-Za-z]+)(?: \([^()]+\))?: $")
# "Of the harbours, 61 were closed": who they are was said before.
_DO = re.compile(
    r" (?:also |still |now |then |only )?(?:are|were|have|had|will|would|did|do|died|survived|"
    r"remain|remained|came|went|said|fell|lost|took|voted|failed|passed|closed|opened|left)\b"
)


def find_amounts(text: str) -> list[AmountWords]:
    """The amounts of a text in order, ranges whole; ordinals and labels as "page 4" are none."""
    found: list[AmountWords] = []
    at = 0
    for opening in _OPENING.finditer(text):
        near = _AFTER_NEAR.match(text, opening.start())
        if opening.start() < at or not near:
            continue
        number = _NUMBER.match(text, near.end())
        amount = _amount(text, opening.start(), number) if number else None
        if amount:
            found.append(amount)
            at = amount.end
        elif number:
            at = number.end()
    return sorted([*found, *_fractions(text, found)], key=lambda one: one.start)


def _fractions(text: str, found: list[AmountWords]) -> list[AmountWords]:
    if not _FRACTION_HINT.search(text):
        return []
    taken = {at for one in found for at in range(one.start, one.end)}
    return [
        AmountWords(match.start(), _with_whole(text, match.end()), match[0], "", "fraction")
        for match in _FRACTION.finditer(text)
        if not taken.intersection(range(*match.span()))
        and not _NAMED_HALF.search(text, max(0, match.start() - 30), match.start())
    ]


def _with_whole(text: str, end: int) -> int:
    """The end of a fraction with what it is a part of: "half of the water"."""
    of = _OF_WHOLE.match(text, end)
    return of.end() if of else end


def _amount(text: str, start: int, number: re.Match[str]) -> AmountWords | None:
    before = _BEFORE.search(text, max(0, start - 20), start)
    word = before[1] if before else ""
    if start < number.start() and word.casefold() in LABELS:
        word = ""  # "a building under roughly 40 metres of snow": no "building 40"
    last = _joined(text, number, word.casefold()) or number
    if last is not number and _is_given_to(text, number, last):
        last = number
    end, value = last.end(), text[number.start() : last.end()]
    unit = (last["share"] or last["measure"] or number["money"] or "").strip()
    if unit:
        return AmountWords(start, end, value, unit, "unit")
    compound = _COMPOUND.match(text, end)
    if compound:
        if not _is_compound(number, compound[1]):
            return None
        return AmountWords(start, compound.end(), value, compound[1], "compound")
    if number["spelt"] and (share := _IN_SMALL.match(text, end)):
        return AmountWords(start, share.end(), value, share[0].strip(), "share")
    if last is number and (part := _PART.match(text, end)):
        known = word.casefold() in BEFORE_KNOWN | LABELS | {"the"}
        known = known and not (word.casefold() == "all" and number["digits"])
        if known or (number["spelt"] or number["digits"]).casefold() in ("one", "1"):
            return None  # "one of the best"
        return AmountWords(start, part.end(), value, part["noun"] or "", "part")
    if last is not number and word.casefold() in LABELS:
        return None  # "pages 12–14"
    noun = _noun(text, end) or _foreign_noun(text, start, number)
    if noun:
        if not _is_count(number, noun, word) and last is number:
            return None
        unit = noun.strip().removeprefix("such ")
        return AmountWords(start, end + len(noun), value, unit, "count")
    if last is number and not _is_bare_amount(text, start, number, word):
        return None
    return AmountWords(start, end, value, "", "number")


def _joined(text: str, number: re.Match[str], before: str) -> re.Match[str] | None:
    """The second number of a range or a share: "5–7", "5 to 7 per cent", "12 out of 40"."""
    has_unit = number["share"] or number["money"] or number["measure"]
    if (share := _OUT_OF.match(text, number.end())) and not has_unit:
        return _NUMBER.match(text, share.end())
    through = _TO.match(text, number.end())
    if not through or (through["word"] == "and" and before != "between"):
        return None
    last = _NUMBER.match(text, through.end())
    if last and number["money"] and last["money"] and number["money"] != last["money"]:
        return None  # "£5 or €6"
    if (
        last
        and through["word"] == "to"
        and _unit(number)
        and _unit(last) not in (None, _unit(number))
    ):
        return None  # "rose 3 per cent to 40p"
    scaled = number["scale"] and last and last["scale"]
    if before == "from" and (has_unit or scaled):
        return None  # a change from one amount to another
    return last


def _unit(number: re.Match[str]) -> str | None:
    unit = number["share"] or number["measure"]
    return unit.strip() if unit else None


def _is_given_to(text: str, number: re.Match[str], last: re.Match[str]) -> bool:
    """ "€4 million to 212 venues": who gets it, and no range."""
    if not number["money"] or last["money"] or last["scale"] or last["share"] or last["spelt"]:
        return False
    between = text[number.end() : last.start()]
    return between == " to " and bool(noun := _noun(text, last.end())) and noun[:5] != " per "


def _is_compound(number: re.Match[str], unit: str) -> bool:
    """Whether "15-year" or "three-day" measures, as "two-way" and "12-point" do not."""
    if number["spelt"]:
        return unit in UNITS or f"{unit}s" in UNITS
    return unit not in ("point", "way", "plus", "fold", "degree")


def _noun(text: str, end: int) -> str:
    """The words from ``end`` to the noun that is counted, with the space before; "" if none."""
    such = _SUCH.match(text, end)
    at = such.end() if such else end
    for _ in range(_LONGEST_NOUN):
        word = _WORD.match(text, at)
        if not word or word[1] in NOT_COUNTED or _A_NUMBER.fullmatch(word[1]):
            return ""
        at = word.end()
        known = word[1].casefold()
        if known in ("square", "cubic", "per", "sq", "cu"):
            continue
        if known in UNITS or is_plural(known) or _ACRONYMS.fullmatch(word[1]):
            return text[end:at]
    return ""


def _foreign_noun(text: str, start: int, number: re.Match[str]) -> str:
    """The word behind "an anthology of 100", which may have no plural."""
    collected = number["digits"] and _COLLECTED.search(text, max(0, start - 30), start)
    word = _WORD.match(text, number.end()) if collected else None
    return word[0] if word and word[1] not in NOT_COUNTED and word[1].islower() else ""


def _is_count(number: re.Match[str], noun: str, before: str) -> bool:
    if before.casefold() in LABELS:
        return False
    spelt, head = number["spelt"], noun.split()[-1].casefold()
    if not spelt or " " in spelt:
        return True
    if spelt[0].isupper() and noun.strip()[0].isupper():
        return False  # a name, as "Two Safeguards"
    if spelt.casefold() == "one":
        return head in OF_ONE
    if not re.fullmatch(_ONES, spelt, re.IGNORECASE) or head in TIME_UNITS:
        return True
    known = before.casefold() in BEFORE_KNOWN or (before, spelt) == ("the", "two")
    return not known and head not in OF_ARGUMENT


def _is_bare_amount(text: str, start: int, number: re.Match[str], before: str) -> bool:
    """Whether a number without a noun is an amount rather than a label or part of a name."""
    if _OF_AMOUNT.search(text, max(0, start - 20), start) or _AT_A_TIME.match(text, number.end()):
        return True
    named = _NAMED.search(text[:start]) if number.end() == len(text) else None
    if named and number["digits"] and named["last"].casefold() not in LABELS | _NOT_COUNTING:
        return start < _LONGEST_NAME
    if number["spelt"] and _SPELT_AGE.search(text, max(0, start - 14), start):
        return True
    if before.casefold() in LABELS or not number["digits"]:
        return bool(number["spelt"] and re.search("[ -]", number["spelt"]))
    around = text[start - 1 : start] + text[number.end() : number.end() + 1]
    if around == "()" and len(number["digits"]) > 1 and is_plural(_word_before(text, start - 1)):
        return True  # "local councils (57)"
    if around in ("()", "[]") or (start == 0 and around[-1:] in (".", ")")):
        return False
    if number["scale"] or re.search(r"[.,½¼¾⅓⅔]", number["digits"]):
        return not before.istitle() or start > number.start()
    if start < number.start() or before in _BEFORE_BARE:
        return True
    if _DO.match(text, number.end()) and not before[:1].isupper():
        return True
    may_be_age = number["digits"].isdigit() and 10 < int(number["digits"]) < 110
    return may_be_age and _is_of_age(text, start, number.end())


def _is_of_age(text: str, start: int, end: int) -> bool:
    """ "A baker of 61", "Liu is 61 and a baker", "At 61, he left"."""
    aged = _AGED.search(text, max(0, start - 14), start)
    if aged and (
        text[end : end + 1] in (",", ";", ".")
        if aged[0][0] == ","
        else _BEHIND_AGED.match(text, end)
    ):
        return True
    if _AT_AGE.search(text, max(0, start - 16), start):
        return bool(_BEHIND_AT_AGE.match(text, end))
    who = _SOMEBODY_OF.search(text, max(0, start - 30), start)
    if who:
        return is_calling(who[1]) and text[end : end + 2] != " ("
    is_old = _IS.search(text, max(0, start - 20), start)
    return bool(is_old) and bool(_BEHIND_AGE.match(text, end))


def _word_before(text: str, end: int) -> str:
    found = _BEFORE.search(text, max(0, end - 20), end)
    return found[1] if found else ""
