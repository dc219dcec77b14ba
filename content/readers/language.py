"""Tells English from texts that cannot be read here."""

import re
from itertools import islice

from content.characters import is_wide
from content.readers.errors import UnreadableDocument

# Words that most English sentences need, without those that Danish or Dutch has too, such as "for".
_FUNCTION_WORDS = frozenset(
    """
    about after and any are as because been before being between both but by could did does during
    each from has he how if into it its may more most not of only or our should since some such
    than that the their them then there these they this those through to until were what when where
    which while who will with would you
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_MOST_WORDS = 20_000  # that are looked at
_FEWEST_WORDS = 30  # fewer tell nothing
LEAST_SHARE = 0.1  # English prose has 0.18 to 0.3, other languages at most 0.05

NOT_ENGLISH = (
    "This doesn’t look like English, the only language we read so far. Choose an English text, or "
    "translate it first."
)


def check_language(text: str) -> None:
    """Raises ``UnreadableDocument`` for a text that is not in English, or for the most part not.

    A few words of English prose suffice; a list of names is not taken for another language
    unless it is in another script.
    """
    words = [found[0] for found in islice(_WORD.finditer(text), _MOST_WORDS)]
    latin = [word.casefold() for word in words if _LATIN.match(word)]
    others = sum(_words_in_other_script(word) for word in words if not _LATIN.match(word))
    total = len(latin) + others
    if total < _FEWEST_WORDS and others <= len(latin):
        return
    if sum(word in _FUNCTION_WORDS for word in latin) < LEAST_SHARE * total:
        raise UnreadableDocument(NOT_ENGLISH)


def _words_in_other_script(word: str) -> int:
    """Chinese and Japanese have no spaces: two characters are a word."""
    return (len(word) + 1) // 2 if is_wide(word[0]) else 1
