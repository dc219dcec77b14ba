"""By which words alone a person may be named after the full name: the surname, mostly."""

from content.extraction.names.pinyin import has_shape_of_name, spells, syllables
from content.extraction.names.words import fold
from content.extraction.vocabulary.family_names import (
    CHINESE_SURNAMES,
    JAPANESE_SURNAMES,
    KOREAN_SURNAMES,
    PARTICLES,
    VIETNAMESE_SURNAMES,
)
from content.extraction.vocabulary.given_names import GIVEN_NAMES

type Key = tuple[str, ...]


def key_of(word: str) -> str:
    return fold(word).replace("-", "")


def short_names(parts: list[str], native: str = "") -> tuple[Key, ...]:
    """The surnames of a name in lower case, the likeliest first."""
    words = [fold(part) for part in parts]
    if len(words) == 1:
        return ((key_of(words[0]),),)
    if words[1] == "of":
        return ((key_of(words[0]),),)  # "Bernard of Clairvaux"
    if len(words) == 2 and (order := _eastern(words, native)):
        return tuple((key_of(word),) for word in order)
    if words[0] in VIETNAMESE_SURNAMES and len(words) >= 3 and words[0] not in GIVEN_NAMES:
        return ((key_of(words[-1]),), (key_of(words[0]),))
    return _western(words)


def _eastern(words: list[str], native: str) -> list[str]:
    """The words of two that may be the surname, if one is Chinese, Korean or Japanese."""
    first, last = words
    if native and spells(words, native):
        return [first] if _begins(first, native) else [last]
    if "-" in last and first in KOREAN_SURNAMES | CHINESE_SURNAMES:
        return [first, last]
    if "-" in first and last in KOREAN_SURNAMES | CHINESE_SURNAMES:
        return [last, first]
    if has_shape_of_name(words):
        counts = syllables(first), syllables(last)
        if counts == (2, 1):
            return [last] if last in CHINESE_SURNAMES else [first]
        if counts == (1, 1) and last in CHINESE_SURNAMES:
            return [first, last] if first in CHINESE_SURNAMES else [last]
        return [first]
    if first in JAPANESE_SURNAMES and first not in GIVEN_NAMES:
        return [first] if last not in JAPANESE_SURNAMES else [first, last]
    if last in GIVEN_NAMES and first not in GIVEN_NAMES and last not in JAPANESE_SURNAMES:
        return [first, last]
    return []


def _begins(word: str, native: str) -> bool:
    """Whether the first character of a name is read as the word."""
    return spells([word, word], native[0] * 2)


def _western(words: list[str]) -> tuple[Key, ...]:
    """The last name, or each row of names behind the given ones: "Ruiz de la Hermida", "Ruiz"."""
    keys = [key_of(word) for word in words]
    last = len(keys)
    first = next((n for n in range(1, last) if not _is_given(words[n])), last - 1)
    found: list[Key] = [tuple(keys[n:]) for n in range(last - 1, 0, -1)]
    found += [
        tuple(keys[n:end])
        for n in range(first, last)
        for end in range(n + 1, last)
        if words[n] not in PARTICLES and words[end - 1] not in PARTICLES
    ]
    prefix, hyphen, rest = words[-1].partition("-")
    if hyphen and prefix in PARTICLES:
        found.append((key_of(rest),))
    return tuple(dict.fromkeys(found))


def _is_given(word: str) -> bool:
    return word in GIVEN_NAMES or len(word.rstrip(".")) == 1
