"""Text as grading compares it: folded and split into words.

Case, accents, punctuation, articles and the difference between "&" and "and" never count.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from content.characters import CHINESE_RUN
from learning.grading.spelling.spellings import british, in_digits, plainest

LIMIT = 500  # characters of a response that are graded
# Words without meaning of their own. Negations, "from", "or" and "all" carry meaning.
# fmt: off
FUNCTION = frozenset((
    "the", "of", "in", "at", "on", "to", "by", "for", "with", "as", "into", "and",
    "is", "are", "be", "been", "being", "was", "were", "has", "have", "had", "having",
    "do", "does", "did", "it", "its", "they", "them", "their", "that", "which", "who", "there",
    "up",
))
LIGHT = frozenset((
    "run", "runs", "running", "need", "needs", "needing", "use", "uses", "using",
    "make", "makes", "making", "get", "gets", "getting", "give", "gives", "giving",
    "take", "takes", "taking", "set", "sets", "setting", "go", "goes", "going",
    "reach", "reaches", "reaching", "achieve", "achieves", "achieving",
))
# fmt: on
_WORD = re.compile(r"[^\W_]+(?:(?<=\d)\.(?=\d)[^\W_]+)*")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´ʹ′"))


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word; an ``exact`` word (acronym, number, characters) allows no typing errors."""

    text: str
    exact: bool = False

    @property
    def allowance(self) -> int:
        """How many edits still count as a typing error: 0 up to 4 letters, 1 up to 8, then 2."""
        if self.exact or len(self.text) <= 4:
            return 0
        return 1 if len(self.text) <= 8 else 2

    @property
    def spelt(self) -> "Word":
        """The word in the spelling that is compared letter by letter."""
        return replace(self, text=british(self.text))

    @property
    def singular(self) -> str:
        """The word without its plural ending, and the same for all its spellings."""
        return plainest(self.text)


@dataclass(frozen=True)
class Phrase:
    """An answer or a response, in the forms in which it is compared."""

    text: str
    words: tuple[Word, ...]

    @classmethod
    def of(cls, text: str) -> "Phrase":
        return cls(text, words(text))

    @cached_property
    def spelt(self) -> tuple[Word, ...]:
        return tuple(word.spelt for word in self.words)

    @cached_property
    def spaced(self) -> str:
        return " ".join(word.text for word in self.spelt)

    @cached_property
    def squeezed(self) -> str:
        return "".join(word.text for word in self.spelt)

    @cached_property
    def singular(self) -> str:
        return "".join(word.singular for word in self.words)

    @property
    def has_of(self) -> bool:
        return any(word.text == "of" for word in self.words)


@lru_cache(maxsize=4096)
def known(text: str) -> Phrase:
    """The phrase of an answer, cached; responses are not worth caching."""
    return Phrase.of(text)


def capped(text: str) -> str:
    """As much of a response as is graded."""
    return unicodedata.normalize("NFKC", text[:LIMIT])[:LIMIT]


def normalise(text: str) -> str:
    """The words of a text in their plainest form; idempotent."""
    return " ".join(word.text for word in words(text))


def words(text: str, *, articles: bool = False) -> tuple[Word, ...]:
    """The words of a text, with articles only on request."""
    found = [_folded(word) for word in _WORD.findall(_cleaned(text))]
    if not articles:
        found = [word for word in found if word.text != "the"]
        # A final "a" is not an article: "plan A".
        found = [word for word in found[:-1] if word.text not in ("a", "an")] + found[-1:]
    return tuple(found)


def content_words(found: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words that carry meaning; also light verbs, if fewer than two others remain."""
    full = tuple(word for word in found if word.exact or word.text not in FUNCTION)
    bare = tuple(word for word in full if word.text not in LIGHT)
    return (bare if len(bare) > 1 else full) or found


def without_marks(text: str) -> str:
    """The text without accents, tone marks and invisible characters."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    # Combining classes from 200 are accents; vowel signs and the like are lower.
    kept = (
        letter
        for letter in decomposed
        if unicodedata.combining(letter) < 200 and unicodedata.category(letter) != "Cf"
    )
    return unicodedata.normalize("NFKC", "".join(kept))


def _cleaned(text: str) -> str:
    text = in_digits(without_marks(text).translate(_APOSTROPHES).replace("&", " and "))
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)


def _folded(word: str) -> Word:
    text = without_marks(word.casefold())
    return Word(text, _is_acronym(word) or bool(re.search(r"\d", text) or CHINESE_RUN.search(text)))


def _is_acronym(word: str) -> bool:
    core = word.removesuffix("s")
    return 2 <= len(core) <= 6 and core.isupper()
