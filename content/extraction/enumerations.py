"""Lists within a sentence: items that open with a number or a letter, that semicolons part, or that
are said to be among its things.
"""

import re
from collections.abc import Sequence

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

COUNTS = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)
}
_COUNT = "|".join(COUNTS)
# "Four in five of them have one of two traits: …" counts the traits.
_AMONG_ALL = rf"(?:in|out of|or|to) (?:every )?(?:{_COUNT}|\d)"
# "Four merits: it is simple, …", "six measures, namely roofs, …"
COUNTED = re.compile(
    rf"\b(?P<count>{_COUNT}|[2-9]|10) (?!{_AMONG_ALL})(?:[\w-]+ ){{0,3}}?"
    r"(?P<noun>(?!(?:as|has|his|is|its|this|thus|us|was)\b)[\w-]+s|criteria)\b[^,]*$",
    re.IGNORECASE,
)
_FOLD = re.compile(rf"\b(?P<count>{'|'.join(COUNTS)})-?fold$")  # "its aim is twofold"
# "Three pillars (ports, ships and crews)"
_IN_BRACKETS = re.compile(
    rf"\b(?P<count>{'|'.join(COUNTS)}) (?:[\w-]+ ){{0,3}}?[\w-]+s \((?P<items>[^()]{{5,150}})\)",
    re.IGNORECASE,
)
_FEWEST_PARTED = 3
_LABEL = re.compile(r"(?<![\w(])\(?(?P<label>[a-h]|[1-8]|i{1,3}|iv|vi{0,3})\) (?=\w)")
_LABELS = ("abcdefgh", "12345678", ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"))
_POINT = re.compile(r"(?<![\w.])(?P<label>[1-8])\. (?=[a-z])")  # "1. to mend roofs; 2. to …"
_ORDINALS = "first second third fourth fifth sixth".split()
ORDINAL = re.compile(
    rf"(?<![\w-])(?P<label>{'|'.join(_ORDINALS)}|final|last)(?:ly)?, (?=\w)", re.IGNORECASE
)
_FEWEST_ORDINALS = 3
_BEFORE_LABEL = re.compile(r"[,;]?(?: (?:and|or|and/or),?)? $")
# "40 places, including the Namib, …", "the witnesses included a pilot, …"
_INCLUDES = re.compile(
    r",? (?:including|among them|(?P<example>such as|notably)|"
    r"(?:which |that )?(?:includ|compris)(?:e|es|ed)|consist(?:s|ed)? of) "
)
_QUANTIFIED = re.compile(
    rf"\b(?:{'|'.join(COUNTS)}|\d+|dozen|dozens of|several|many|various|other|some|"
    r"a (?:number|range|handful) of) (?:[\w-]+ ){0,2}[\w-]+s$",
    re.IGNORECASE,
)
# "The five permanent members are China, …"
_ARE = re.compile(
    rf"\b(?:the|its|their|these) (?P<count>{'|'.join(COUNTS)}) (?:[\w-]+ ){{1,3}}?(?:are|were) ",
    re.IGNORECASE,
)
# "Our witnesses were A, clerk at B; C, its chair; and D": parted by semicolons.
_WERE = re.compile(
    r"(?:The|Our|Its|Their|His|Her|My|These|All) (?:[\w-]+ ){0,4}?(?:[\w-]+s|people|criteria)"
    r"(?: [^,.;:]{2,50}?)? (?:are|were|include|included) "
)
_SEMICOLON = re.compile(r"; (?P<last>(?:and|or) )?")
# Nobody can tell what "it" is from the lead-in alone.
POINTS = re.compile(
    r"(?:[Ii]ts?|[Tt]h(?:ey|eir|is|at|ese|ose)|[Hh]e|[Ss]he|[Hh]is|[Hh]er|"
    r"[Tt]he (?:former|latter))\b(?! following\b)"
)
_SEGMENT_END = re.compile(r"[.;:()“”\"–—]| - |$")
_AND = re.compile(r",? (?:and|or) |^(?:and|or) ")
_NO_ITEM = PREPOSITIONS | CONJUNCTIONS | ADVERBS
_MOST_INCLUDED = 7  # words of an item
MOST_WORDS = 40  # of an item


def counted_in(lead_in: str) -> int | None:
    """How many items a lead-in announces."""
    counted = COUNTED.search(lead_in)
    if counted is None:
        fold = _FOLD.search(lead_in)
        return COUNTS[fold["count"]] if fold else None
    if counted["noun"].casefold() in TIMES:
        return None  # "for three days"
    word = counted["count"].lower()
    return int(word) if word.isdigit() else COUNTS[word]


def labelled(block: int, text: str, start: int, end: int) -> ListFound | None:
    """The list of a sentence, ``start:end`` of a text, with "(a)", "(b)" before its items."""
    labels = _labels(text, start, end)
    if not labels:
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
    if any(not 0 < len(one.text.split()) <= MOST_WORDS for one in items):
        return None
    return ListFound(
        stretch=Stretch(block, start, start + len(lead_in)),
        rule="inline",
        confidence=0.9,
        lead_in=lead_in,
        items=items,
    )


def _labels(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The labels of a sentence, if they count on from the first."""
    for pattern in (_LABEL, _POINT):
        labels = list(pattern.finditer(text, start, end))
        names = [one["label"] for one in labels]
        if len(labels) > 1 and any(names == [*known[: len(names)]] for known in _LABELS):
            return labels
    labels = list(ORDINAL.finditer(text, start, end))
    names = [one["label"].casefold() for one in labels]
    if names[-1:] in (["final"], ["last"]):
        names[-1:] = _ORDINALS[len(names) - 1 : len(names)]
    return labels if len(names) >= _FEWEST_ORDINALS and names == _ORDINALS[: len(names)] else []


def bracketed(block: int, text: str, start: int, end: int) -> ListFound | None:
    """The list in brackets behind a number of things, as many as it says."""
    for lead in _IN_BRACKETS.finditer(text, start, end):
        spans = included_items(text, lead.start("items"), lead.end("items"))
        if len(spans) == COUNTS[lead["count"].lower()]:
            return found_list(block, text, (start, lead.start("items") - 1), spans)
    return None


def included(block: int, text: str, start: int, end: int) -> ListFound | None:
    """The list of a sentence that says what is among its things: three at least if it says that
    they are several, four otherwise, or as many as it counts.
    """
    counted = _ARE.search(text, start, end)
    lead = counted or _INCLUDES.search(text, start, end)
    if lead is None:
        return None
    spans = included_items(text, lead.end(), end)
    quantified = _QUANTIFIED.search(text, max(start, lead.start() - 60), lead.start())
    if not counted and lead["example"] and not quantified:
        return None
    fewest = COUNTS[counted["count"].lower()] if counted else 3 if quantified else 4
    if len(spans) < max(3, fewest) or (counted and len(spans) != fewest):
        return None
    if counted and not opens_with(text[slice(*spans[0])]):
        return None  # "the three members are old, cold and tired"
    return found_list(block, text, (start, lead.end()), spans)


def parted(block: int, text: str, start: int, end: int) -> ListFound | None:
    """The list of a sentence that says who or what several were, three at least, each with what is
    said of it, and semicolons between them.
    """
    lead = _WERE.match(text, start, end)
    spans = between_semicolons(text, lead.end(), end) if lead else []
    if lead is None or len(spans) < _FEWEST_PARTED:
        return None
    kinds = {opens_with(text[at:to]) for at, to in spans}
    if len(kinds) > 1 or not all(kinds):
        return None
    return found_list(block, text, (start, lead.end()), spans)


def between_semicolons(
    text: str, start: int, end: int, *, clauses: bool = False
) -> list[tuple[int, int]]:
    """The spans between semicolons, of which the last has "and" behind it; none is a sentence, but
    where ``clauses`` may be items.
    """
    end = start + len(text[start:end].rstrip(" .;"))
    signs = list(_SEMICOLON.finditer(text, start, end))
    if not signs or not signs[-1]["last"]:
        return []
    edges = [start, *(at for sign in signs for at in sign.span()), end]
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    heads = [text[at:to].partition(",")[0] for at, to in spans]
    long = any(not 0 < len(text[at:to].split()) <= MOST_WORDS for at, to in spans)
    return [] if long or (not clauses and any(map(has_verb, heads))) else spans


def found_list(
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


def included_items(text: str, start: int, end: int) -> list[tuple[int, int]]:
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
    fits = last and all(map(_may_be_item, items)) and len({opens_with(one) for one in items}) == 1
    return spans if fits else []


def _may_be_item(item: str) -> bool:
    words = item.casefold().split()
    return 0 < len(words) <= _MOST_INCLUDED and not has_verb(item) and words[0] not in _NO_ITEM


def opens_with(item: str) -> str:
    """What items that belong together have alike at their start."""
    first, _, rest = item.partition(" ")
    if item[0].isupper() or (first == "the" and rest[:1].isupper()):
        return "name"
    return "thing" if first in ARTICLES | NUMBERS or item[0].isdigit() else ""
