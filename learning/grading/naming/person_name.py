"""A person's name as a value: its words, its characters, its orders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from content.characters import chinese_characters
from learning.grading.parsing.pinyin import syllables, usual_reading
from learning.grading.words import Word


@dataclass(frozen=True)
class Name:
    """A name as written, surname first, and its characters, if any."""

    text: str
    words: tuple[Word, ...]
    characters: str

    @classmethod
    def of(cls, text: str) -> "Name":
        return cls(text, syllables(text), chinese_characters(text))

    @cached_property
    def key(self) -> str:
        """The name without spaces; without letters, the usual reading of its characters."""
        return joined(self.words) or usual_reading(self.characters)

    @cached_property
    def orders(self) -> tuple[tuple[Word, ...], ...]:
        """The words with the surname first, and with the surname last."""
        turned = self.words[1:] + self.words[:1]
        return (self.words,) if turned == self.words else (self.words, turned)

    @property
    def surname(self) -> str:
        if len(self.words) > 1:
            return self.words[0].text
        return usual_reading(self.characters[:1]) if len(self.characters) > 1 else ""


@lru_cache(maxsize=4096)
def known_name(text: str) -> Name:
    """The name of somebody in a question, cached."""
    return Name.of(text)


def joined(words: Iterable[Word]) -> str:
    return "".join(word.text for word in words)


def orders_of(names: Iterable[Name]) -> Iterator[tuple[Name, tuple[Word, ...]]]:
    return ((name, order) for name in names for order in name.orders)
