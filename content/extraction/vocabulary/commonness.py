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


@cache
def rank(word: str) -> int:
    """The place of a word among the commonest, from 0; of a compound, that of its rarest part."""
    word = re.sub("[’']s$", "", word.casefold())
    parts = [part for part in re.split("[-’']", word) if part]
    if len(parts) > 1:
        return max(map(rank, parts))
    return min((_RANKS.get(form, RARE) for form in _forms(word)), default=RARE)


def _forms(word: str) -> set[str]:
    """The word, and what it may be a form of."""
    stem = word.removesuffix("ing")
    forms = {word, word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word)}
    forms |= {word.removesuffix("ed"), word.removesuffix("d"), stem, f"{stem}e"}
    return forms | {form.replace("isation", "ization") for form in forms}
