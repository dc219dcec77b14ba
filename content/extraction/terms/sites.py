"""Places where a text may explain a term, whatever stands there: "a buffer stock, a reserve for
three months", "this reflectivity, or albedo", "Planners speak of right-sizing".
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from content.extraction.terms.definitions import end_of_apposition, rest_of_clause
from content.extraction.terms.grammar.phrases import (
    WORD,
    after_determiner,
    phrase_before,
    phrase_behind_verb,
)
from content.extraction.terms.grammar.shapes import is_superlative
from content.extraction.terms.grammar.words import (
    BOUNDS,
    CRITICS,
    NO_GLOSS,
    NUMBERS,
    TERM_NOUNS,
    TIMES,
    VERBS_BEFORE,
)

LONGEST = 4  # words of a term


class Construct(StrEnum):
    """What joins a term and its explanation."""

    COMMA = "comma"
    COLON = "colon"
    DASH = "dash"
    BRACKET = "bracket"
    WHICH = "which"
    WHEREBY = "whereby"
    OR = "or"  # "a quay, or place to land"
    OR_TERM = "or term"  # "a place to land, or quay"
    MEANING = "meaning"  # ", that is, "
    IS = "is"
    NAMED = "named"  # "boatmen call it a quay"
    NEXT = "next"  # the next sentence explains what closes one


class Site(NamedTuple):
    """``start:end`` of a text has what may be a term, ``at:stop`` what may explain it."""

    start: int
    end: int
    at: int
    stop: int
    construct: Construct


_SIGN = re.compile(
    r"(?P<which>, (?:which|who) (?=[a-z]))"
    r"|(?P<whereby>,? (?=(?:in|under|by|through|at|with|for) which |whereby )"
    r"|, (?=(?:where|when) ))"
    r"|(?P<or>, or (?=(?:the |an? )?[a-z]))"
    r"|(?P<meaning>[,;] (?:meaning|that is,?|i\.e\.,?|in other words,?|namely|literally) )"
    r"|(?P<comma>, (?!(?:and|or|but|so|nor|yet|as|if|because|although|though|while) )(?=[a-z]))"
    r"|(?P<colon>: (?=[a-z]))"
    r"|(?P<dash> [–—-] (?=[a-z])|(?<=\w) ?— ?(?=[a-z]))"
    r"|(?P<bracket> \((?=[a-z]))"
    r"|(?P<next>[\"”’']?[.?!;][\"”’']? (?=[^\W\d_]))"
)
_BRACKET = r"(?: \([^()]{1,60}\))?"
_OPENS = r"(?:^|(?<=[.!?:;] ))(?:The |An? |One |Most |the |an? )?[\"“‘]?"
_SUBJECT = rf"{_OPENS}(?P<term>{WORD}(?: {WORD}){{0,3}}?)[\"”’]?{_BRACKET}"
_IS = re.compile(
    rf"{_SUBJECT}(?:, (?:or|in|by|as|also|often) [^,.;]{{2,40}},)? "
    r"(?:is|are|was|were|means?|refers? to|describes?|denotes?|consists? of|occurs?|arises?) "
    r"(?=[a-z])"
)
# As people call it: what one person calls a thing is an opinion.
_NAMING = re.compile(
    r"(?:\b(?:known|referred to|spoken of|described|gone down|lumped together|class(?:ed|ified)) as"
    r"|(?<![\w-])(?:called|termed|dubbed|christened|nicknamed)"
    rf"|(?<![\w’'-])(?!(?i:{CRITICS}) )[\w’'-]+ (?:call|term|dub|speak of)"
    r"(?: (?:it|them|th[eio][st]e?))?"
    r"|\b(?:refer to|know|lump) (?:[\w-]+ ){1,6}?as"
    r"|\b(?:term|word|phrase|expression|name)(?: of art| for [\w ]{2,30})? is)"
    rf" (?:the |an? )?(?P<term>(?=[a-z]){WORD}(?: {WORD}){{0,3}})"
)
# "A terp, as the Dutch call a mound": the other way round.
_NO_NAMING = re.compile(
    r"\b(?:[Hh]e|[Ss]he|I|[Yy]ou|[Ww]ho|has|have|had|as|as the|[A-Z][\w’-]+) "
    r"(?:[a-z]+ly |[Ii]s |[Ww]as )?$"
)
# "Call the practice “mud walking”", "speak of the sale of land"
_NO_NAME = re.compile(r"[\"”’]? (?:[\"“‘]|of\b)")
_OR_TERM = re.compile(
    rf",? or (?:the |an? )?[\"“‘]?(?P<term>{WORD}(?: {WORD}){{0,2}})[\"”’]?(?=[,.;)])"
)
_SHORT_FORM = re.compile(r" \([A-Z][\w&-]{1,9}\)$")
_CLOSING = re.compile(r"(?:[\"”’'])?(?: \([^()]{1,80}\))?[\"”’']?$")
_CLOSING_DASH = re.compile(r" [–—-] | ?— ?")
_SENTENCE_END = re.compile(r"[.!?][\"”’]?(?:\s|$)")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_FIRST = re.compile(r"[\w.]+")
_COUNTED = re.compile(r"\d[\d.,]* $")
_NO_HEADS = TIMES | {"sense"}
_REACH = 90  # characters before a sign
_LONGEST_BEFORE = 300  # characters of an explanation before its term


def sites(text: str) -> Iterator[Site]:
    """Where phrases of up to ``LONGEST`` words may be explained; a phrase may stand in several."""
    for start, end, at, construct in _places(text):
        if _may_be_term(text, start, end):
            yield Site(start, end, at, _stop(text, at, construct), construct)
    for match in _OR_TERM.finditer(text):
        if BOUNDS.isdisjoint(match["term"].casefold().split()):
            floor = max(0, match.start() - _LONGEST_BEFORE)
            marks = (text.rfind(mark, floor, match.start()) for mark in (". ", ", ", "; ", ": "))
            at = max([floor, *(place + 2 for place in marks if place >= 0)])
            yield Site(*match.span("term"), at, match.start(), Construct.OR_TERM)


def _may_be_term(text: str, start: int, end: int) -> bool:
    """Whether a phrase is of a few words in Latin letters, and neither counted nor a time."""
    words = text[start:end].casefold().split()
    if not 0 < len(words) <= LONGEST or not _LATIN.match(text, start):
        return False
    counted = _COUNTED.search(text, max(0, start - 8), start)
    return not (counted or words[-1] in _NO_HEADS or is_superlative(words[0]))


def _places(text: str) -> Iterator[tuple[int, int, int, Construct]]:
    for sign in _SIGN.finditer(text):
        first = _FIRST.match(text, sign.end())
        if sign["bracket"] and first and first[0] in NO_GLOSS:
            continue
        if phrase := _phrase_before(text, sign.start()):
            yield *phrase, sign.end(), Construct(sign.lastgroup or "")
    for match in _IS.finditer(text):
        if BOUNDS.isdisjoint(match["term"].casefold().split()):
            yield *match.span("term"), match.end(), Construct.IS
    for match in _NAMING.finditer(text):
        end = _end_of_name(match)
        before = _NO_NAMING.search(text, max(0, match.start() - 24), match.start())
        if not before and not _NO_NAME.match(text, end):
            yield match.start("term"), end, end, Construct.NAMED


def _phrase_before(text: str, end: int) -> tuple[int, int] | None:
    """The noun phrase before a sign, without its marks, its bracket and "the term"; None if that is
    a long form, which the rules for abbreviations find whole.
    """
    if _SHORT_FORM.search(text, max(0, end - 20), end):
        return None
    closing = _CLOSING.search(text, max(0, end - _REACH), end)
    end = closing.start() if closing else end
    start = phrase_behind_verb(text, end)
    start = after_determiner(text, phrase_before(text, end) if start is None else start, end)
    first, _, rest = text[start:end].partition(" ")
    if rest and first.casefold() in TERM_NOUNS | NUMBERS:
        start += len(first) + 1
    return (start, end) if start < end else None


def _end_of_name(match: re.Match[str]) -> int:
    """Where a name ends: at a word that no noun phrase has inside it."""
    start = end = match.start("term")
    for n, word in enumerate(re.finditer(WORD, match["term"])):
        known = word[0].casefold()
        if known in BOUNDS or (n and known in VERBS_BEFORE):
            break
        end = start + word.end()
    return end


def _stop(text: str, at: int, construct: Construct) -> int:
    """Where the explanation ends that starts at ``at``, at the latest with its sentence."""
    sentence = _SENTENCE_END.search(text, at)
    most = sentence.start() if sentence else len(text)
    match construct:
        case Construct.BRACKET:
            close = text.find(")", at)
            return close if close >= 0 else most
        case Construct.DASH if closing := _CLOSING_DASH.search(text, at, most):
            return closing.start()
        case Construct.COMMA | Construct.OR | Construct.MEANING:
            return min(most, end_of_apposition(text, at))
        case Construct.WHICH:
            return min(most, end_of_apposition(text, at, at_comma=False))
        case _:
            return min(most, rest_of_clause(text, at))
