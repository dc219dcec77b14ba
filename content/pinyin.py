"""Pinyin for the characters of an entry, to be offered to somebody who confirms it. Pure."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pypinyin import Style, pinyin

from content.extraction.names.words import fold
from content.material import Concept, Person

LONGEST_SPELT = 12  # characters of a name that is compared with its spelling
_UMLAUTS = str.maketrans("üǖǘǚǜ", "vvvvv")


def offered_pinyin(entry: Person | Concept) -> str:
    """How the characters of an entry are read, with tone marks; "" if it has none or has pinyin.

    Where the entry is spelt as they are read, the spelling decides between readings. A person who
    is spelt otherwise gets none: Japanese names have the same characters, and other readings.
    """
    if not entry.characters or entry.pinyin:
        return ""
    for name in entry.names:
        if read := _as_spelt(name, entry.characters):
            is_name = isinstance(entry, Person)
            return " ".join(word[:1].upper() + word[1:] if is_name else word for word in read)
    if isinstance(entry, Person):
        return ""
    return " ".join(_sounds(character)[0] for character in entry.characters)


def _as_spelt(name: str, characters: str) -> list[str] | None:
    """The words of a name with tones, family name first."""
    words = ["".join(filter(str.isalpha, fold(word))) for word in name.split()]
    if not words or len(characters) > LONGEST_SPELT:
        return None
    orders = (words, [words[-1], *words[:-1]])
    return next(filter(None, (_read(order, characters) for order in orders)), None)


def _read(words: Sequence[str], characters: str) -> list[str] | None:
    if not words:
        return None if characters else []
    for syllables in _spelling(words[0], characters):
        rest = _read(words[1:], characters[len(syllables) :])
        if rest is not None:
            return [_joined(syllables), *rest]
    return None


def _spelling(letters: str, characters: str) -> Iterator[tuple[str, ...]]:
    """The readings of the first characters that spell a word."""
    if not letters:
        yield ()
    elif characters:
        for sound in _sounds(characters[0]):
            for plain in _plain(sound):
                if letters.startswith(plain):
                    for rest in _spelling(letters[len(plain) :], characters[1:]):
                        yield (sound, *rest)


def _plain(sound: str) -> set[str]:
    """A syllable without tone, also as passports write "ü"."""
    letters = fold(sound.translate(_UMLAUTS))
    return {letters, letters.replace("v", "u"), letters.replace("v", "yu")}


def _joined(syllables: Sequence[str]) -> str:
    first, *others = syllables
    return first + "".join(f"'{one}" if fold(one)[0] in "aeo" else one for one in others)


@lru_cache(maxsize=4096)
def _sounds(character: str) -> tuple[str, ...]:
    """The readings of one character, the most usual first."""
    return tuple(pinyin(character, style=Style.TONE, heteronym=True)[0])
