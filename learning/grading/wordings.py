"""Other wordings of an answer that are right without anybody listing them.

They are whole answers, so each is compared like an accepted one: "R&D" and "research and
development", "Marxist doctrine" and "Marxism".
"""

import re
from collections.abc import Iterator
from functools import lru_cache

# Names of the same thing in any text. Those in capitals are found in capitals only.
SYNONYMS = (
    ("R&D", "research and development"),
    (
        "S&T",
        "scitech",
        "science and technology",
        "science and tech",
        "scientific and technological",
    ),
    ("AI", "artificial intelligence"),
    ("IP", "intellectual property"),
    ("GDP", "gross domestic product"),
    ("US", "USA", "United States", "United States of America", "U.S."),
    ("UK", "United Kingdom"),
    ("EU", "European Union"),
    ("UN", "United Nations"),
    ("PRC", "People’s Republic of China"),
    ("CPC", "CCP", "Communist Party of China", "Chinese Communist Party"),
    ("lunar new year", "Chinese new year", "Spring Festival"),
    ("SOE", "state-owned enterprise"),
    ("SOEs", "state-owned enterprises"),
)
LINKS = {"of", "in", "for", "to", "by", "on", "at", "from", "with", "between", ","}
MOST = 24  # wordings of one answer
DOCTRINES = ("doctrine", "theory", "thought", "ideology")
_OF_ISTS = re.compile(rf"(?i)\b(\w{{3,}})(?:ist|ian) (?:{'|'.join(DOCTRINES)})s?\b")
_OF_ISMS = re.compile(rf"(?i)\b(?:{'|'.join(DOCTRINES)}) of (\w{{3,}}ism)\b")
_ISM = re.compile(r"(?i)\b(\w{3,})ism$")


@lru_cache(maxsize=4096)
def other_wordings(text: str) -> tuple[str, ...]:
    """The other plain wordings of an answer, at most ``MOST``."""
    found = {text: None}
    for make in (_swapped, _synonyms, _isms, _doctrines):
        for wording in list(found):
            found.update(dict.fromkeys(make(wording)))
    return tuple(found)[1 : MOST + 1]


def _swapped(text: str) -> Iterator[str]:
    """ "Innovation and R&D" for "R&D and innovation"."""
    sides = text.split(" and ")
    has_order = any(letter.isdigit() for letter in text)  # "the 1990s and 2000s"
    if len(sides) == 2 and not has_order and not LINKS & set(text.casefold().split()):
        yield " and ".join(reversed(sides))


def _synonyms(text: str) -> Iterator[str]:
    for names, patterns in _PATTERNS:
        for pattern in patterns:
            if pattern.search(text):
                yield from (pattern.sub(name, text) for name in names)
                break


def _isms(text: str) -> Iterator[str]:
    yield _OF_ISTS.sub(r"\1ism", text)
    yield _OF_ISMS.sub(r"\1", text)


def _doctrines(text: str) -> Iterator[str]:
    yield from (_ISM.sub(rf"\1ist {doctrine}", text) for doctrine in DOCTRINES)
    yield from (_ISM.sub(rf"{doctrine} of \1ism", text) for doctrine in DOCTRINES)


def _pattern(name: str) -> re.Pattern[str]:
    flags = re.NOFLAG if name[:2].isupper() or "&" in name else re.IGNORECASE
    spaced = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]", name))
    spaced = spaced.replace("and", "(?:and|&)").replace("’", "['’]")
    return re.compile(rf"(?<!\w){spaced}(?!\w)", flags)


_PATTERNS = tuple(
    (names, tuple(map(_pattern, sorted(names, key=len, reverse=True)))) for names in SYNONYMS
)
