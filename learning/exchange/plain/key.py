"""The key at the end of a text: "Answer key: 1. B 2. C"."""

import re
from collections.abc import Sequence

from learning.exchange.plain.lines import Line

_HEADING = re.compile(
    r"[*_#\s]*(?:the\s+)?(?:answer\s*(?:key|sheet|s)|answers|keys?|solutions?|correct answers|"
    r"lösungen|corrigé|respuestas)[*_\s]*[:.–-]?[*_\s]*",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"[(\[]?(\d{1,4})\s*(?:[.)\]:=]+(?!\d)|\s[–-]|(?=\s*[A-Za-z]\b))\s*")
_OF_LETTERS = re.compile(
    r"[(\[]?(\d{1,4})[ .):=\]–-]{0,3}"
    r"\(?([A-Za-z](?:\s?(?:,|and|&)\s?[A-Za-z]\b)*)\)?(?:[,;\s]{1,3}|$)"
)
_LONGEST_ROW = 2000  # characters of a key in one line
_LEAST_BARE = 3  # entries of a key without a heading


def begins_key(lines: Sequence[Line], place: int) -> bool:
    """Whether a key begins here: below a heading, or a line of letters such as "1. B 2. C 3. A"."""
    text = lines[place].text
    if len(text) > _LONGEST_ROW:
        return False
    if heading := _HEADING.match(text):
        rest = text[heading.end() :]
        entries = _entries_in(rest or _next_text(lines, place))
        return len(entries) > 1 if rest else bool(entries)
    if len(_letters_in(text)) < _LEAST_BARE:
        return False
    return not any(lines[after].text for after in range(place + 1, len(lines)))


def key_entries(lines: Sequence[Line]) -> dict[int, str]:
    """The answers of a key by the numbers of their questions."""
    entries: dict[int, str] = {}
    heading = _HEADING.match(lines[0].text)
    first = lines[0].text[heading.end() :] if heading else lines[0].text
    for text in (first, *(one.text for one in lines[1:])):
        entries |= _entries_in(text)
    return entries


def _next_text(lines: Sequence[Line], place: int) -> str:
    return next((one.text for one in lines[place + 1 : place + 4] if one.text), "")


def _entries_in(text: str) -> dict[int, str]:
    """Those of one line: several where only letters stand between their numbers."""
    if letters := _letters_in(text):
        return letters
    first = _ENTRY.match(text)
    return {int(first[1]): text[first.end() :].strip()} if first else {}


def _letters_in(text: str) -> dict[int, str]:
    """The entries of a line that is nothing but numbers with letters, else none."""
    entries, at = dict[int, str](), 0
    while at < len(text):
        found = _OF_LETTERS.match(text, at)
        if not found:
            return {}
        entries[int(found[1])] = found[2]
        at = found.end()
    return entries
