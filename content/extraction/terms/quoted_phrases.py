"""Whether words that a text sets off may be a term: few, and no sentence."""

from content.extraction.terms.grammar.phrases import has_verb
from content.extraction.terms.grammar.words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    PREPOSITIONS,
    PRONOUNS,
)

_LONGEST_QUOTED = 6  # words
NOT_AT_ENDS = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS | ADVERBS


def is_short(quoted: str) -> bool:
    """Whether quoted words are few and no sentence."""
    return (
        len(quoted.split()) <= _LONGEST_QUOTED
        and any(map(str.isalpha, quoted))
        and not has_verb(quoted)
        and not any(mark in quoted for mark in ".;:…[]")
    )


def is_noun_phrase(quoted: str) -> bool:
    """Whether quoted words may be a noun phrase and are not part of a sentence."""
    words = quoted.casefold().split()
    ends = {words[0], words[-1]}
    return is_short(quoted) and not ends & NOT_AT_ENDS and not words[-1].endswith("ly")
