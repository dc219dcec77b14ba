"""The signs of where a phrase begins and ends: by the words that stand there."""

import re
from collections.abc import Iterator

from content.extraction.terms.grammar.shapes import is_participle
from content.extraction.terms.grammar.words import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    TERM_NOUNS,
    VERBS_BEFORE,
)

_BEFORE = re.compile(r"([\w’'-]+) [“\"‘(]?$")
_BEHIND = re.compile(r"[”\"’]? ([\w’'-]+)")
_OPENING_MARKS = ("“", '"', "‘", "(")
_TAIL = re.compile(r"[\w’'-]+$")
_POINTING = frozenset("the a an its their his her this these".split())
_REACH = 40  # characters before a phrase
_FOLLOWING = re.compile(r"[”\"’]?,? ?([\w’'-]+)")
_BE = frozenset("is are was were be been being".split())
# The first that has a word says of what kind the word is.
_KINDS = (
    ("the", frozenset(["the"])),
    ("article", ARTICLES),
    ("determiner", DETERMINERS),
    ("of", frozenset(["of"])),
    ("be", _BE),
    ("modal", MODALS),
    ("auxiliary", AUXILIARIES),
    ("and", frozenset(("and", "or"))),
    ("preposition", PREPOSITIONS),
    ("pronoun", PRONOUNS),
    ("conjunction", CONJUNCTIONS),
    ("adverb", ADVERBS),
    ("verb", VERBS_BEFORE),
    ("term noun", TERM_NOUNS),
)
_KIND_OF = {word: kind for kind, words in reversed(_KINDS) for word in words}
_ENDINGS = (
    ("-ly", ("ly",)),
    ("-ing", ("ing",)),
    ("adjective", ("ous", "ful", "ive", "less", "able", "ible", "ic", "al")),
)


def leading(text: str, start: int) -> str:
    """The word before a phrase and its article or quotation mark, in lower case: "as" of "known as
    the “silt bank”".
    """
    before = text[max(0, start - _REACH) : start]
    words = before[: len(before) - before.endswith(_OPENING_MARKS)].casefold().split(" ")
    if words.pop():
        return ""
    if words[-1:] and words[-1] in _POINTING:
        words.pop()
    word = _TAIL.search(words[-1]) if words else None
    return word[0] if word else ""


def following(text: str, end: int) -> str:
    """The word behind a phrase, its quotation mark and a comma, in lower case."""
    match = _FOLLOWING.match(text, end)
    return match[1].casefold() if match else ""


def edges(text: str, start: int, end: int) -> Iterator[str]:
    """The kinds of words at the edges of a phrase and within."""
    before = _BEFORE.search(text, max(0, start - 30), start)
    left = _kind(before[1], own_capital=True) if before else "mark" if start else "start"
    behind = _BEHIND.match(text, end)
    right = _kind(behind[1], own_capital=True) if behind else "mark"
    yield f"left {left}"
    yield f"right {right}"
    first, *more = map(_kind, text[start:end].split())
    if not more:
        yield from (f"only {first}", f"only {first}, right {right}", f"only, left {left}")
        return
    yield from (f"first {first}", f"left {left}, first {first}")
    yield from (f"last {more[-1]}", f"right {right}, last {more[-1]}")
    yield from {f"inner {kind}" for kind in more[:-1]}
    yield f"words {len(more) + 1}"


def _kind(word: str, *, own_capital: bool = False) -> str:
    """What a word is by a list or by its ending; with its own capital, that is told first."""
    known = word.casefold()
    if kind := _KIND_OF.get(known):
        return kind
    if known.endswith(("’s", "'s")):
        return "’s"
    if own_capital and word[0].isupper():
        return "capital"
    if is_participle(known):
        return "-ed"
    ending = next((kind for kind, endings in _ENDINGS if known.endswith(endings)), None)
    return ending or ("-s" if known.endswith("s") and not known.endswith("ss") else "word")
