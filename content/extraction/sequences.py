"""Lists that go on over sentences: "There are two ways. One is to wait. The other is to leave."."""

import re
from collections.abc import Iterator, Sequence

from content.extraction.document import Block, BlockKind, Stretch
from content.extraction.enumerations import (
    COUNTED,
    COUNTS,
    MOST_WORDS,
    ORDINAL,
    between_semicolons,
    counted_in,
    found_list,
    included_items,
    opens_with,
)
from content.extraction.findings import ItemFound, ListFound
from content.extraction.sentences import sentences
from content.extraction.ways import done_in_ways

_ORDINALS = "first second third fourth fifth sixth".split()
_IN_THE = r"(?:In|At|During|Under|With) the {}(?: [\w-]+)?, "
_IS = r"(?:, [^,.;]{3,60},|(?: [\w’'-]+){0,3}?) (?:is|was|are|were|would be|will be)(?: that)? "
_FIRST = re.compile(rf"(?:First(?:ly)?, |{_IN_THE.format('first')}|(?:The first|One){_IS})")
_OTHERS = {
    ordinal: re.compile(
        rf"(?:And |But )?(?:{ordinal.capitalize()}(?:ly)?, |{_IN_THE.format(ordinal)}|"
        rf"(?:The|A) {ordinal}{_IS})",
        re.IGNORECASE,
    )
    for ordinal in _ORDINALS[1:]
}
_ANOTHER = re.compile(rf"(?:And )?(?:Another|The other|A further){_IS}", re.IGNORECASE)
_LAST = re.compile(
    rf"(?:And )?(?:Finally|Lastly|Last), |(?:The (?:last|other|final)|A final){_IS}", re.IGNORECASE
)
# "Under the first, the open fund, members pay": what the first is stands beside it.
_APPOSED = re.compile(
    r"(?P<thing>(?:the|an?) (?:[\w’'-]+ ){0,4}[\w’'-]+)(?: \([^()]{1,40}\))?, "
    r"(?!(?:and|or|who|which|whose|an?|\w+(?:ed|ing|ilt|wn)) )"
)
_IN_ONE = re.compile(r"[A-Za-z]+ the [\w -]+, ")  # not "First, "
_PART = re.compile(r"[;,] (?=(?:and )?(?:the|an?)(?:other)? ?\w+ (?:\w+ )?(?:is|was|would) )")
PARTICIPLE = re.compile(r"\w+(?:ed|ing|ilt|wn) (?:in|by|at|on|to|from|with|for|as) ")
# "There were several reasons. First, …": it counts nothing, so that all have to have their number.
_SEVERAL = re.compile(
    r"\b(?:several|some|many|various|other|good|clear|obvious|a (?:number|range|series) of|these|"
    r"the following|a few) (?:[\w-]+ ){0,2}?[\w-]+s\b[^,;:]*$",
    re.IGNORECASE,
)
_FEWEST_NUMBERED = 3
# "Three causes work together, and none works alone."
COUNT_FIRST = re.compile(
    rf"(?:There (?:are|were) |The |These )?(?P<count>{'|'.join(COUNTS)}) "
    r"(?:[\w-]+ ){0,3}?[\w-]+s\b",
    re.IGNORECASE,
)
_OWN_LIST = re.compile(
    r": |\((?:[a-z]|\d|[ivx]+)\) "
)  # of a sentence that leads in to a list itself
# "There is the rent. There is the heating. And there is the bread."
_THERE = re.compile(
    r"(?:(?:And|First(?:ly)?|Then|Next|Finally|Lastly),? )?there(?:’s|'s| is| are| was| were) "
    r"(?:also |then |finally )?",
    re.IGNORECASE,
)
# "Three ways are known. They are A, B and C."
_THEY_ARE = re.compile(
    r"(?:(?:They|These|Those)(?: [a-z]+)? (?:are|were|include|included|comprise)|Namely)"
    r"(?: as follows)?:?,? (?!(?:also|not|all|both|often|now|still|the (?:most|least)) )"
)
_ENDS_A_PART = re.compile(r"[;,](?: (?:and|or))?$")  # a paragraph "publish a plan; and"
_MOST_BETWEEN = 2  # sentences that explain an item


def enumerations(
    block: int, text: str, bounds: Sequence[tuple[int, int]]
) -> Iterator[ListFound | None]:
    """The list behind each sentence, of ``bounds`` in a text, that counts what comes."""
    for at in range(len(bounds) - 1):
        start, end = bounds[at]
        yield _asked(block, text, bounds, at)
        yield _taken_up(block, text, bounds[at], bounds[at + 1])
        yield _divided(block, text, bounds[at], bounds[at + 1])
        yield done_in_ways(block, text, bounds[at], bounds[at + 1])
        counted = COUNT_FIRST.match(text, start, end) or COUNTED.search(text, start, end - 1)
        if counted and counted["count"][0].isalpha() and text[end - 1] == ".":
            count = COUNTS[counted["count"].lower()]
            following = bounds[at + 1 : at + 1 + count * (1 + _MOST_BETWEEN)]
            yield _enumerated(block, text, (start, end), following, count)
            yield _there_are(block, text, (start, end), following, count)
        elif not counted and text[end - 1] == "." and _SEVERAL.search(text, start, end - 1):
            count = _numbered(bounds[at + 1 :], text)
            if count >= _FEWEST_NUMBERED:
                yield _enumerated(block, text, (start, end), bounds[at + 1 :], count)


def _taken_up(
    block: int, text: str, lead_in: tuple[int, int], following: tuple[int, int]
) -> ListFound | None:
    """The list of a sentence that says what the ones are that the sentence before counts."""
    start, end = lead_in
    lead = _THEY_ARE.match(text, *following)
    count = counted_in(text[start : end - 1]) if lead and text[end - 1] == "." else None
    if lead is None or count is None:
        return None
    spans = between_semicolons(text, lead.end(), following[1])
    if not spans:
        spans = included_items(text, lead.end(), following[1])
        if not all(opens_with(text[at:to]) for at, to in spans):
            return None  # "They are old, slow and dear"
    if len({text[at:to].partition(" ")[0] for at, to in spans}) > 1 and len(spans) == 2:
        return None  # "they were the work of a mayor and a judge"
    return found_list(block, text, (start, end - 1), spans) if len(spans) == count else None


def _divided(
    block: int, text: str, lead_in: tuple[int, int], following: tuple[int, int]
) -> ListFound | None:
    """The list of a sentence that semicolons divide into as many parts as the sentence before
    counts: "There are three flags. Red means danger; green, safety; and blue, rain."
    """
    start, end = lead_in
    count = counted_in(text[start : end - 1]) if text[end - 1] == "." else None
    if count is None or count < _FEWEST_NUMBERED or _THEY_ARE.match(text, *following):
        return None
    if _OWN_LIST.search(text, *following):
        return None
    spans = between_semicolons(text, *following, clauses=True)
    openings = [ORDINAL.match(text, at) for at, _ in spans]
    spans = [(one.end() if one else at, to) for one, (at, to) in zip(openings, spans, strict=True)]
    return found_list(block, text, (start, end - 1), spans) if len(spans) == count else None


def _there_are(
    block: int,
    text: str,
    lead_in: tuple[int, int],
    following: Sequence[tuple[int, int]],
    count: int,
) -> ListFound | None:
    """The list of sentences that follow one another with "there is", as many as are counted."""
    spans = []
    for at, to in following[:count]:
        match = _THERE.match(text, at, to)
        if match is None or text[to - 1] != ".":
            return None
        spans.append((match.end(), to - 1))
    long = any(len(text[at:to].split()) > MOST_WORDS for at, to in spans)
    complete = len(spans) == count and not long
    return found_list(block, text, (lead_in[0], lead_in[1] - 1), spans) if complete else None


def numbered_paragraphs(blocks: Sequence[Block]) -> Iterator[ListFound]:
    """The lists of paragraphs that are numbered from 1 and are as many as the paragraph before
    says, or that semicolons part behind its colon; others are the paragraphs of a report.
    """
    for at in range(1, len(blocks)):
        text = blocks[at - 1].text
        if _number(blocks[at]) != "1" or not text:
            continue
        start, end = sentences(text)[-1]
        parted = _parted(blocks, at) if text.endswith(":") else 0
        if _number(blocks[at - 1]) and not parted:
            continue
        count = parted or _count_of(text, start, end) or 0
        run = blocks[at : at + count]
        numbers = [_number(one) for one in blocks[at : at + count + 1]]
        if not count or numbers[:count] != [*map(str, range(1, count + 1))]:
            continue
        if parted or numbers[count:] != [str(count + 1)]:
            items = (
                ItemFound(Stretch(at + n, 0, len(one.text)), one.text) for n, one in enumerate(run)
            )
            yield ListFound(
                stretch=Stretch(at - 1, start, end),
                rule="items",
                confidence=0.9,
                lead_in=text[start:end],
                items=tuple(items),
            )


def _parted(blocks: Sequence[Block], first: int) -> int:
    """How many paragraphs end with a semicolon, with the one that closes them; 0 for a single
    one.
    """
    last = first
    while last + 1 < len(blocks) and _ENDS_A_PART.search(blocks[last].text):
        last += 1
    return last - first + 1 if last > first else 0


def _number(block: Block) -> str:
    return block.label.strip("().") if block.kind is BlockKind.PARAGRAPH else ""


def _count_of(text: str, start: int, end: int) -> int | None:
    """How many things a sentence counts, even if it says more of them behind a comma."""
    counted = COUNT_FIRST.match(text, start, end)
    return COUNTS[counted["count"].lower()] if counted else counted_in(text[start : end - 1])


def _asked(block: int, text: str, bounds: Sequence[tuple[int, int]], at: int) -> ListFound | None:
    """The questions behind "three things: Does it work? Who pays? Who is asked?" """
    start, end = bounds[at]
    colon = text.find(": ", start, end)
    if text[end - 1] == ".":  # "Ask two things. Does it work? Who pays?"
        colon, count = end - 1, counted_in(text[start : end - 1])
        parts = [*bounds[at + 1 : at + 1 + count]] if count else []
        after = bounds[at + 1 + count :] if count else ()
        if after and text[after[0][1] - 1] == "?":
            return None
    else:
        count = counted_in(text[start:colon]) if colon >= 0 and text[end - 1] == "?" else None
        parts = [(colon + 2, end), *bounds[at + 1 : at + count]] if count else []
    if not count or len(parts) != count or not all(text[to - 1] == "?" for _, to in parts):
        return None
    return found_list(block, text, (start, colon + 1), parts)


def _numbered(bounds: Sequence[tuple[int, int]], text: str) -> int:
    """How many sentences, from the first on, open with "First, …", "Second, …"."""
    count, between = 0, 0
    for at, _ in bounds:
        pattern = _FIRST if not count else _OTHERS.get(_ORDINALS[min(count, 5)], _LAST)
        if (match := pattern.match(text, at)) and match[0].rstrip().endswith(","):
            count, between = count + 1, 0
        elif not count or (between := between + 1) > _MOST_BETWEEN:
            break
    return count


def _enumerated(
    block: int,
    text: str,
    lead_in: tuple[int, int],
    following: Sequence[tuple[int, int]],
    count: int,
) -> ListFound | None:
    spans: list[tuple[int, int]] = []
    named: list[tuple[int, int]] = []  # what each is, where an apposition says it
    between = 0
    for at, to in _parts(text, following):
        opening = next((one for one in _openings(len(spans), count) if one.match(text, at)), None)
        match = opening.match(text, at) if opening else None
        if match is None:
            between += 1
            if not spans or between > _MOST_BETWEEN:
                return None
            continue
        between = 0
        stop = to - 1 if text[to - 1] == "." else to
        if PARTICIPLE.match(text, match.end()):
            return None  # "One is based in Leeds": what it is like, not what it is
        spans.append((match.end(), stop))
        thing = _APPOSED.match(text, match.end()) if _IN_ONE.match(match[0]) else None
        named += [thing.span("thing")] if thing else []
        if len(spans) == count:
            break
    spans = named if len(named) == count else spans
    if len(spans) != count or any(len(text[at:to].split()) > MOST_WORDS for at, to in spans):
        return None
    start, end = lead_in
    items = (ItemFound(Stretch(block, at, to), text[at:to]) for at, to in spans)
    return ListFound(
        stretch=Stretch(block, start, end - 1),
        rule="inline",
        confidence=0.9,
        lead_in=text[start : end - 1],
        items=tuple(items),
    )


def _parts(text: str, bounds: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences, and the halves of "one is to wait; the other is to leave"."""
    for start, end in bounds:
        at = start
        for sign in _PART.finditer(text, start, end):
            if " " not in text[at : sign.start()]:
                continue  # "First, the ground was wet"
            if (opening := _IN_ONE.match(text, at)) and opening.end() > sign.start():
                continue  # "In the first, the ground was wet"
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
