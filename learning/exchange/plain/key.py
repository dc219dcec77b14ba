"""The key at the end of a text: "Answer key: 1. B 2. C"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from learning.exchange.plain.block import Block
from learning.exchange.plain.lines import Line

UNCLEAR = (
    "The key is not used: the numbers of the questions begin anew, and those of the key do not."
)
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
_LONGEST_NAME = 40  # characters of what names a part of a test
_LEAST_BARE = 3  # entries of a key without a heading


@dataclass(slots=True)
class Key:
    """``runs`` are its answers with the numbers of their questions, apart where these begin anew;
    ``others`` are the lines between them and the answers without a question, and ``end`` is the
    place behind it."""

    end: int
    runs: list[list[tuple[int, str]]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def takes(self, entries: Sequence[tuple[int, str]], parts: int, highest: int) -> bool:
        """Whether these are its next entries, and do not begin the next questions."""
        if not self.runs:
            return True
        first, last = entries[0][0], self.runs[-1][-1][0]
        return first <= highest and (first > last or len(self.runs) < parts)

    def add(self, entries: Sequence[tuple[int, str]]) -> None:
        if not self.runs or entries[0][0] <= self.runs[-1][-1][0]:
            self.runs.append([])
        self.runs[-1] += entries


def read_key(lines: Sequence[Line], place: int, blocks: Sequence[Block]) -> Key:
    """Adds the answers of the key that begins here to the questions above it. Where their numbers
    begin anew, as in parts of a test, those of the key have to do so as often."""
    parts = _counted_up(blocks)
    numbers = [number for part in parts for number in part]
    key = _key_at(lines, place, len(parts), max(numbers, default=0))
    runs = key.runs
    if len(numbers) == len(set(numbers)):
        runs = [[entry for run in runs for entry in run]]
        parts = [dict(one for part in parts for one in part.items())]
    if len(runs) != len(parts):
        key.notes.append(UNCLEAR)
        runs, parts = [[entry for run in runs for entry in run]], [{}]
    for run, part in zip(runs, parts, strict=True):
        for number, answer in run:
            if block := part.get(number):
                block.answers.append(answer)
            else:
                key.others.append(f"{number}. {answer}")
    return key


def _key_at(lines: Sequence[Line], place: int, parts: int, highest: int) -> Key:
    """The key that begins here. The numbers of the questions above it begin ``parts`` times, and go
    up to ``highest``."""
    heading = _HEADING.match(lines[place].text)
    key = Key(place + 1)
    for at in range(place, len(lines)):
        text = lines[at].text[heading.end() :] if heading and at == place else lines[at].text
        entries = list(_entries_in(text).items())
        if entries and not key.takes(entries, parts, highest):
            break
        if entries:
            key.add(entries)
            key.end = at + 1
        elif text and key.runs:
            following = list(_entries_in(_next_text(lines, at)).items())
            if not following or not key.takes(following, parts, highest):
                break
            key.others.append(text)
    return key


def names_key(text: str) -> bool:
    return _HEADING.fullmatch(text) is not None


def begins_key(lines: Sequence[Line], place: int) -> bool:
    """Whether a key begins here: below a heading, or a line of letters such as "1. B 2. C 3. A"."""
    text = lines[place].text
    if len(text) > _LONGEST_ROW:
        return False
    if heading := _HEADING.match(text):
        rest = text[heading.end() :]
        if rest:
            return len(_entries_in(rest)) > 1
        following = [one.text for one in lines[place + 1 : place + 6] if one.text][:2]
        is_named = following and len(following[0]) <= _LONGEST_NAME
        return any(map(_entries_in, following if is_named else following[:1]))
    if len(_letters_in(text)) < _LEAST_BARE:
        return False
    return not any(lines[after].text for after in range(place + 1, len(lines)))


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


def _counted_up(blocks: Sequence[Block]) -> list[dict[int, Block]]:
    """The questions by their numbers, apart where these begin anew; by their places if none has a
    number."""
    if not any(one.number for one in blocks):
        return [dict(enumerate(blocks, 1))]
    runs, last = list[dict[int, Block]](), 0
    for block in blocks:
        if block.number and (not runs or block.number <= last):
            runs.append({})
        if block.number:
            runs[-1][block.number] = block
            last = block.number
    return runs
