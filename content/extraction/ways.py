"""Lists of what a thing does: "Dams harm rivers in several ways. They hold back mud, …"."""

import re

from content.extraction.enumerations import COUNTS, MOST_WORDS, found_list
from content.extraction.findings import ListFound
from content.extraction.terms.grammar.words import (
    ADVERBS,
    ARTICLES,
    CONJUNCTIONS,
    NUMBERS,
    PREPOSITIONS,
)

_IN_WAYS = re.compile(
    rf"\bin (?:(?P<count>{'|'.join(COUNTS)})|several|many|various|different|other|"
    r"a (?:number|range|variety) of) (?:[\w-]+ )?(?:ways|respects)$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"(?:(?P<plural>They|These)|(?P<one>It|This))(?P<may> (?:can|may|will|might|could|would))?"
    r"(?: (?:also|often|both))? (?=[a-z])"
)
_SIGN = re.compile(r"[,;] (?:(?:and|or) )?")
_AND = re.compile(r" (?:and|or) ")
_NO_VERBS = ADVERBS | ARTICLES | CONJUNCTIONS | NUMBERS | PREPOSITIONS
_NOT_DONE = frozenset("is are was were be been has have had do does did not".split())
_FEWEST = 3


def done_in_ways(
    block: int, text: str, lead_in: tuple[int, int], following: tuple[int, int]
) -> ListFound | None:
    """The list of a sentence with three verbs or more behind one that says that there are several
    ways in which something happens.
    """
    start, end = lead_in
    ways = _IN_WAYS.search(text, start, end - 1)
    does = _DOES.match(text, *following)
    if not ways or not does or text[end - 1] not in ".:":
        return None
    spans = _between_signs(text, does.end(), following[1])
    third = bool(does["one"]) and not does["may"]
    if not all(_opens_with_a_verb(text[at:to], third=third) for at, to in spans):
        return None
    count = COUNTS[ways["count"].casefold()] if ways["count"] else len(spans)
    if len(spans) < _FEWEST or len(spans) != count:
        return None
    return found_list(block, text, (start, end - 1), spans)


def _between_signs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans between commas, of which the last has "and" behind it, or within what follows."""
    signs = [one.span() for one in _SIGN.finditer(text, start, end)]
    if not signs:
        return []
    if text[slice(*signs[-1])] in (", ", "; "):
        lasts = [one.span() for one in _AND.finditer(text, signs[-1][1], end)]
        if len(lasts) != 1:
            return []
        signs += lasts
    edges = [start, *(at for sign in signs for at in sign), end - 1]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _opens_with_a_verb(item: str, *, third: bool) -> bool:
    """Whether an item may be what a thing does: "lower the tide", or "lowers" it if the verb is in
    the ``third`` person.
    """
    first, *rest = item.split()
    if not rest or len(rest) >= MOST_WORDS or not first.islower():
        return False
    if first in _NO_VERBS | _NOT_DONE or first.endswith(("ed", "ing", "ly")):
        return False
    return third == (first.endswith("s") and not first.endswith("ss"))
