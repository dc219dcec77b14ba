"""How common an English word is.

``common_words.txt`` has the 20,000 commonest, the commonest first; where they are from stands in
``common_words-LICENSE.txt``. A plural is left out where its singular is in.
"""

import re
from functools import cache
from pathlib import Path

_RANKS = {
    word: rank
    for rank, word in enumerate(Path(__file__).with_name("common_words.txt").read_text().split())
}
RARE = 20_000  # the rank of what is not among them
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 8  # words by which a language can be told
_SHARE = 0.38  # of common words; English prose has more than half, also where it is full of names


@cache
def rank(word: str) -> int:
    """The place of a word among the commonest, from 0; of a compound, that of its rarest part."""
    word = re.sub("[’']s$", "", word.casefold())
    parts = [part for part in re.split("[-’']", word) if part]
    if len(parts) > 1:
        return max(map(rank, parts))
    return min((_RANKS.get(form, RARE) for form in _forms(word)), default=RARE)


def is_english(text: str) -> bool:
    """Whether a text of at least eight words has enough common English ones; a shorter one counts
    as English.
    """
    words = _WORD.findall(text)
    return len(words) < _FEWEST or sum(rank(word) < RARE for word in words) >= _SHARE * len(words)


def _forms(word: str) -> set[str]:
    """The word, and what it may be a form of."""
    stem = word.removesuffix("ing")
    forms = {word, word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word)}
    forms |= {word.removesuffix("ed"), word.removesuffix("d"), stem, f"{stem}e"}
    return forms | {form.replace("isation", "ization") for form in forms}
