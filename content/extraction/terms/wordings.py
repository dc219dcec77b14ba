"""Sentences that have both a term and what it means: "What lawyers call X is Y"."""

import re
from collections.abc import Iterator

from content.extraction.terms.definitions import DefinitionWords
from content.extraction.terms.grammar import classes
from content.extraction.terms.grammar.clauses import rest_of_clause
from content.extraction.terms.grammar.words import BOUNDS, NO_SUBJECTS

# "Bycatch means fish caught by mistake": not "winter means snow", nor "the means by which".
_MEANS_THINGS = re.compile(
    r"(?P<term>[A-Z][a-z-]+(?: [a-z-]+){0,2}) means (?!(?:by|of|in|through|with|for) )"
    r"(?P<gloss>(?:all |any |every )?"
    r"[a-z]+ (?:(?:that|which|who|whose) |"
    r"(?:\w+ed|caught|made|held|paid|sold|kept|left|built|bought|taken|given|grown|lent) "
    r"(?:by|in|at|from|for|without|with|on|to|under|after|before) )[^.;]{3,250})"
)
# "Realignment, also known as retreat, means the breaching of a sea wall"
_ALSO_CALLED = re.compile(
    r"(?P<term>[A-Z][\w-]+(?: [a-z][\w-]+){0,2}), (?:also |sometimes |often |otherwise |better )?"
    r"(?:known as|called|termed) [^,.;]{3,40}, (?:means|refers to|denotes|describes) "
    r"(?P<gloss>(?!that\b)[^.;]{8,250})"
)
# "What lawyers call force majeure is an event that"
_WHAT_THEY_CALL = re.compile(
    r"\b[Ww]hat (?:[\w’'-]+ ){1,4}?(?:calls?|called|terms?|termed|dubs?|dubbed) "
    r"(?:the |an? )?[\"“‘']?(?:the |an? )?"
    r"(?P<term>[^\W\d_][\w’'-]*(?: [a-z][\w’'-]*){0,2})[\"”’']? "
    r"(?:is|are|was|were|means|meant) (?P<gloss>(?:an?|the|any|[a-z]+s (?:that|which|who)) "
    r"[^.;]{8,250})"
)
# "Use the term induced demand for traffic that a road creates"
_THE_TERM_FOR = re.compile(
    r"\b[Tt]he (?:term|phrase|word|expression) [\"“‘']?"
    r"(?P<term>[a-z][\w’'-]*(?: [a-z][\w’'-]*){0,2}?)"
    r"(?:[\"”’']? (?:for|to (?:mean|describe|denote)|means|refers to|denotes)"
    r"|[\"”’']?, [^,.;]{3,60}, (?:means|refers to|denotes|describes)) "
    r"(?P<gloss>(?!it\b|this\b|that\b|them\b|years\b)[a-z][^.;]{8,250})"
)
# "What the Spanish call a toldo, a cloth stretched over the street, is the oldest remedy"
_WHAT_THEY_CALL_APPOSED = re.compile(
    r"\b[Ww]hat (?:[\w’'-]+ ){1,4}?(?:call|calls|called|term|terms|dub) (?:the |an? )?[\"“‘']?"
    r"(?P<term>[a-z][\w’'-]*(?: [a-z][\w’'-]*){0,2})[\"”’']?, "
    r"(?P<gloss>(?:an?|the) [^.;,]{8,120}), (?:is|are|was|were|has|have|had)\b"
)
# "The ministry defines a left-behind area as a district whose income has fallen"
_DEFINED_AS = re.compile(
    r"\b(?:defines?|defined|defining) (?:the |an? )?[\"“‘']?"
    r"(?P<term>[a-z][\w’'-]*(?: [a-z][\w’'-]*){0,2})[\"”’']? as "
    r"(?P<gloss>(?:an?|the|any|[a-z]+s (?:that|which|who)|[a-z]+ing) [^.;]{8,250})"
)
# "What engineers mean by redundancy is that nothing depends on one part"
_WHAT_THEY_MEAN = re.compile(
    r"\b[Ww]hat (?:[\w’'-]+ ){1,4}?(?:means?|meant|understands?) by (?:the |an? )?[\"“‘']?"
    r"(?P<term>[a-z][\w’'-]*(?: [a-z][\w’'-]*){0,2})[\"”’']? (?:is|was) (?:that )?"
    r"(?P<gloss>[^.;]{8,250})"
)
# "Seismologists speak of a slow slip event when a fault moves over days"
_THEY_SPEAK_OF = re.compile(
    r"\b(?:speaks?|talks?) of (?:an? )?[\"“‘']?"
    r"(?P<term>[a-z][\w’'-]*(?: [a-z][\w’'-]*){1,2})[\"”’']? "
    r"(?P<gloss>(?:when|where|if) [^.;]{8,250})"
)
# "In a process known as calving, blocks of ice break off"
_IN_A_PROCESS = re.compile(
    r"(?:^|[.;] )(?:In|By|Through|Under|With) (?:an?|the) (?:[\w-]+ )?(?:process|technique|"
    r"practice|method|phenomenon|procedure|arrangement|system|scheme|trick|custom|tradition) "
    r"(?:known as|called|termed|dubbed|that is known as) (?:the |an? )?[\"“‘']?"
    r"(?P<term>[a-z][\w’'-]*(?: [a-z][\w’'-]*){0,2})[\"”’']?,[\"”’']? (?P<gloss>[a-z][^.;]{12,250})"
)
# Entries of a glossary: "Heat island: an area that …", "Albedo – the share of …"
_ENTRY = re.compile(
    r"(?P<term>[A-Z][\w-]+(?: [a-z][\w-]+){0,2}(?: \([A-Z][\w-]*\))?)(?P<sign>:| [–—-]) "
    r"(?P<gloss>(?:an?|the|any) [^.;:–—]{12,250})(?=\.|$)"
)
_GENERAL = NO_SUBJECTS | frozenset("table figure source photo note today conclusion".split())

type _Defined = tuple[int, int, DefinitionWords]


def worded_terms(text: str) -> Iterator[_Defined]:
    """Such terms anywhere in a sentence."""
    for pattern in (
        _WHAT_THEY_CALL,
        _WHAT_THEY_CALL_APPOSED,
        _THE_TERM_FOR,
        _DEFINED_AS,
        _IN_A_PROCESS,
        _WHAT_THEY_MEAN,
    ):
        for match in pattern.finditer(text):
            if not set(match["term"].split()) & BOUNDS:
                yield _defined(match, "means", 0.85)
    for match in _THEY_SPEAK_OF.finditer(text):
        if not set(match["term"].split()) & BOUNDS:
            yield _defined(match, "occurs", 0.78)


def terms_that_open(text: str, at: int) -> Iterator[_Defined]:
    """Such terms where a sentence opens."""
    for pattern in (_MEANS_THINGS, _ALSO_CALLED):
        if match := pattern.match(text, at):
            yield _defined(match, "means", 0.85)
    entry = _ENTRY.match(text, at)
    if entry is None or set(entry["term"].casefold().split()) & (BOUNDS | _GENERAL):
        return
    start, end = entry.span("gloss")
    several = " " in entry["term"]
    if classes.is_class(text, start) or (several and classes.is_told_apart(text, start, end)):
        yield _defined(entry, "colon" if entry["sign"] == ":" else "dash", 0.8)


def _defined(match: re.Match[str], rule: str, confidence: float) -> _Defined:
    start, _ = match.span("gloss")
    stop = start + rest_of_clause(match["gloss"], 0)
    return *match.span("term"), DefinitionWords(start, stop, rule, confidence)
