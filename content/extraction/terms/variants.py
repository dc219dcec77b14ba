"""The kinds of a thing that a text counts and then takes in turn: "Two models are known. In the
council model, a committee shares the work."
"""

import re
from collections.abc import Iterator

from content.extraction.terms.definitions import DefinitionWords, whole_definition
from content.extraction.terms.grammar.clauses import rest_of_clause

_KINDS = (
    "model|type|form|school|approach|system|scheme|variant|method|pattern|strategy|phase|stage|"
    "theory|version|mode|regime|design|tradition|strand|category|effect|test|phenomenon|principle|"
    "doctrine|style|technique|route|layer|format|arrangement"
)
_PLURALS = {"strategy": "strategies", "theory": "theories", "category": "categories"}
_NAMES = "|".join(_PLURALS.get(one, one + "s") for one in _KINDS.split("|")) + "|phenomena"
_COUNTED = re.compile(
    r"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal|[Vv]arious|[Dd]ifferent|[Dd]istinct|"
    rf"[Rr]ival|[Cc]ompeting) (?:[a-z-]+ ){{0,3}}?(?P<kinds>{_NAMES})\b"
)
_TAKEN = re.compile(
    r"(?:^|[.;:,] |\band )(?P<lead>[Ii]n|[Uu]nder|[Ww]ith|[Bb]y)? ?(?:[Tt]he|[Aa]n?) "
    r"(?:so-called )?(?P<term>(?P<which>[a-z][\w’'-]*)(?: [a-z][\w’'-]*)?? "
    rf"(?P<kind>{_KINDS}))\b,? "
    r"(?P<gloss>[^.;]{12,250})"
)
# "The first, the exit principle, holds that residents may leave"
_IN_TURN = re.compile(
    r"(?:^|[.;:] )(?:The|the|A|a) (?:first|second|third|fourth|other|last), (?:the |an? |called |"
    r"known as )?(?P<term>[a-z][\w’-]* [a-z][\w’-]*), (?:means (?!that)|is (?=an? |the ))?"
    r"(?P<gloss>(?:an? |the |holds |says |means |requires |lets |allows |forbids |states |obliges )"
    r"[^.;]{12,250})"
)
_NO_KINDS = frozenset(
    """
    first second third fourth last other another same new old latter former next final such own
    whole main basic only current present existing latest earlier later common usual best simplest
    original ideal typical political economic social legal national
    """.split()
)
_SINGULAR = {plural: one for one, plural in _PLURALS.items()} | {"phenomena": "phenomenon"}


def variants(text: str) -> Iterator[tuple[int, int, DefinitionWords | None]]:
    """Where the text names a kind of what it has counted, and what it says of it, if it does."""
    for match in _IN_TURN.finditer(text):
        start = match.start("gloss")
        end = start + rest_of_clause(match["gloss"], 0)
        found = DefinitionWords(start, end, "provides", 0.76)
        yield *match.span("term"), next(whole_definition(text, found, match["term"]), None)
    counted = _COUNTED.search(text)
    if counted is None:
        return
    kind = _SINGULAR.get(counted["kinds"], counted["kinds"].removesuffix("s"))
    for match in _TAKEN.finditer(text, counted.end()):
        if match["kind"] != kind or match["which"] in _NO_KINDS or not match["lead"]:
            continue
        start = match.start("gloss")
        end = start + rest_of_clause(match["gloss"], 0)
        found = DefinitionWords(start, end, "under it", 0.76)
        told = next(whole_definition(text, found, match["term"]), None)
        yield *match.span("term"), told
