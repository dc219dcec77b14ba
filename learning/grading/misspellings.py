"""Typing errors: so many as a word allows."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from learning.grading.words import Word

_MANY = 10**9


def edits(expected: Sequence[Word], given: str) -> int | None:
    """The fewest typing errors (OSA) that turn the words, run together, into ``given``.

    None where a word would need more than it allows.
    """
    spare = sum(word.allowance for word in expected)
    if abs(len(given) - sum(len(word.text) for word in expected)) > spare:
        return None
    reached = {0: 0}
    for word in expected:
        reached = _after(word, given, reached)
    return reached.get(len(given))


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
