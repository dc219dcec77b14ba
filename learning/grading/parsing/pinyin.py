"""The sound of Chinese names: pinyin without tones, and the readings of characters."""

import re
from functools import lru_cache

from pypinyin import Style, pinyin

from content.characters import without_chinese
from learning.grading.words import Word, words


def syllables(text: str) -> tuple[Word, ...]:
    """The words of a text in pinyin, without tones, tone numbers and the dots of ü."""
    toneless = re.sub(r"(?i)(?<=[a-zü:])[0-5](?![0-9])", "", without_chinese(text))
    plain = toneless.replace("u:", "u")
    return tuple(Word(word.text.replace("v", "u")) for word in words(plain, articles=True))


def may_be_read(characters: str, reading: str) -> bool:
    """Whether some reading of each character, without spaces, gives ``reading``."""
    reached = {0}
    for character in characters:
        reached = {
            start + len(sound)
            for start in reached
            for sound in sounds(character)
            if reading.startswith(sound, start)
        }
    return len(reading) in reached


def usual_reading(characters: str) -> str:
    return "".join(sounds(character)[0] for character in characters)


@lru_cache(maxsize=4096)
def sounds(character: str) -> tuple[str, ...]:
    """The readings of one character, the most usual first."""
    found = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
    return tuple(dict.fromkeys(sound.replace("ü", "u").replace("v", "u") for sound in found))
