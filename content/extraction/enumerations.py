"""Lists whose items open with a number or a letter, and those that go on over sentences: "There
are two ways. One is to wait. The other is to leave."
"""

import re
from collections.abc import Iterator, Sequence

from content.extraction.document import Stretch
from content.extraction.findings import ItemFound, ListFound
from content.extraction.terms.grammar.phrases import has_verb
from content.extraction.terms.grammar.words import (
    ADVERBS,
    ARTICLES,
    CONJUNCTIONS,
    NUMBERS,
    PREPOSITIONS,
    TIMES,
)

_COUNTS = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)
}
# "Four merits: it is simple, …", "six measures, namely roofs, …"
_COUNTED = re.compile(
    rf"\b(?P<count>{'|'.join(_COUNTS)}|[2-9]|10) (?:[\w-]+ ){{0,3}}?"
    r"(?P<noun>[\w-]+s|criteria)\b[^,]*$",
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
# "There were several reasons. First, …": it counts nothing, so that all have to have their number.
_SEVERAL = re.compile(
    r"\b(?:several|some|many|various|other|good|clear|obvious|a (?:number|range|series) of|these|"
    r"the following|a few) (?:[\w-]+ ){0,2}?[\w-]+s\b[^,;:]*$",
    re.IGNORECASE,
)
_FEWEST_NUMBERED = 3
_LABEL = re.compile(r"(?<![\w(])\(?(?P<label>[a-h]|[1-8]|i{1,3}|iv|vi{0,3})\) (?=\w)")
_LABELS = ("abcdefgh", "12345678", ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"))
_BEFORE_LABEL = re.compile(r"[,;]?(?: (?:and|or|and/or))? $")
# "40 places, including the Namib, …", "the witnesses included a pilot, …"
_INCLUDES = re.compile(
    r",? (?:including|among them|(?P<example>such as|notably)|"
    r"(?:which |that )?(?:includ|compris)(?:e|es|ed)|consist(?:s|ed)? of) "
)
_QUANTIFIED = re.compile(
    rf"\b(?:{'|'.join(_COUNTS)}|\d+|dozen|dozens of|several|many|various|other|some|"
    r"a (?:number|range|handful) of) (?:[\w-]+ ){0,2}[\w-]+s$",
    re.IGNORECASE,
)
# "The five permanent members are China, …"
_ARE = re.compile(
    rf"\b(?:the|its|their|these) (?P<count>{'|'.join(_COUNTS)}) (?:[\w-]+ ){{1,3}}?(?:are|were) ",
    re.IGNORECASE,
)
# "Our witnesses were A, clerk at B; C, its chair; and D": parted by semicolons.
_WERE = re.compile(
    r"(?:The|Our|Its|Their|His|Her|My|These|All) (?:[\w-]+ ){0,4}?(?:[\w-]+s|people|criteria)"
    r"(?: [^,.;:]{2,50}?)? (?:are|were|include|included) "
)
_SEMICOLON = re.compile(r"; (?P<last>(?:and|or) )?")
# "Three ways are known. They are A, B and C."
_THEY_ARE = re.compile(
    r"(?:(?:They|These|Those)(?: [a-z]+)? (?:are|were|include|included|comprise)|Namely)"
    r"(?: as follows)?:?,? (?!(?:also|not|all|both|often|now|still|the (?:most|least)) )"
)
# Nobody can tell what "it" is from the lead-in alone.
POINTS = re.compile(
    r"(?:[Ii]ts?|[Tt]h(?:ey|eir|is|at|ese|ose)|[Hh]e|[Ss]he|[Hh]is|[Hh]er|"
    r"[Tt]he (?:former|latter))\b(?! following\b)"
)
_SEGMENT_END = re.compile(r"[.;:()“”\"–—]| - |$")
_AND = re.compile(r",? (?:and|or) |^(?:and|or) ")
_NO_ITEM = PREPOSITIONS | CONJUNCTIONS | ADVERBS
_MOST_INCLUDED = 7  # words of an item
_MOST_BETWEEN = 2  # sentences that explain an item
_MOST_WORDS = 40  # of an item


def counted_in(lead_in: str) -> int | None:
    """How many items a lead-in announces."""
    counted = _COUNTED.search(lead_in)
    if counted is None:
        return None
    if counted["noun"].casefold() in TIMES:
        return None  # "for three days"
    word = counted["count"].lower()
    return int(word) if word.isdigit() else _COUNTS[word]


def enumerations(
    block: int, text: str, bounds: Sequence[tuple[int, int]]
) -> Iterator[ListFound | None]:
    """The list behind each sentence, of ``bounds`` in a text, that counts what comes."""
    for at in range(len(bounds) - 1):
        start, end = bounds[at]
        yield _asked(block, text, bounds, at)
        yield _taken_up(block, text, bounds[at], bounds[at + 1])
        counted = _COUNTED.search(text, start, end - 1)
        if counted and counted["count"][0].isalpha() and text[end - 1] == ".":
            count = _COUNTS[counted["count"].lower()]
            following = bounds[at + 1 : at + 1 + count * (1 + _MOST_BETWEEN)]
            yield _enumerated(block, text, (start, end), following, count)
        elif not counted and text[end - 1] == "." and _SEVERAL.search(text, start, end - 1):
            count = _numbered(bounds[at + 1 :], text)
            if count >= _FEWEST_NUMBERED:
                yield _enumerated(block, text, (start, end), bounds[at + 1 :], count)


def labelled(block: int, text: str, start: int, end: int) -> ListFound | None:
    """The list of a sentence, ``start:end`` of a text, with "(a)", "(b)" before its items."""
    labels = list(_LABEL.finditer(text, start, end))
    names = [one["label"] for one in labels]
    if len(labels) < 2 or not any(names == [*known[: len(names)]] for known in _LABELS):
        return None
    lead_in = text[start : labels[0].start()].rstrip()
    stops = [_BEFORE_LABEL.search(text, start, one.start()) for one in labels[1:]]
    ends = [stop.start() for stop in stops if stop] + [start + len(text[start:end].rstrip(" .;"))]
    if not lead_in or len(ends) != len(labels):
        return None
    items = tuple(
        ItemFound(Stretch(block, one.end(), to), text[one.end() : to])
        for one, to in zip(labels, ends, strict=True)
    )
    if any(not 0 < len(one.text.split()) <= _MOST_WORDS for one in items):
        return None
    return ListFound(
        stretch=Stretch(block, start, start + len(lead_in)),
        rule="inline",
        confidence=0.9,
        lead_in=lead_in,
        items=items,
    )


def included(block: int, text: str, start: int, end: int) -> ListFound | None:
    """The list of a sentence that says what is among its things: three at least if it says that
    they are several, four otherwise, or as many as it counts.
    """
    counted = _ARE.search(text, start, end)
    lead = counted or _INCLUDES.search(text, start, end)
    if lead is None:
        return None
    spans = _included_items(text, lead.end(), end)
    quantified = _QUANTIFIED.search(text, max(start, lead.start() - 60), lead.start())
    if not counted and lead["example"] and not quantified:
        return None
    fewest = _COUNTS[counted["count"].lower()] if counted else 3 if quantified else 4
    if len(spans) < max(3, fewest) or (counted and len(spans) != fewest):
        return None
    if counted and not _opens_with(text[slice(*spans[0])]):
        return None  # "the three members are old, cold and tired"
    return _found(block, text, (start, lead.end()), spans)


def parted(block: int, text: str, start: int, end: int) -> ListFound | None:
    """The list of a sentence that says who or what several were, three at least, each with what is
    said of it, and semicolons between them.
    """
    lead = _WERE.match(text, start, end)
    spans = _between_semicolons(text, lead.end(), end) if lead else []
    if lead is None or len(spans) < _FEWEST_NUMBERED:
        return None
    kinds = {_opens_with(text[at:to]) for at, to in spans}
    if len(kinds) > 1 or not all(kinds):
        return None
    return _found(block, text, (start, lead.end()), spans)


def _taken_up(
    block: int, text: str, lead_in: tuple[int, int], following: tuple[int, int]
) -> ListFound | None:
    """The list of a sentence that says what the ones are that the sentence before counts."""
    start, end = lead_in
    lead = _THEY_ARE.match(text, *following)
    count = counted_in(text[start : end - 1]) if lead and text[end - 1] == "." else None
    if lead is None or count is None:
        return None
    spans = _between_semicolons(text, lead.end(), following[1])
    if not spans:
        spans = _included_items(text, lead.end(), following[1])
        if not all(_opens_with(text[at:to]) for at, to in spans):
            return None  # "They are old, slow and dear"
    if len({text[at:to].partition(" ")[0] for at, to in spans}) > 1 and len(spans) == 2:
        return None  # "they were the work of a mayor and a judge"
    return _found(block, text, (start, end - 1), spans) if len(spans) == count else None


def _between_semicolons(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans between semicolons, of which the last has "and" behind it; none is a sentence."""
    end = start + len(text[start:end].rstrip(" .;"))
    signs = list(_SEMICOLON.finditer(text, start, end))
    if not signs or not signs[-1]["last"]:
        return []
    edges = [start, *(at for sign in signs for at in sign.span()), end]
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    heads = [text[at:to].partition(",")[0] for at, to in spans]
    long = any(not 0 < len(text[at:to].split()) <= _MOST_WORDS for at, to in spans)
    return [] if long or any(map(has_verb, heads)) else spans


def _found(
    block: int, text: str, lead_in: tuple[int, int], spans: Sequence[tuple[int, int]]
) -> ListFound:
    words = text[slice(*lead_in)].rstrip()
    points = POINTS.match(words)
    return ListFound(
        stretch=Stretch(block, lead_in[0], lead_in[0] + len(words)),
        rule="items of it" if points else "inline",
        confidence=0.7 if points else 0.9,
        lead_in=words,
        items=tuple(ItemFound(Stretch(block, at, to), text[at:to]) for at, to in spans),
    )


def _included_items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of noun phrases of one form, parted by commas, with "and" before the last."""
    stop = _SEGMENT_END.search(text, start, end)
    end = stop.start() if stop else end
    spans: list[tuple[int, int]] = []
    last = None
    for part in re.finditer(r"[^,]+", text[start:end]):
        at, to = start + part.start(), start + part.end()
        at += len(text[at:to]) - len(text[at:to].lstrip())
        if last := _AND.search(text[at:to]):
            spans += [(at, at + last.start())] if last.start() else []
            spans.append((at + last.end(), to))
            break
        spans.append((at, to))
    items = [text[at:to] for at, to in spans]
    fits = last and all(map(_may_be_item, items)) and len({_opens_with(one) for one in items}) == 1
    return spans if fits else []


def _may_be_item(item: str) -> bool:
    words = item.casefold().split()
    return 0 < len(words) <= _MOST_INCLUDED and not has_verb(item) and words[0] not in _NO_ITEM


def _opens_with(item: str) -> str:
    """What items that belong together have alike at their start."""
    first, _, rest = item.partition(" ")
    if item[0].isupper() or (first == "the" and rest[:1].isupper()):
        return "name"
    return "thing" if first in ARTICLES | NUMBERS or item[0].isdigit() else ""


def _asked(block: int, text: str, bounds: Sequence[tuple[int, int]], at: int) -> ListFound | None:
    """The questions behind "three things: Does it work? Who pays? Who is asked?" """
    start, end = bounds[at]
    colon = text.find(": ", start, end)
    count = counted_in(text[start:colon]) if colon >= 0 and text[end - 1] == "?" else None
    parts = [(colon + 2, end), *bounds[at + 1 : at + count]] if count else []
    if not count or len(parts) != count or not all(text[to - 1] == "?" for _, to in parts):
        return None
    return ListFound(
        stretch=Stretch(block, start, colon + 1),
        rule="inline",
        confidence=0.9,
        lead_in=text[start : colon + 1],
        items=tuple(ItemFound(Stretch(block, one, to), text[one:to]) for one, to in parts),
    )


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
    )


def _parts(text: str, bounds: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences, and the halves of "one is to wait; the other is to leave"."""
    for start, end in bounds:
        at = start
        for sign in _PART.finditer(text, start, end):
            if " " not in text[at : sign.start()]:
                continue  # "First, the ground was wet"
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
