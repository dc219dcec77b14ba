"""Whom a text knows by a name that is used online, and the words of the text with such names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from content.extraction.document import Block
from content.extraction.findings import HANDLE
from content.extraction.names import handles, replies
from content.extraction.names.online_names import (
    is_called_a_thing,
    is_distinct,
    is_personal,
)
from content.extraction.names.persons import Person
from content.extraction.names.short_names import key_of
from content.extraction.names.words import Kind, Word

_MOST = 200  # names of a text
_MARKS = {"“": "”", "‘": "’", '"': '"'}


@dataclass(frozen=True, slots=True)
class Naming:
    """A name at ``start:end`` of a block; ``begin:stop`` also holds what introduces it and the
    quotation marks around it.
    """

    name: str
    block: int
    start: int
    end: int
    begin: int
    stop: int


def namings(blocks: tuple[Block, ...], people: Iterable[Person]) -> list[Naming]:
    """Each place of each name that is used online, in reading order; none of ``people``."""
    introduced = [
        one for rules in (handles.RULES, replies.RULES) for rule in rules for one in rule(blocks)
    ]
    if not introduced:
        return []
    known = {key for one in people for key in (*one.full, *one.short)}
    text = "\n".join(block.text for block in blocks)
    names = dict.fromkeys(one.name for one in introduced)
    fit = (one for one in names if not _is_known(one, known) and not is_called_a_thing(one, text))
    begins: dict[tuple[int, int], int] = {}
    for one in introduced:
        at = one.block, one.start
        begins[at] = min(one.begin, begins.get(at, one.begin))
    return [*_places(blocks, text, set(islice(fit, _MOST)), begins)]


def _is_known(name: str, known: set[tuple[str, ...]]) -> bool:
    """Whether a person has a name that is not such that people have online."""
    key = tuple(key_of(word) for word in name.split())
    return key in known and (len(key) == 1 or is_personal(name))


def _places(
    blocks: tuple[Block, ...], text: str, names: set[str], begins: dict[tuple[int, int], int]
) -> Iterator[Naming]:
    if not names:
        return
    distinct = {name for name in names if is_distinct(name, text)}
    longest_first = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    pattern = re.compile(rf"(?<![\w@./-])@?(?P<name>{longest_first})(?!\w)")
    for number, block in enumerate(blocks):
        for found in pattern.finditer(block.text):
            start, end = found.span("name")
            begin = begins.get((number, start))
            if begin is None and not found[0].startswith("@") and found["name"] not in distinct:
                continue
            begin = found.start() if begin is None else min(begin, found.start())
            mark = _MARKS.get(block.text[start - 1 : start])
            quoted = mark is not None and block.text[end : end + 1] == mark
            if quoted:
                begin = min(begin, start - 1)
            yield Naming(found["name"], number, start, end, begin, end + quoted)


def online_people(found: list[Naming]) -> list[Person]:
    names = dict.fromkeys(one.name for one in found)
    return [Person(name, [name], [], {HANDLE: 0.0}, full={(key_of(name),)}) for name in names]


def with_names(
    words: list[list[Word]], blocks: tuple[Block, ...], found: list[Naming]
) -> list[list[Word]]:
    """The words of the blocks; a name that is used online is one of them."""
    by_block: dict[int, list[Naming]] = {}
    for one in found:
        by_block.setdefault(one.block, []).append(one)
    return [
        [*_joined(row, blocks[number].text, by_block[number])] if number in by_block else row
        for number, row in enumerate(words)
    ]


def _joined(words: list[Word], text: str, found: list[Naming]) -> Iterator[Word]:
    at = 0
    for one in found:
        while at < len(words) and words[at].start < one.start:
            yield words[at]
            at += 1
        first = at
        while at < len(words) and words[at].start < one.end:
            at += 1
        if first < at:
            yield Word(
                one.name,
                one.start,
                one.end,
                Kind.HANDLE,
                possessive=text[one.end : one.end + 2] in ("'s", "’s"),
                joined=words[first].joined,
                opens=words[first].opens,
            )
    yield from words[at:]
