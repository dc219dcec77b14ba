"""Finding a name however it is typed: pinyin with tones, without, with numbers, run together."""

import re
import unicodedata
from collections.abc import Iterable

TONE_NUMBER = re.compile(r"(?<=[a-z])[1-5]")
NOT_A_LETTER = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """``text`` without case, accents, tone marks, spaces and punctuation.

    ü becomes v, as on a Chinese keyboard; "u:" is read as ü.
    """
    text = unicodedata.normalize("NFKC", text).casefold().replace("u:", "ü")
    parts = unicodedata.normalize("NFD", text).replace("u\u0308", "v")
    plain = "".join(char for char in parts if not unicodedata.combining(char))
    return NOT_A_LETTER.sub("", plain)


def matches(query: str, names: Iterable[str], pinyin: str = "") -> bool:
    """Whether every word of ``query`` stands in one of the names or in the pinyin.

    Run together, the words may also be a part of one name ("xi jin ping", "xijin"). An empty
    query finds everything.
    """
    keys = [folded(name) for name in names]
    sounds = _sounds(folded(pinyin))
    return _found(folded(query), keys, sounds) or all(
        _found(folded(word), keys, sounds) for word in query.split()
    )


def _found(word: str, keys: list[str], sounds: set[str]) -> bool:
    if any(word in key for key in keys):
        return True
    return any(TONE_NUMBER.sub("", word) in sound for sound in sounds)


def _sounds(pinyin: str) -> set[str]:
    return {pinyin, pinyin.replace("v", "u")} if pinyin else set()
