"""What a site says that its term means."""

import re

from content.extraction.terms.definition_cues import JUDGED, KIND, TAKES_UP
from content.extraction.terms.definitions import DefinitionWords, whole_definition
from content.extraction.terms.grammar.words import AUXILIARIES, CONJUNCTIONS
from content.extraction.terms.sites.places import Construct, Site

EXPLAINS = 0.15  # likelihood from which on what stands at a site explains its term
_SURE = 0.85  # of an explanation, if it is certain that it is one
_RULES = {
    Construct.COMMA: "apposition",
    Construct.COLON: "colon",
    Construct.DASH: "dash",
    Construct.BRACKET: "that is",
    Construct.WHICH: "which",
    Construct.WHEREBY: "whereby",
    Construct.OR: "or",
    Construct.OR_TERM: "or",
    Construct.MEANING: "that is",
    Construct.IS: "is a",
    Construct.NEXT: "next",
    Construct.NAMED: "known as",
    Construct.UNDER: "under it",
    Construct.SUBJECT: "does",
    Construct.COMMA_TERM: "apposition",
    Construct.IS_TERM: "is the term",
    Construct.NAMES_BACK: "sentence before",
}
# How the next sentence takes up a term: "They keep a buffer stock. This is what is left when".
_POINTING = re.compile(
    r"(?:(?:This|That|It|They|These|Those)(?: is| are|[’']s) "
    r"(?:the (?:term|word|name|expression) (?:used )?(?:for|when) )?"
    r"|By (?:this|that|it) (?:[\w’'-]+ ){1,3}?(?:means?|meant)(?: that)? "
    r"|(?:The|Such an?|This) (?P<again>[a-z]+) (?:is|are|means) )"
)
_NAMED_BEHIND = (Construct.NAMED, Construct.IS_TERM, Construct.NAMES_BACK)
_BEFORE = 0.7  # that what stands before a name is what it means, rather than only a part of that
# "They burn the stubble, a practice that farmers" call, "These are commonly" called
_LEADS_TO_NAME = re.compile(
    r"(?:, (?:an?|the|what|which|that|these|this|in) [^,]{0,40})?"
    r"(?: (?:is|are|was|were|has|have|been|be|[a-z]+ly|often|also|now|sometimes|better))*[ ,;:]*$"
)
_CLAUSES = CONJUNCTIONS | AUXILIARIES | frozenset("as in of for from at to on by with".split())
_CLAUSES -= frozenset("where when what which how".split())
# "Separately, the port rented out a crane": of something else than the sentence before.
_TURNS = re.compile(
    r"(?:Separately|Meanwhile|However|Moreover|Furthermore|Additionally|Also|Elsewhere|Later|Earlier|"
    r"Finally|Nevertheless|Nonetheless|Besides|Still|Recently|Afterwards?|Since then|In addition|"
    r"At the same time|On the other hand), "
)

_DENIES = re.compile(r"(?:[\w-]+ )?(?:does|do|did|is|are|was|were|has|have) (?:not|no|never) ")
_POINTERS = ("this", "these", "that", "such", "it", "which")  # "Under this rule"


def explanation(text: str, site: Site, likelihood: float) -> DefinitionWords | None:
    """What completes "TERM means …" at a site of a text, by how likely it is that it does."""
    if likelihood < EXPLAINS:
        return None
    start = site.at
    if site.construct is Construct.NEXT and (told := TAKES_UP.match(text, start)):
        start = told.end()
    elif site.construct is Construct.NEXT and _TURNS.match(text, start):
        return None
    elif site.construct is Construct.NEXT and (opening := _POINTING.match(text, start)):
        if opening["again"] and not text.endswith(opening["again"], 0, site.end):
            return None  # "They keep a stock. The port is a place where"
        start = opening.end()
    elif site.construct is Construct.SUBJECT:
        if _DENIES.match(text, start):
            return None
        if kind := KIND.match(text, site.end):  # "the reed rule holds that"
            start = min(kind.end() + 1, site.stop)
    first, second, *_ = (*text[start : site.stop].casefold().split(maxsplit=2), "", "")
    if first in _CLAUSES and second not in _POINTERS:
        return None  # "Silting, as they call it"
    stop, sure = site.stop, _SURE * likelihood
    if site.construct in _NAMED_BEHIND:
        stop = start + len(_LEADS_TO_NAME.sub("", text[start:stop]))
        sure *= _BEFORE
    if site.construct is Construct.IS and JUDGED.match(text, start):
        sure *= _BEFORE
    found = DefinitionWords(start, stop, _RULES[site.construct], sure)
    return next(whole_definition(text, found, text[site.start : site.end]), None)
