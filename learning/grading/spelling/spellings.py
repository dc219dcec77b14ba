"""One spelling for each word: British, singular, numbers in digits.

The results are compared, never displayed, so they only have to be the same for all spellings of a
word and different for different words.
"""

import re
from functools import lru_cache

# fmt: off
# Words with the same meaning, by the singular in British spelling.
SAME = {
    "technology": "tech", "technological": "tech", "biotechnology": "biotech",
    "univ": "university", "uni": "university", "inst": "institute", "acad": "academy",
    "dept": "department", "govt": "government", "intl": "international",
    "corp": "corporation", "assn": "association", "natl": "national",
    "ex": "former", "formerly": "former", "onetime": "former",
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair",
    "marxian": "marxist", "following": "after",
}
NUMBERS = {word: f"{number}" for number, word in enumerate((
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
))}
TENS = {word: f"{10 * number}" for number, word in enumerate((
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
), start=2)}
ORDINALS = {
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
    "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
    "eleventh": "11th", "twelfth": "12th", "thirteenth": "13th", "fourteenth": "14th",
    "fifteenth": "15th", "sixteenth": "16th", "seventeenth": "17th", "eighteenth": "18th",
    "nineteenth": "19th", "twentieth": "20th",
}
SAME |= NUMBERS | TENS | ORDINALS
IRREGULAR = {
    "analyses": "analysis", "hypotheses": "hypothesis", "crises": "crisis", "theses": "thesis",
    "criteria": "criterion", "phenomena": "phenomenon", "indices": "index", "matrices": "matrix",
    "curricula": "curriculum", "strata": "stratum", "memoranda": "memorandum",
    "men": "man", "women": "woman", "children": "child", "people": "person",
    "halves": "half", "lives": "life", "leaves": "leaf", "shelves": "shelf", "wolves": "wolf",
}
AMERICAN = {
    "program": "programme", "gray": "grey", "check": "cheque", "tire": "tyre", "plow": "plough",
    "skeptic": "sceptic", "skeptical": "sceptical", "skepticism": "scepticism",
    "aluminum": "aluminium", "sulfur": "sulphur", "mold": "mould", "artifact": "artefact",
    "judgment": "judgement", "aging": "ageing", "maneuver": "manoeuvre", "airplane": "aeroplane",
    "fulfill": "fulfil", "fulfillment": "fulfilment", "enrollment": "enrolment",
    "installment": "instalment", "skillful": "skilful", "encyclopedia": "encyclopaedia",
    "archeology": "archaeology", "medieval": "mediaeval", "pediatric": "paediatric",
    "defense": "defence", "offense": "offence", "license": "licence", "pretense": "pretence",
    "practise": "practice", "catalog": "catalogue", "dialog": "dialogue", "analog": "analogue",
}
# fmt: on
SHORTEST_OF_A_PATTERN = 5
_PATTERNS = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r"(?<=[iy])z(?=e|i|a)", "s"),  # "modernise", "digitisation", "catalyse"
        (r"^(cent|theat|fib|lit|calib|sab|spect|lust|(?:kilo|centi|milli)?met)er(?=s?$)", r"\1re"),
        (
            r"^((?:mis|un|dis)?(?:lab|col|behavi|fav|harb|hon|neighb|rum|vap|endeav|hum|arm|flav"
            r"|vig|rig|sav|od|tum|val|splend|clam|cand|parl))or",
            r"\1our",
        ),
        (r"(?<=[cdfhmnpt])ae(?=[cdmnorst])|^oe|(?<=rh)oe", "e"),  # "anaesthesia", "diarrhoea"
        (r"([aeiou][^aeiou]+[aeiou])ll(?=(?:ed|ing|er|ers)$)", r"\1l"),  # "modelling"
    )
)
_UNITS = {word: number for word, number in (NUMBERS | ORDINALS).items() if number[0] != "0"}
_UNITS = {word: number for word, number in _UNITS.items() if not number[1:2].isdigit()}
_COMPOUND = re.compile(rf"(?i)\b({'|'.join(TENS)})[ -]({'|'.join(_UNITS)})\b")
_PERCENT = re.compile(r"(?i)\s*%|\bper cent\b")


def in_digits(text: str) -> str:
    """The text with "twenty-first" as "21st", and one word for "per cent" and its sign."""
    text = _COMPOUND.sub(lambda found: TENS[found[1].lower()][0] + _UNITS[found[2].lower()], text)
    return _PERCENT.sub(" percent", text)


@lru_cache(maxsize=8192)
def british(word: str) -> str:
    """The word in the spelling that is compared letter by letter."""
    bare = word.removesuffix("s")
    if bare in AMERICAN:
        return AMERICAN[bare] + word[len(bare) :]
    if len(bare) < SHORTEST_OF_A_PATTERN:
        return word
    for pattern, spelling in _PATTERNS:
        word = pattern.sub(spelling, word)
    return word


@lru_cache(maxsize=8192)
def plainest(word: str) -> str:
    """The word without its plural ending, and the same for all words in ``SAME``."""
    text = british(word)
    text = IRREGULAR.get(text, text)
    if text.endswith("ies") and len(text) > 4:
        text = text[:-3] + "y"
    elif text.endswith(("sses", "ches", "shes", "xes", "zes")):
        text = text[:-2]
    elif text.endswith(("che", "xe", "ze")) or _is_plural(text):  # "aches" has lost its "e" too
        text = text[:-1]
    return SAME.get(text, text)


def _is_plural(text: str) -> bool:
    return text.endswith("s") and text[-2:] != "ss" and len(text) > 2
