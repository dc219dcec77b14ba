"""Cuts texts into words without case, accents and tone marks, and finds the words of a query there.

Chinese stands without spaces: a run of characters is looked for anywhere in another run.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from content.characters import CHINESE_RUN

LONGEST_WORD = 40  # letters; longer words are cut
MARKS = ".'’"  # inside of words
MOST_CACHED = 600  # characters of a text; a thousand of these take 30 MB at most
MOST_WORDS = 10  # of a query; those after them are left out
LEAST_MISSPELT = 5  # letters of the longer of two words that differ by one letter
CHINESE = CHINESE_RUN.pattern
LETTER = rf"(?:(?!{CHINESE})[^\W_])"
DOTTED = rf"{LETTER}(?:\.{LETTER})+(?!{LETTER})"  # U.S.
WORD = re.compile(rf"({CHINESE})|{DOTTED}|{LETTER}+(?:['’]{LETTER}+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word, or a run of Chinese characters, with its place in the text. ``places`` are
    those of its letters."""

    text: str
    places: Sequence[int]
    is_chinese: bool = False

    @property
    def start(self) -> int:
        return self.places[0]

    def end(self, letters: int | None = None) -> int:
        """Where the word ends in the text, or its first so many letters."""
        return self.places[(letters or len(self.text)) - 1] + 1


def words_of(text: str) -> tuple[Word, ...]:
    return _words_of_short(text) if len(text) <= MOST_CACHED else _words_of(text)


@lru_cache(maxsize=1024)
def _words_of_short(text: str) -> tuple[Word, ...]:
    return _words_of(text)


def _words_of(text: str) -> tuple[Word, ...]:
    folded, places = _folded(text)
    words = []
    for found in WORD.finditer(folded):
        letters, at = found[0], places[found.start() : found.end()]
        if any(mark in letters for mark in MARKS):
            kept = [place for place, letter in enumerate(letters) if letter not in MARKS]
            letters, at = "".join(letters[place] for place in kept), [at[place] for place in kept]
        words.append(Word(letters, at, bool(found[1])))
    return tuple(words)


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The text without case and accents, and for each letter of it the place it comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    letters = [_letters(char) for char in text]
    places = [place for place, some in enumerate(letters) for _ in some]
    return "".join(letters), places


@lru_cache(maxsize=4096)
def _letters(char: str) -> str:
    plain = unicodedata.normalize("NFKD", char).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def pairs_in(run: str) -> set[str]:
    """The characters of a run, and each with the next: what an index keeps of Chinese."""
    return {*run, *(run[place : place + 2] for place in range(len(run) - 1))}


def is_misspelt(word: str, other: str) -> bool:
    """Whether the words differ by one letter: one more, one less, another, or two swapped."""
    if max(len(word), len(other)) < LEAST_MISSPELT or not (word.isalpha() and other.isalpha()):
        return False
    return OSA.distance(word, other, score_cutoff=1) == 1


def with_a_letter_less(word: str) -> set[str]:
    """The word, and each that is left of it without one letter. Two words that differ by one letter
    have one of these in common."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for: the beginnings of ``words``, and ``runs`` of Chinese."""

    words: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> "Query":
        found = words_of(text)
        words = dict.fromkeys(word.text[:LONGEST_WORD] for word in found if not word.is_chinese)
        runs = dict.fromkeys(word.text[:LONGEST_WORD] for word in found if word.is_chinese)
        return cls(tuple(words)[:MOST_WORDS], tuple(runs)[:MOST_WORDS])

    def __bool__(self) -> bool:
        return bool(self.words or self.runs)


def begins(word: str, term: str) -> bool:
    """Whether a word of a query stands for ``term``. A single letter stands for itself alone."""
    return term.startswith(word) if len(word) > 1 else term == word


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text; ``found`` if it is what was looked for."""

    text: str
    found: bool = False


def marked(text: str, query: Query) -> list[Part]:
    """The text in pieces, with what the query found in it apart."""
    parts, last = list[Part](), 0
    for start, end in _joined(_places(words_of(text), query)):
        parts += [Part(text[last:start]), Part(text[start:end], found=True)]
        last = end
    return [part for part in [*parts, Part(text[last:])] if part.text]


def _places(words: Sequence[Word], query: Query) -> Iterator[tuple[int, int]]:
    for word in words:
        if word.is_chinese:
            for run in query.runs:
                for found in re.finditer(re.escape(run), word.text):
                    yield word.places[found.start()], word.places[found.end() - 1] + 1
    western = [word for word in words if not word.is_chinese]
    for sought in query.words:
        yield from (
            _beginning(western, sought) or _over_spaces(western, sought) or _near(western, sought)
        )


def _beginning(words: list[Word], sought: str) -> list[tuple[int, int]]:
    return [(each.start, each.end(len(sought))) for each in words if begins(sought, each.text)]


def _near(words: list[Word], sought: str) -> list[tuple[int, int]]:
    return [(each.start, each.end()) for each in words if is_misspelt(sought, each.text)]


def _over_spaces(words: list[Word], sought: str) -> list[tuple[int, int]]:
    """Where the word is written in several: "xijinping" in "Xi Jinping"."""
    found = []
    for first in range(len(words)):
        rest, last = sought, first
        while last < len(words) and rest and rest.startswith(words[last].text):
            rest, last = rest[len(words[last].text) :], last + 1
        if not rest:
            found.append((words[first].start, words[last - 1].end()))
        elif last > first and last < len(words) and words[last].text.startswith(rest):
            found.append((words[first].start, words[last].end(len(rest))))
    return found


def _joined(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places in order; those that overlap are one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def excerpt(text: str, query: Query, length: int) -> str:
    """About ``length`` characters of a text, around what the query finds first."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    first = min((start for start, _ in _places(words_of(text), query)), default=0)
    start = max(0, min(first - length // 3, len(text) - length))
    if start:
        start = text.find(" ", start, first) + 1 or start
    end = start + length
    if end < len(text):
        end = max(text.rfind(" ", start + length // 2, end), start + length // 2)
    opening, closing = "… " if start else "", " …" if end < len(text) else ""
    return f"{opening}{text[start:end]}{closing}"
