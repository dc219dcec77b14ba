"""Between a span and the words that stand for it in a file."""

from collections.abc import Iterator
from itertools import islice

_SHAPES = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")


class Unplaced(LookupError):
    """Words that name no single place in their passage; its text says what to do."""


def occurrences(text: str, words: str) -> Iterator[int]:
    """Every offset at which ``words`` stand in ``text``, overlapping ones too; linear in both."""
    start, end = text.find(words), 0
    while start >= end and words:
        yield start
        end = start + len(words)
        start = text.find(words, start + 1)
    if start >= 0 and words:
        yield from _overlapping(text, words, start)


def _overlapping(text: str, words: str, start: int) -> Iterator[int]:
    """Offsets from ``start`` on by Knuth, Morris and Pratt: to look for each anew would read
    words that repeat themselves as often as they stand there."""
    borders = _borders(words)
    matched = 0
    for place in range(start, len(text)):
        while matched and (matched == len(words) or text[place] != words[matched]):
            matched = borders[matched - 1]
        matched += text[place] == words[matched]
        if matched == len(words):
            yield place + 1 - matched


def _borders(words: str) -> list[int]:
    """For each beginning of ``words``, how long its longest proper beginning is that ends it."""
    borders, border = [0], 0
    for letter in words[1:]:
        while border and letter != words[border]:
            border = borders[border - 1]
        border += letter == words[border]
        borders.append(border)
    return borders


def find_span_start(text: str, words: str, nth: int | None) -> int:
    """The offset of the words' ``nth`` place, counted from 1; None says that there is but one."""
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
    """The passage's own words where these differ from them only in capitals or in the shape of a
    quote, a dash or a space; else nothing."""
    same, wanted = (each.translate(_SHAPES).lower() for each in (text, words))
    start = same.find(wanted) if wanted and len(same) == len(text) else -1
    return text[start : start + len(wanted)] if start >= 0 else ""
