"""The words of two texts, and which of the one stand in the other."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

# A word, one Chinese character, or a mark; spaces between them do not count.
_WORD = re.compile(r"[㐀-鿿]|[^\W㐀-鿿]+|[^\w\s]")
# Forms of one sign, which come and go with the program that a text was copied from.
_SIGNS = str.maketrans("‘’‚‛“”„‟–—−‐‑", "''''\"\"\"\"-----")
LONGEST_EXACT = 1_000  # words; in longer texts the commonest words are no anchors, to save time


class Word(NamedTuple):
    """A word as it is compared, with its offsets in the text."""

    key: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    found = _WORD.finditer(text.translate(_SIGNS))
    return [Word(match[0], match.start(), match.end()) for match in found]


def key_of(text: str) -> str:
    """Equal for texts with the same words, whatever the spaces and the forms of quotes."""
    return " ".join(word.key for word in words_of(text))


def common_blocks[T: str](old: Sequence[T], new: Sequence[T]) -> list[tuple[int, int, int]]:
    """Stretches that both have in the same order: where each starts in the two, and its length."""
    most = min(len(old), len(new))
    before = next((n for n in range(most) if old[n] != new[n]), most)
    most -= before
    after = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    inner_old, inner_new = old[before : len(old) - after], new[before : len(new) - after]
    is_long = max(len(inner_old), len(inner_new)) > LONGEST_EXACT
    matcher = SequenceMatcher(None, inner_old, inner_new, autojunk=is_long)
    found = [(0, 0, before)]
    found += [(one.a + before, one.b + before, one.size) for one in matcher.get_matching_blocks()]
    found.append((len(old) - after, len(new) - after, after))
    return [one for one in found if one[2]]


def followed(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """The place in ``new`` of each word of ``old`` that is still there."""
    return {
        start + n: place + n for start, place, size in common_blocks(old, new) for n in range(size)
    }
