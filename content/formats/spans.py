"""Finds the words of a span in a passage."""

from collections.abc import Iterator
from itertools import islice

_SHAPES = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")


class Unplaced(LookupError):
    """The words do not identify one place in their passage; the message says what to do.

    It is a template with the fields ``passage`` and ``key``.
    """


def occurrences(text: str, words: str) -> Iterator[int]:
    """Every offset of ``words`` in ``text``, overlapping ones too; takes linear time."""
    start, end = text.find(words), 0
    while start >= end and words:
        yield start
        end = start + len(words)
        start = text.find(words, start + 1)
    if start >= 0 and words:
        yield from _overlapping(text, words, start)


def _overlapping(text: str, words: str, start: int) -> Iterator[int]:
    """Offsets from ``start`` on, by the algorithm of Knuth, Morris and Pratt.

    Searching again from each offset would take quadratic time for words that repeat themselves.
    """
    borders = _borders(words)
    matched = 0
    for place in range(start, len(text)):
        while matched and (matched == len(words) or text[place] != words[matched]):
            matched = borders[matched - 1]
        matched += text[place] == words[matched]
        if matched == len(words):
            yield place + 1 - matched


def _borders(words: str) -> list[int]:
    """For each prefix of ``words``, the length of its longest prefix that is also its suffix."""
    borders, border = [0], 0
    for letter in words[1:]:
        while border and letter != words[border]:
            border = borders[border - 1]
        border += letter == words[border]
        borders.append(border)
    return borders


def find_span_start(text: str, words: str, nth: int | None) -> int:
    """The offset of the ``nth`` occurrence, counted from 1; with None there must be only one.

    Raises ``Unplaced``.
    """
    starts = list(islice(occurrences(text, words), nth or 2))
    if not starts:
        meant = _nearly(text, words).replace("{", "{{").replace("}", "}}")
        known = f", which has “{meant}”" if meant else ""
        raise Unplaced(f"is not in the passage “{{passage}}”{known}: copy its exact words")
    if nth is None and len(starts) > 1:
        message = "stands more than once in the passage “{passage}”: "
        raise Unplaced(message + "add “{key}: 1” for the first, 2, 3, …")
    if nth and len(starts) < nth:
        raise Unplaced(f"does not stand {nth} times in the passage “{{passage}}”: lower “{{key}}”")
    return starts[-1]


def _nearly(text: str, words: str) -> str:
    """Words of the passage that differ only in case or the form of quotes, dashes or spaces."""
    same, wanted = (each.translate(_SHAPES).lower() for each in (text, words))
    start = same.find(wanted) if wanted and len(same) == len(text) else -1
    return text[start : start + len(wanted)] if start >= 0 else ""
