"""Words that a prefix turns into their opposite: "certainty" and "uncertainty", "macro-" and
"micro-".

Some pairs differ by as few letters as a typing error, but are never accepted as one.
"""

from collections.abc import Iterator
from functools import lru_cache

# fmt: off
PREFIXES = (
    "un", "in", "im", "ir", "il", "dis", "non", "de", "mis", "anti", "re", "co", "up", "sub", "pre",
)
PAIRS = (
    ("macro", "micro"), ("inter", "intra"), ("hyper", "hypo"), ("symm", "asymm"),
    ("in", "ex"), ("in", "de"), ("im", "ex"), ("ac", "de"), ("de", "re"), ("pro", "re"),
    ("exo", "endo"), ("max", "min"), ("uni", "bi"), ("bi", "tri"), ("em", "imm"),
)
# fmt: on
SHORTEST = 4  # letters without the prefix


@lru_cache(maxsize=4096)
def antonyms_of(word: str) -> tuple[str, ...]:
    """The words made by adding, dropping or changing a prefix; some are not English."""
    return tuple(dict.fromkeys(other for other in _changed(word) if other != word))


def _changed(word: str) -> Iterator[str]:
    for prefix in PREFIXES:
        bare = word.removeprefix(prefix)
        if len(bare) >= SHORTEST:
            yield bare
        yield prefix + word
    for one, other in (pair for both in PAIRS for pair in (both, both[::-1])):
        if word.startswith(one) and len(word) - len(one) >= SHORTEST:
            yield other + word.removeprefix(one)
