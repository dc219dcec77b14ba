"""Finding an entry by its name, however that is typed, or by what the page says of it.

Pinyin is found with tones, without, with numbers, run together.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

LONGEST_QUERY = 100  # characters of a query that a page hands on
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


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What something may be found by; ``told`` is what its page says of it in a line."""

    names: tuple[str, ...]
    pinyin: str = ""
    told: str = ""


def search[T](query: str, items: Iterable[T], entry: Callable[[T], SearchEntry]) -> list[T]:
    """Those of ``items`` that ``query`` finds: by a name first, then by what is told of them."""
    named, told = [], []
    for item in items:
        known = entry(item)
        if matches(query, known.names, known.pinyin):
            named.append(item)
        elif matches(query, known.names, known.pinyin, known.told):
            told.append(item)
    return named + told


def matches(query: str, names: Iterable[str], pinyin: str = "", told: str = "") -> bool:
    """Whether every word of ``query`` stands in a name or the pinyin, or begins a word of ``told``.

    Run together, the words may also be a part of one name ("xi jin ping", "xijin"). An empty
    query finds everything.
    """
    keys = [folded(name) for name in names]
    sounds = _sounds(folded(pinyin))
    return _found(folded(query), keys, sounds) or all(
        _found(folded(word), keys, sounds) or _begins(folded(word), told) for word in query.split()
    )


def _found(word: str, keys: list[str], sounds: set[str]) -> bool:
    if any(word in key for key in keys):
        return True
    return any(TONE_NUMBER.sub("", word) in sound for sound in sounds)


def _begins(word: str, told: str) -> bool:
    return any(folded(each).startswith(word) for each in re.split(r"[\s/–—-]+", told))


def _sounds(pinyin: str) -> set[str]:
    return {pinyin, pinyin.replace("v", "u")} if pinyin else set()
