"""Words as the quality rules count and compare them."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from content.characters import chinese_characters
from content.stems import stem_of
from learning.grading import normalise

GAP = "____"
ARTICLES = frozenset({"a", "an", "the"})

remembered = lru_cache(maxsize=8192)

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LETTERS = re.compile(r"[^\W\d_]+")


@remembered
def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without punctuation."""
    return tuple(_TOKEN.findall(unicodedata.normalize("NFKC", text).casefold()))


@remembered
def normalised(text: str) -> str:
    """A text as the grader compares it: two wordings of one answer are equal."""
    return normalise(text)


def word_count(text: str) -> int:
    return len(text.split())


def stem(word: str) -> str:
    return stem_of(word.removesuffix("'s").removesuffix("’s"))


@remembered
def content_stems(text: str) -> frozenset[str]:
    """The stems of words of four letters or more, which would give an answer away."""
    words = _LETTERS.findall(unicodedata.normalize("NFKC", text).casefold())
    return frozenset(stem(word) for word in words if len(word) >= 4)


def leaks(answer: str, question: str) -> frozenset[str]:
    """The content stems and single characters of the answer that occur in the question."""
    shared = content_stems(answer) & content_stems(question)
    return shared | (
        frozenset(chinese_characters(answer)) & frozenset(chinese_characters(question))
    )


def contains(text: str, part: str) -> bool:
    """Whether ``text`` contains the words of ``part``, in order and adjacent."""
    return f" {normalised(part)} " in f" {normalised(text)} "


def overlap(text: str, other: str) -> int:
    """The number of content stems that two texts share."""
    return len(content_stems(text) & content_stems(other))


def length_ratio(texts: Sequence[str]) -> float:
    """The longest text over the shortest."""
    lengths = [len(text) for text in texts]
    return max(lengths) / max(1, min(lengths))


@remembered
def form(text: str) -> tuple[bool, ...]:
    """Features that show at a glance: a capital, digit, hyphen, comma or bracket, characters."""
    return (
        text[:1].isupper(),
        any(letter.isdigit() for letter in text),
        "-" in text,
        any(letter in ",;:()" for letter in text),
        bool(chinese_characters(text)),
    )


def beginning(text: str) -> tuple[str, ...]:
    """The first two words of a text but for articles; texts that share them look related."""
    return tuple(word for word in tokens(text) if word not in ARTICLES)[:2]


ABSOLUTES = frozenset(("all", "always", "never", "none", "only", "every", "entirely", "nothing"))


def absolutes(text: str) -> bool:
    """Whether a text is too absolute to be true, or to look true."""
    return not ABSOLUTES.isdisjoint(tokens(text))


def opening(text: str) -> str:
    """The sort of word that a phrase begins with, which its alternatives must share."""
    first = (tokens(text) or ("",))[0]
    if first in ARTICLES:
        return "article"
    if first.endswith("ing") and len(first) > 4:
        return "gerund"
    if first in ("to", "by", "in", "of", "for", "from", "with", "through"):
        return "preposition"
    return "word"
