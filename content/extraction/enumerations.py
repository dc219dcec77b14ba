"""Lists that go on over sentences: "There are two ways. One is to wait. The other is to leave." """

import re
from collections.abc import Iterator, Sequence

from content.extraction.document import Stretch
from content.extraction.findings import ItemFound, ListFound

_COUNTS = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)
}
# "Four merits: it is simple, …", "six measures, namely roofs, …"
_COUNTED = re.compile(
    rf"\b(?P<count>{'|'.join(_COUNTS)}|[2-9]|10) (?:[\w-]+ ){{0,3}}?(?:[\w-]+s|criteria)\b[^,]*$",
    re.IGNORECASE,
)
_ORDINALS = "first second third fourth fifth sixth".split()
_IS = r"(?:, [^,.;]{3,60},|(?: [\w’'-]+){0,3}?) (?:is|was|are|were|would be|will be)(?: that)? "
_FIRST = re.compile(rf"(?:First(?:ly)?, |(?:The first|One){_IS})")
_OTHERS = {
    ordinal: re.compile(
        rf"(?:And |But )?(?:{ordinal.capitalize()}(?:ly)?, |(?:The|A) {ordinal}{_IS})",
        re.IGNORECASE,
    )
    for ordinal in _ORDINALS[1:]
}
_ANOTHER = re.compile(rf"(?:And )?(?:Another|The other|A further){_IS}", re.IGNORECASE)
_LAST = re.compile(
    rf"(?:And )?(?:Finally|Lastly|Last), |(?:The (?:last|other|final)|A final){_IS}", re.IGNORECASE
)
_PART = re.compile(r"[;,] (?=(?:and )?(?:the|an?)(?:other)? ?\w+ (?:\w+ )?(?:is|was|would) )")
_PARTICIPLE = re.compile(r"\w+(?:ed|ing) (?:in|by|at|on|to|from|with|for) ")
_MOST_BETWEEN = 2  # sentences that explain an item
_MOST_WORDS = 40  # of an item


def counted_in(lead_in: str) -> int | None:
    """How many items a lead-in announces."""
    counted = _COUNTED.search(lead_in)
    if counted is None:
        return None
    word = counted["count"].lower()
    return int(word) if word.isdigit() else _COUNTS[word]


def enumerations(
    block: int, text: str, bounds: Sequence[tuple[int, int]]
) -> Iterator[ListFound | None]:
    """The list behind each sentence, of ``bounds`` in a text, that counts what comes."""
    for at in range(len(bounds) - 1):
        start, end = bounds[at]
        counted = _COUNTED.search(text, start, end - 1)
        if counted and counted["count"][0].isalpha() and text[end - 1] == ".":
            count = _COUNTS[counted["count"].lower()]
            following = bounds[at + 1 : at + 1 + count * (1 + _MOST_BETWEEN)]
            yield _enumerated(block, text, (start, end), following, count)


def _enumerated(
    block: int,
    text: str,
    lead_in: tuple[int, int],
    following: Sequence[tuple[int, int]],
    count: int,
) -> ListFound | None:
    items: list[ItemFound] = []
    between = 0
    for at, to in _parts(text, following):
        opening = next((one for one in _openings(len(items), count) if one.match(text, at)), None)
        match = opening.match(text, at) if opening else None
        if match is None:
            between += 1
            if not items or between > _MOST_BETWEEN:
                return None
            continue
        between = 0
        stop = to - 1 if text[to - 1] == "." else to
        if _PARTICIPLE.match(text, match.end()):
            return None  # "One is based in Leeds": what it is like, not what it is
        items.append(ItemFound(Stretch(block, match.end(), stop), text[match.end() : stop]))
        if len(items) == count:
            break
    if len(items) != count or any(len(one.text.split()) > _MOST_WORDS for one in items):
        return None
    start, end = lead_in
    return ListFound(
        stretch=Stretch(block, start, end - 1),
        rule="inline",
        confidence=0.9,
        lead_in=text[start : end - 1],
        items=tuple(items),
        open=False,
    )


def _parts(text: str, bounds: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences, and the halves of "one is to wait; the other is to leave"."""
    for start, end in bounds:
        at = start
        for sign in _PART.finditer(text, start, end):
            yield at, sign.start()
            at = sign.end()
        yield at, end


def _openings(number: int, count: int) -> list[re.Pattern[str]]:
    """How the next item may open, when there are ``number`` already."""
    if number == 0:
        return [_FIRST]
    found = [_OTHERS[_ORDINALS[number]]] if number < len(_ORDINALS) else []
    if number == 1 or number + 1 < count:
        found.append(_ANOTHER)
    if number + 1 == count:
        found.append(_LAST)
    return found
