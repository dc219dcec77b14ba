"""Between a span and the words that stand for it in a file."""

from collections.abc import Iterator
from itertools import islice


class Unplaced(LookupError):
    """Words that name no single place in their passage; its text says what to do."""


def occurrences(text: str, words: str) -> Iterator[int]:
    """Every offset at which ``words`` stand in ``text``, overlapping ones too."""
    start = text.find(words)
    while start >= 0 and words:
        yield start
        start = text.find(words, start + 1)


def placed(text: str, words: str, nth: int | None) -> int:
    """The offset of the words' ``nth`` place, counted from 1; None says that there is but one."""
    starts = list(islice(occurrences(text, words), nth or 2))
    if not starts:
        raise Unplaced("is not in the passage “{passage}”: copy its exact words")
    if nth is None and len(starts) > 1:
        message = "stands more than once in the passage “{passage}”: "
        raise Unplaced(message + "add “{key}: 1” for the first, 2, 3, …")
    if nth and len(starts) < nth:
        raise Unplaced(f"does not stand {nth} times in the passage “{{passage}}”: lower “{{key}}”")
    return starts[-1]
