"""Stems of English words, by Snowball."""

from functools import lru_cache

import snowballstemmer

_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=8192)
def stem_of(word: str) -> str:
    """The stem of a word in lower case: "bank" for "banks" and "banking"."""
    return str(_stemmer.stemWord(word))
