"""Searches lists by name or description, without regard to case, accents and spaces.

A query in pinyin may have tone marks, tone numbers or none, and no spaces.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

LONGEST_QUERY = 100  # characters; pages cut longer queries
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
    """The texts by which something can be found."""

    names: tuple[str, ...]
    pinyin: str = ""
    description: str = ""


def search[T](query: str, items: Iterable[T], entry: Callable[[T], SearchEntry]) -> list[T]:
    """The items that match ``query``: first those that match by name, then by description."""
    by_name, by_description = [], []
    for item in items:
        texts = entry(item)
        if matches(query, texts.names, texts.pinyin):
            by_name.append(item)
        elif matches(query, texts.names, texts.pinyin, texts.description):
            by_description.append(item)
    return by_name + by_description


def matches(query: str, names: Iterable[str], pinyin: str = "", description: str = "") -> bool:
    """Whether each word of ``query`` is in a name or the pinyin, or starts a word described.

    The joined words may also be part of one name ("xi jin ping", "xijin"). An empty query matches
    everything.
    """
    keys = [folded(name) for name in names]
    sound = folded(pinyin)
    sounds = {sound, sound.replace("v", "u")} if sound else set()
    return _is_in_name(folded(query), keys, sounds) or all(
        _is_in_name(folded(word), keys, sounds) or _starts_word(folded(word), description)
        for word in query.split()
    )


def _is_in_name(word: str, keys: list[str], sounds: set[str]) -> bool:
    if any(word in key for key in keys):
        return True
    return any(TONE_NUMBER.sub("", word) in sound for sound in sounds)


def _starts_word(word: str, text: str) -> bool:
    return any(folded(each).startswith(word) for each in re.split(r"[\s/–—-]+", text))
