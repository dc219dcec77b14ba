"""Typing errors: how many a word allows, and which of them make another word."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from learning.grading.spelling.antonyms import antonyms_of
from learning.grading.spelling.english import is_english
from learning.grading.words import Phrase, Word

_MANY = 10**9


def edits(expected: Sequence[Word], given: str) -> int | None:
    """The smallest number of typing errors (optimal string alignment) that turn the words, without
    spaces, into ``given``.

    None if a word would need more than it allows, or if ``given`` is closer to an antonym.
    """
    spare = sum(word.allowance for word in expected)
    if abs(len(given) - sum(len(word.text) for word in expected)) > spare:
        return None
    reached = {0: 0}
    for word in expected:
        reached = _after(word, given, reached)
    cost = reached.get(len(given))
    if cost and any(within(given, other, cost - 1) for other in with_antonym(tuple(expected))):
        return None
    return cost


@lru_cache(maxsize=4096)
def with_antonym(expected: tuple[Word, ...]) -> tuple[str, ...]:
    """The words without spaces, with one word that may be misspelt replaced by an antonym."""
    texts = [word.text for word in expected]
    return tuple(
        "".join((*texts[:n], other, *texts[n + 1 :]))
        for n, word in enumerate(expected)
        if word.allowance
        for other in antonyms_of(word.text)
    )


def _after(word: Word, given: str, reached: dict[int, int]) -> dict[int, int]:
    further: dict[int, int] = {}
    allowance, length = word.allowance, len(word.text)
    for start, spent in reached.items():
        for end in range(start + length - allowance, start + length + allowance + 1):
            if end > len(given):
                break
            cost = OSA.distance(word.text, given[start:end], score_cutoff=allowance)
            if cost <= allowance and spent + cost < further.get(end, _MANY):
                further[end] = spent + cost
    return further


def within(text: str, other: str, distance: int) -> bool:
    return OSA.distance(text, other, score_cutoff=distance) <= distance


def is_other_word(given: Phrase, expected: Sequence[Word]) -> bool:
    """Whether a response has an English word that stands in none of the ``expected`` words.

    "Renovation" is no misspelling of "innovation".
    """
    ours = {word.singular for word in expected}
    return any(is_english(word.text) for word in given.words if word.singular not in ours)
