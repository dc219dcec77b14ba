"""All the phrases that a term at some place may be: one end is known, the other is not."""

import re
from collections.abc import Iterator

from content.extraction.names.words import OTHER_SCRIPT
from content.extraction.terms.grammar.phrases import LATIN_PAIR
from content.extraction.terms.grammar.shapes import is_comparative, is_superlative
from content.extraction.terms.grammar.words import BOUNDS, NUMBERS, TIMES

type Phrase = tuple[int, int]  # start and end in a text

LONGEST = 5  # words
_MOST_CHARACTERS = 60
# "Losses disguised as wins", "time to first fix": one of these may stand within a phrase.
_JOINING = frozenset("of on to in at for and as per by".split())
_WORD = re.compile(r"[^\W_](?:[\w’'/–-]*\w)?")
_LAST_WORD = re.compile(r"(?<![^\s(“\"‘—–])[^\W_](?:[\w’'/–-]*[\w-])?$")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
# "The Song of the Quays": what stands behind it is no name of its own.
_WITHIN_NAME = re.compile(r"\b[A-Z][\w’-]+ (?:of|on|for|and|in|to)(?: the)? $")
_DEGREE = re.compile(r"\b(?:so|too|very|quite|rather|more|less|most) $")
_COUNTED = re.compile(r"\d[\d.,]* $")
_NO_HEADS = TIMES | {"sense"}
_NO_EDGES = BOUNDS | NUMBERS


def ending_at(text: str, end: int) -> Iterator[Phrase]:
    """From the shortest to the longest."""
    if pair := LATIN_PAIR.search(text, max(0, end - 20), end):
        yield pair.span()
        return
    start, joined = end, False
    for count in range(LONGEST):
        word = _LAST_WORD.search(text, max(0, start - 41), start - (count > 0))
        if not word or (count and text[start - 1] != " "):
            return
        known = word[0].casefold()
        if known in BOUNDS:
            if known not in _JOINING or joined or not count:
                return
            joined = True
        start = word.start()
        if known not in _NO_EDGES and _may_be_term(text, start, end):
            yield start, end


def starting_at(text: str, start: int) -> Iterator[Phrase]:
    """From the shortest to the longest."""
    at, joined = start, False
    for count in range(LONGEST):
        word = _WORD.match(text, at)
        if not word:
            return
        known = word[0].casefold()
        if known in (BOUNDS if count else _NO_EDGES):
            if known not in _JOINING or joined or not count:
                return
            joined = True
        elif known not in NUMBERS and _may_be_term(text, start, word.end()):
            yield start, word.end()
        if text[word.end() : word.end() + 1] != " ":
            return
        at = word.end() + 1


def _may_be_term(text: str, start: int, end: int) -> bool:
    """Whether a phrase is in Latin letters and neither counted, a time nor compared."""
    if end - start > _MOST_CHARACTERS or not _LATIN.match(text, start):
        return False
    if OTHER_SCRIPT.search(text, max(0, start - 1), end + 1):
        return False
    if text[start].isupper() and _WITHIN_NAME.search(text, max(0, start - 40), start):
        return False
    if _DEGREE.search(text, max(0, start - 7), start):
        return False
    words = text[start:end].casefold().split()
    if words[-1] in _NO_HEADS or is_superlative(words[0]) or is_comparative(words[0]):
        return False
    if NUMBERS.issuperset(words[0].split("-")):
        return False  # "thirty-one houses"
    return not _COUNTED.search(text, max(0, start - 8), start)
