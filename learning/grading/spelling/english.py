"""English words, to tell a typing error from another word."""

import gzip
from functools import lru_cache
from pathlib import Path

LIST = Path(__file__).with_name("english_words.txt.gz")  # its licence is in its first lines
SHORTEST = 5  # letters; no typing error is allowed in shorter words


def is_english(word: str) -> bool:
    """Whether a folded word of five letters or more is in the list, which has names too."""
    return word in _words()


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    lines = gzip.decompress(LIST.read_bytes()).decode().splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
