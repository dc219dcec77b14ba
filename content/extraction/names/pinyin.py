"""Whether Latin letters spell Chinese: by their shape, and against characters."""

import re
from functools import lru_cache

from content.extraction.names.readings import readings
from content.extraction.names.words import fold
from content.extraction.vocabulary.family_names import CHINESE_SURNAMES, JAPANESE_SURNAMES

_FINALS = {
    "": "a ai an ang ao e ei en eng er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve ue",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve ue yu",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}
SYLLABLES = frozenset(
    initial + final for initial, finals in _FINALS.items() for final in finals.split()
)
_JAPANESE = re.compile(
    r"(?:(?:[kgsztdnhbpmyrwjf]|ch|sh|ts|[knhmrgbp]y)?[aiueo]h?|n|(?=([kstp])\1)[kstp]){2,8}"
)
# English words that a name of two words may have by their letters only.
_ENGLISH = frozenset(
    "a an be but can chi do fan gang gun he hen hang her man me men mine min nu ping pi pan "
    "sing so song sun ten ton tan to wan wang win wo you young long shun sang rang ran rung tang "
    "fun den pin ban bang die tie due lie nan mu pa china".split()
)


@lru_cache(maxsize=5_000)
def syllables(word: str) -> int:
    """How many syllables of pinyin a word has, at most three; 0 if it is not pinyin."""
    key = fold(word).replace("'", "").replace("-", "")
    return _count(key, 3)


def _count(letters: str, most: int) -> int:
    if not letters:
        return 0
    for length in range(min(6, len(letters)), 0, -1):
        if letters[:length] in SYLLABLES:
            if length == len(letters):
                return 1
            if most > 1 and (rest := _count(letters[length:], most - 1)):
                return rest + 1
    return 0


def has_shape_of_name(words: list[str]) -> bool:
    """Whether two words could be a surname and a name of one or two syllables, in either order."""
    if len(words) != 2:
        return False
    first, last = (fold(word) for word in words)
    counts = syllables(first), syllables(last)
    if not all(counts) or max(counts) > 2 or (first in _ENGLISH and last in _ENGLISH):
        return False
    if first in CHINESE_SURNAMES:
        return True
    return last in CHINESE_SURNAMES and counts[0] == 2


def has_shape_of_japanese(words: list[str]) -> bool:
    """Whether two words are spelt as Japanese and one of them is a common surname."""
    keys = [fold(word) for word in words]
    if len(keys) != 2 or not any(key in JAPANESE_SURNAMES for key in keys):
        return False
    return is_spelt_as_japanese(keys)


def is_spelt_as_japanese(words: list[str]) -> bool:
    """Whether words have Japanese syllables, whatever else they may be."""
    return all(_JAPANESE.fullmatch(fold(word)) for word in words)


def spells(words: list[str], characters: str) -> bool:
    """Whether the words, family name first or last, are a reading of the characters."""
    letters = ["".join(filter(str.isalpha, fold(word))) for word in words]
    if not 2 <= len(characters) <= 4:
        return False
    sounds = [readings(one) for one in characters]
    if _reads("".join(letters), sounds):
        return True
    turned = letters[-1] + "".join(letters[:-1])
    return _reads(turned, sounds)


def _reads(letters: str, sounds: list[frozenset[str]]) -> bool:
    if not sounds:
        return not letters
    return any(
        letters.startswith(one) and _reads(letters[len(one) :], sounds[1:]) for one in sounds[0]
    )
