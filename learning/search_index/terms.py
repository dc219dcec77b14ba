"""What an index keeps of an object: its words as terms, which also say whose it is.

A term is a prefix, a sign and a word. The words of each kind, and of each person's own objects,
have a prefix of their own, so that a search never reads those of others. A title's words come
again under a sign of their own, and each word under a third without each of its letters: two words
that differ by one letter have one of those in common.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from learning.search_index.texts import Kind, Texts
from learning.search_index.words import (
    LEAST_MISSPELT,
    LONGEST_WORD,
    Query,
    pairs_in,
    with_a_letter_less,
)

ANYWHERE, IN_TITLE, LESS = ":", "=", "~"
MOST_TERMS, MOST_BYTES = 20_000, 900_000  # of one object; a tsvector holds a megabyte
LONGEST_MISSPELT = 24  # letters; nobody looks for longer words with an error in them


@dataclass(frozen=True, slots=True)
class Term:
    """What an index looks up: a term, or all that begin with it."""

    text: str
    begins: bool = False


type Condition = Collection[Collection[Term]]  # of each, one must be there


def person_term(pk: int) -> str:
    """The term of all that belongs to a person."""
    return f"@u{pk}"


def brief_term(pk: int) -> str:
    """The term of a brief and of all that is in it."""
    return f"@b{pk}"


def _prefix(kind: Kind, whose: int = 0) -> str:
    return f"{kind.value}u{whose}" if kind.belongs_to_a_person else str(kind.value)


def terms_of(kind: Kind, whose: int, texts: Texts) -> list[str]:
    """All terms of an object, the one that says whose it is first."""
    owner = person_term(whose) if kind.belongs_to_a_person else brief_term(whose)
    return [owner, *_words_as_terms(_prefix(kind, whose), kind, texts)]


def terms_in_brief(kind: Kind, texts: Texts) -> list[str]:
    """The terms of an object of a brief, without the one that says of which."""
    assert not kind.belongs_to_a_person
    return _words_as_terms(_prefix(kind), kind, texts)


def _words_as_terms(prefix: str, kind: Kind, texts: Texts) -> list[str]:
    """Words of a passage are found only as they are written."""
    title = texts.title_words | _pairs(texts.title_runs)
    everything = title | texts.text_words | _pairs(texts.text_runs)
    found = {f"{prefix}{IN_TITLE}{word[:LONGEST_WORD]}" for word in title}
    found |= {f"{prefix}{ANYWHERE}{word[:LONGEST_WORD]}" for word in everything}
    if kind != Kind.PASSAGE:
        found |= {f"{prefix}{LESS}{less}" for word in everything for less in _less(word)}
    return [*_as_many_as_fit(sorted(found))]


def _as_many_as_fit(terms: Iterable[str]) -> Iterator[str]:
    room = MOST_BYTES
    for term in islice(terms, MOST_TERMS):
        room -= len(term.encode())
        if room < 0:
            return
        yield term


def _pairs(runs: Iterable[str]) -> set[str]:
    return {pair for run in runs for pair in pairs_in(run)}


def _less(word: str) -> set[str]:
    fits = word.isalpha() and LEAST_MISSPELT - 1 <= len(word) <= LONGEST_MISSPELT
    return with_a_letter_less(word) if fits else set()


def condition(query: Query, kind: Kind, whose: Collection[int], sign: str) -> Condition:
    """What an object has that the query finds: among the objects of a person, or of these briefs.
    With the sign ``LESS``, words may have an error of one letter."""
    [one, *_] = whose
    prefix = _prefix(kind, one)
    every: list[Collection[Term]] = []
    if not kind.belongs_to_a_person:
        every.append([Term(brief_term(brief)) for brief in whose])
    place = ANYWHERE if sign == LESS else sign
    for word in query.words:
        as_it_is = Term(f"{prefix}{place}{word}", begins=len(word) > 1)
        less = sorted(_less(word)) if sign == LESS else ()
        every.append([as_it_is, *(Term(f"{prefix}{LESS}{each}") for each in less)])
    for run in query.runs:
        pairs = {pair for pair in pairs_in(run) if len(pair) > 1 or len(run) == 1}
        every += [[Term(f"{prefix}{place}{pair}")] for pair in sorted(pairs)]
    return every
