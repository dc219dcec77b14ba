"""What the words of a name themselves tell for and against a person."""

import re

from content.extraction.document import BlockKind
from content.extraction.names.candidates import are_initials
from content.extraction.names.pinyin import (
    has_shape_of_japanese,
    has_shape_of_name,
    syllables,
)
from content.extraction.names.setting import Setting
from content.extraction.names.words import Kind
from content.extraction.vocabulary.bodies import BODIES_OF_ONE_WORD, BODY_WORDS
from content.extraction.vocabulary.commonness import RARE, rank
from content.extraction.vocabulary.family_names import (
    EASTERN_SURNAMES,
    FAMILY_NAMES,
    JAPANESE_SURNAMES,
    VIETNAMESE_SURNAMES,
)
from content.extraction.vocabulary.given_names import GIVEN_NAMES
from content.extraction.vocabulary.ordinary_words import (
    MONTHS_AND_DAYS,
    OPENERS,
    ORDINARY,
    ORDINARY_ENDINGS,
)
from content.extraction.vocabulary.places import (
    BEFORE_PLACES,
    CITIES_AND_REGIONS,
    NOT_PEOPLE,
    PEOPLES,
    PLACE_WORDS,
    PLACES,
)

_SURNAMES = CITIES_AND_REGIONS | PEOPLES  # some of them: "London", "York", "English"
_OFTEN = 6_000  # the rank of a common noun
_PERSONAL = re.compile(r"\b(?:he|she|his|her|himself|herself|He|She|His|Her)\b")


def chinese(at: Setting) -> float:
    """A Chinese surname and a name of one or two syllables, in either order."""
    texts = [word.text for word in at.candidate.parts]
    return 2.5 if has_shape_of_name(texts) and at.candidate.key not in NOT_PEOPLE else 0


def korean(at: Setting) -> float:
    """Korean, Cantonese and Vietnamese names by surname, hyphen and number of words."""
    parts = at.candidate.parts
    if len(parts) < 2:
        return 0
    first, last = parts[0].key, parts[-1].key
    if first in VIETNAMESE_SURNAMES and len(parts) in (3, 4):
        return 2.5 if all(len(word.text) <= 6 for word in parts) else 0
    if first in EASTERN_SURNAMES and len(parts) == 3:
        return 2 if all(len(word.text) <= 6 and word.key not in ORDINARY for word in parts) else 0
    hyphens = [word for word in parts if "-" in word.text or "‑" in word.text]
    if len(parts) == 2 and hyphens and (first in EASTERN_SURNAMES or last in EASTERN_SURNAMES):
        other = parts[1] if first in EASTERN_SURNAMES else parts[0]
        return 2.5 if all(len(piece) <= 6 for piece in re.split(r"[-‑]", other.text)) else 0
    if len(parts) == 2 and hyphens and (syllables(first) == 1 or syllables(last) == 1):
        return 1.0
    return 0


def given(at: Setting) -> float:
    """A given name at the start, or at the end behind the surname."""
    parts = at.candidate.parts
    if len(parts) < 2:
        return 0
    first = parts[0].key
    if first in GIVEN_NAMES or (first.split("-")[0] in GIVEN_NAMES and "-" in first):
        return 2.5
    return 2.0 if parts[-1].key in GIVEN_NAMES and parts[-1].key not in PLACES else 0


def family(at: Setting) -> float:
    """A common family name at the end."""
    parts = at.candidate.parts
    if len(parts) < 2:
        return 0
    if has_shape_of_japanese([word.text for word in parts]):
        return 2.0 if parts[-1].key in JAPANESE_SURNAMES else 1.5
    return 1.0 if parts[-1].key in FAMILY_NAMES else 0


def reuse(at: Setting) -> float:
    """The last word stands alone elsewhere, as a surname does, and perhaps speaks there."""
    parts = at.candidate.parts
    if len(parts) < 2 or parts[-1].key not in at.alone:
        return 0
    speaks = len(parts) == 2 and parts[-1].key in at.speaking
    return 2.2 if speaks and _PERSONAL.search(at.block.text, at.candidate.end) else 1


def shape(at: Setting) -> float:
    """Initials and particles inside, and that the words are no words of another kind."""
    parts = at.candidate.parts
    if len(parts) < 2:
        return 0
    if parts[0].kind is Kind.INITIAL:
        return 2.5
    if are_initials(at.candidate.words, at.candidate.first, at.candidate.last):
        return 1.0
    if any(word.kind is Kind.INITIAL for word in parts):
        return 2
    if any(word.kind is Kind.LOWER for word in parts[1:]) or any("-" in w.key[:3] for w in parts):
        return 1.5
    return 0.5 if at.block.kind is not BlockKind.HEADING else 0


def ordinary(at: Setting) -> float:
    """Words that names of people do not have."""
    weight = 0.0
    for n, word in enumerate(at.candidate.parts):
        key = word.key
        known = key in GIVEN_NAMES or key in FAMILY_NAMES
        if word.kind is Kind.LOWER or (word.kind is Kind.UPPER and len(key) == 2):
            continue
        if key in MONTHS_AND_DAYS and n and at.candidate.parts[0].key in GIVEN_NAMES:
            continue  # "Theresa May"
        if key in MONTHS_AND_DAYS and key not in GIVEN_NAMES:
            weight -= 3
        elif _is_plural_noun(at, n):
            weight -= 1.5
        elif (key in ORDINARY or key in BODY_WORDS) and not known:
            weight -= 2.5 if n or key not in OPENERS else 3
        elif (key in at.lower and not known) or (
            key.endswith(ORDINARY_ENDINGS) and not known and len(key) > 6
        ):
            weight -= 1.5
    return weight


def _is_plural_noun(at: Setting, n: int) -> bool:
    """The last word behind another word that is no name, if it is a plural that texts often have:
    "Rural Outcomes".
    """
    parts = at.candidate.parts
    key = parts[n].key
    if n == 0 or n < len(parts) - 1 or not key.endswith("s") or key.endswith(("ss", "us", "is")):
        return False
    known = key in FAMILY_NAMES or parts[0].key in GIVEN_NAMES or parts[0].kind is Kind.INITIAL
    return not known and rank(key) < _OFTEN and rank(parts[0].key) < RARE


def place(at: Setting) -> float:
    """Words for places, and names of places and companies."""
    if at.candidate.key in NOT_PEOPLE:
        return -6
    if at.candidate.parts[0].key.rstrip(".") in BEFORE_PLACES:
        return -4
    weight = 0.0
    first = at.candidate.parts[0].key
    for n, word in enumerate(at.candidate.parts):
        key = word.key
        if n == 1 and key in _SURNAMES and first in GIVEN_NAMES and first not in PLACES:
            weight -= 0.5  # "Jack London"
        elif key in PLACES or key in PLACE_WORDS:
            given = key in GIVEN_NAMES or key in FAMILY_NAMES
            weight -= 2.5 if not given else 0.5 if n == 0 else 1.0
        if key in BODIES_OF_ONE_WORD:
            weight -= 2
    return weight
