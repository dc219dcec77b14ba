"""Terms that a clause of their own names: "sliph, the old name for", "known to us as a neap"."""

import re
from collections.abc import Iterator

from content.extraction.terms.grammar.phrases import phrase_behind_verb
from content.extraction.terms.grammar.verdicts import is_verdict
from content.extraction.terms.quoted_phrases import is_noun_phrase
from content.extraction.terms.term_words import TermWords

_ALSO = re.compile(r",? \(?(?:also|otherwise|sometimes|better) (?:known as|called|termed) ")
# "The tide army, so called because", "the low banks, as the shoals by the pier are known"
_SO_NAMED = re.compile(
    r", (?:so called (?:because|after|from|for (?:its|their)) |as (?:the|those|such|these|all) "
    r"[^.,;:]{5,90} (?:is|are) (?:called|known)(?: (?:here|locally))?(?=[.,;]))"
    r"| \(as (?:the|an?|those|such|these) [^.,;:()]{5,90} (?:is|are|was|were) "
    r"(?:then |now |still |here )?(?:called|known)(?=[),])"
)
# "Sliph, the old name for", "on ebb and flood, the term used at the docks for"
_ITS_NAME = re.compile(
    r"[\"”’]?, (?:the|an?|their|its|another) (?:[\w-]+ ){0,2}(?:term|name|word|phrase|label)"
    r"(?: (?:used|given|applied) [^.,;:]{0,30}?)? for (?!this\b|that\b|it\b|them\b|[A-Z])"
)
# "The storm known as the Lahn Flood killed"
_CALLED_THE = re.compile(
    r"\b(?:known as|called|dubbed|nicknamed) the "
    r"(?P<term>[A-Z][\w’-]+(?: [A-Z][\w’-]+){1,3})(?= [a-z])"
)
_PAIR_BEFORE = re.compile(r"\b(?:on|for|about|against) (?P<pair>[a-z]{3,} and [a-z]{3,})$")
# "The hashtag #SlowTide spread"
_HASHTAG = re.compile(r"\b[Hh]ash ?tags?\b[^.;:#]{0,30}(?P<term>#\w{3,40})")
_JUST_MARKS = 4  # what stands before a name that is alone in its bracket
_MOST_NAMED = 2  # spaces in what "the old name for" is said of
# "A procedure known in the trade as an anchor berth", "which pilots know as the ebb gate"
_KNOWN_TO = re.compile(
    r"\b(?:known (?:in|to|among|by) (?:[\w’-]+ ){1,4}?as|(?:know|knows|knew) as) (?:the |an? )"
    r"(?P<term>[a-z][\w’–-]*(?: [a-z][\w’–-]*){0,2}"
    r"|(?<=the )[A-Z][\w’–-]+(?: [A-Z][\w’–-]+){1,2})(?=[.,;:)—]| [(–—])"
)
# "There is a word that pilots use of such mud, sliph,"
_WORD_USED = re.compile(
    r"\b(?:[Tt]here(?:’s|'s| is| was)|[Hh]as|[Hh]ave|[Hh]ad) (?:an?|another) (?:[a-z]+ )?"
    r"(?:word|name|term) "
    r"(?:that |which )?(?:[\w’-]+ ){1,3}?(?:uses?|used|has|have|had|gives?|gave)(?: (?:for|of|to) "
    r"[^.,;:]{2,40})?[,:] (?P<term>[a-z][\w’-]*(?: [a-z][\w’-]*)?)(?=[,.;:])"
)
# "Has coined a term, the ebb tax, for"
_COINED = re.compile(
    r"\b(?:coin(?:s|ed)?|invent(?:s|ed)?|us(?:es|ed)|borrow(?:s|ed)?|prefer(?:s|red)?) "
    r"(?:an?|another|the) (?:\w+ )?(?:word|name|term|phrase|label|expression)[,:] (?:the |an? )?"
    r"(?P<term>[a-z][\w’-]*(?: [a-z][\w’-]*){0,2})(?=[,.;:])"
)
# "English calls it the ebb post", "the trade calls them sleepers"
_TRADE_CALLS = re.compile(
    r"\b(?:[A-Z][a-z]+(?:lish|nish|kish|dish|ese)|German|French|Dutch|Italian|Russian|Norwegian|"
    r"[Tt]he (?:trade|law|industry|profession|craft)) "
    r"calls (?:it|this|that|them|these) (?:the |an? )?"
    r"(?P<term>[a-z][\w’-]+(?: [a-z][\w’-]+)?)(?=[.,;:])"
)
# ", the so-called neap, was"
# "A late slip (spoken of below as “a tide slip”)", "one of the clerks (a “berther”)"
_IN_BRACKETS = re.compile(
    r"[\w”’\"] \((?:(?:[a-z][\w’-]* ){1,6}?as |here(?:in)?after,? (?:called )?|"
    r"(?:also |now |then |usually |often |commonly |locally |so-)?(?:called|dubbed|termed) |"
    r"together,? |collectively,? |each,? )?(?P<article>an? |the )?"
    r"[\"“](?:an? |the )?(?P<term>[a-z][\w’-]*(?: [a-z][\w’-]*){0,3})[\"”]\)"
)
_SO_CALLED_ASIDE = re.compile(r", the so-called (?P<term>[a-z][\w-]*[^\Ws])(?=,)")


def named_in_clauses(text: str) -> Iterator[TermWords]:
    """The terms of which a clause beside them says that they are names."""
    yield from _names_behind(text)
    for match in _HASHTAG.finditer(text):
        yield TermWords(*match.span("term"), "named", 0.75)
    for match in _IN_BRACKETS.finditer(text):
        told = match["article"] or match.start("term") - match.start() > _JUST_MARKS
        if told and is_noun_phrase(match["term"]) and not is_verdict(match["term"]):
            yield TermWords(*match.span("term"), "named", 0.75)
    for match in (
        *_CALLED_THE.finditer(text),
        *_KNOWN_TO.finditer(text),
        *_WORD_USED.finditer(text),
        *_COINED.finditer(text),
        *_TRADE_CALLS.finditer(text),
        *_SO_CALLED_ASIDE.finditer(text),
    ):
        if is_noun_phrase(match["term"]) and not is_verdict(match["term"]):
            yield TermWords(*match.span("term"), "named", 0.75)


def _names_behind(text: str) -> Iterator[TermWords]:
    """ "Nudge theory, also known as choice architecture, is": the first of both names. The same of
    what is "so called because" and what is "the old name for" a thing.
    """
    for match in (*_ALSO.finditer(text), *_SO_NAMED.finditer(text), *_ITS_NAME.finditer(text)):
        start = phrase_behind_verb(text, match.start())
        if pair := _PAIR_BEFORE.search(text, max(0, match.start() - 40), match.start()):
            start = pair.start("pair")
        if match.re is _ITS_NAME and text.count(" ", start, match.start()) > _MOST_NAMED:
            continue  # "children shout sliph, the old name for": it has a verb
        if start is not None and is_noun_phrase(text[start : match.start()]):
            yield TermWords(start, match.start(), "named", 0.75)
