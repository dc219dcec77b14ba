"""Phrases that the words behind them explain, wherever they stand: "fined for greenwashing, the
practice of making goods sound kinder than they are".

A weaker sign than the wordings of ``unmarked``, which find most of these terms as well.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from content.extraction.terms import shapes
from content.extraction.terms.definitions import (
    DefinitionWords,
    end_of_apposition,
    opens_a_clause,
    rest_of_clause,
    whole_definition,
)
from content.extraction.terms.phrases import phrase_behind_verb
from content.extraction.terms.shapes import Sign
from content.extraction.terms.words import BOUNDS
from content.extraction.vocabulary.bodies import ORGANISATIONS

type _Defined = tuple[int, int, DefinitionWords]

_SIGN = re.compile(
    r"(?P<which>, which (?:is|are) (?=an? |the |[a-z]+s ))|(?P<comma>, )|(?P<colon>: )"
    r"|(?P<dash>(?: [–—-] | ?— ?))"
    r"|,? (?P<bracket>\()(?=(?:where|when|(?:in|by|under) which|whereby) )"
)
_SENTENCE = re.compile(
    r"(?:^|[.!?;] )(?:(?:In|For|To) (?:[\w’-]+ ){0,2}[\w’-]+, |[Uu]nlike [^,.;]{3,40}, )?"
    r"[\"“‘']?(?=[^\W\d_])"
)
_SUBJECT = re.compile(
    r"(?P<article>[Aa]n? |The |One )?(?P<term>[^\W\d_][\w’'-]*(?: [\w’'-]+){0,2}?)"
    r"(?:,? \([^()]{1,60}\))?(?:, or (?:the )?[\w’'-]+(?: [\w’'-]+)?,)?"
    r"(?:, (?:it|he|she|they|the [a-z]+) (?:says?|said|argues?|explains?|notes?),)? "
    r"(?:is|are|was|were) "
    r"(?=an? |one |any |the |those |[a-z])"
)
_OCCURS = re.compile(
    r"(?:An? )?(?P<term>[A-Z][\w’'-]+(?: [a-z][\w’'-]+){0,2}?) (?:arises|arise|occurs|occur|"
    r"happens|exists|takes place|results) (?=(?:when|where|if|whenever) )"
)
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_NAME = re.compile(r"(?:[A-Z][\w’-]+ )+(?:[A-Z][\w’-]+|[a-z]+)$")
_CLOSING = re.compile(r" [–—-] | ?— ?")
_ACTION = re.compile(r"\w+(?:ing|tion|sion|sis|ism|ment|ship|ance|ence|logy)$")
_DONE_BY = re.compile(r"\b(?:by|practi[sc]e[sd]?) $")
_IS_THE = re.compile(r"\b(?:is|are|was|were) the $")
_DEFINITE = re.compile(
    r"\b(?:[Tt]h(?:e|is|at|ese|ose)|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Mm]y|[Yy]our|[Ee]ach|"
    r"[Ee]very|[Nn]o|[Aa]nother|[Ss]uch|[Ss]ome|[Aa]ny|[Aa]ll|[Bb]oth|[Mm]any|[Mm]ost|\w+[’']s|s[’'])"
    r" $"
)
# "Very large (VLC) carriers" and "50 kilometres thick" are parts of a longer phrase.
_PART = re.compile(r"\([A-Z][\w&-]*\) $|(?<![\d.,])(?!(?:1\d|20)\d\d )[\d.,]*\d $")
_RULES = {
    Sign.COMMA: "apposition",
    Sign.COLON: "colon",
    Sign.DASH: "dash",
    Sign.WHICH: "that is",
    Sign.BRACKET: "that is",
}
_LONGEST = 3  # words
_SURE = 0.78  # that a definition is one; a term needs evidence besides


def explained_terms(text: str) -> Iterator[_Defined]:
    """Where such a phrase stands, and what explains it."""
    for sign in _SIGN.finditer(text):
        kind, at = Sign(sign.lastgroup or ""), sign.end()
        if not shapes.explains(text, at, kind):
            continue
        start, end = phrase_behind_verb(text, sign.start()), sign.start()
        if start is not None and _may_be_explained(text, start, end, at, kind):
            found = DefinitionWords(at, _end(text, at, kind), _RULES[kind], _SURE)
            yield from _whole(text, start, end, found)
    for opening in _SENTENCE.finditer(text):
        yield from _subject(text, opening.end())
        yield from _occurs(text, opening.end())


def _may_be_explained(text: str, start: int, end: int, at: int, kind: Sign) -> bool:
    words = text[start:end].split()
    opens = not text[:start].strip() or text[:start].endswith((". ", "! ", "? "))
    lower = all(word == word.lower() for word in words[opens:])
    if not lower or len(words) > _LONGEST:
        return False
    if _PART.search(text, max(0, start - 16), start):
        return False
    named = kind is Sign.COLON and _IS_THE.search(text, max(0, start - 10), start)
    if not named and _DEFINITE.search(text, max(0, start - 24), start):
        return False
    if not shapes.may_be_term(words):
        return False
    if kind is Sign.COMMA and not shapes.tells_how(text, at) and opens_a_clause(text, at):
        return False
    if kind is Sign.COMMA and shapes.is_doing(text, at) and not _DONE_BY.search(text, 0, start):
        return False
    if len(words) > 1:
        return True
    if kind is Sign.WHICH:
        return True
    if re.search(r"\b[Aa]n? $", text[max(0, start - 3) : start]):
        return False
    several = words[0].endswith("s") and shapes.is_several(text, at)
    return bool(_ACTION.match(words[0])) or several or shapes.is_general(text, at)


def _end(text: str, at: int, kind: Sign) -> int:
    if kind is Sign.BRACKET:
        close = text.find(")", at)
        return close if close >= 0 else len(text)
    if kind is Sign.DASH and (closing := _CLOSING.search(text, at)):
        return closing.start()
    if kind in (Sign.COMMA, Sign.WHICH):
        return end_of_apposition(text, at, at_comma=kind is Sign.COMMA)
    return rest_of_clause(text, at)


def _occurs(text: str, at: int) -> Iterator[_Defined]:
    """ "Moral hazard arises when somebody who is insured takes less care." """
    match = _OCCURS.match(text, at)
    words = match["term"].split() if match else []
    if not match or set(match["term"].casefold().split()) & BOUNDS:
        return
    if shapes.may_be_term(words) and (len(words) > 1 or _ACTION.match(words[0])):
        stop = match.end() + rest_of_clause(text[match.end() :], 0)
        found = DefinitionWords(match.end(), stop, "occurs", _SURE)
        yield from _whole(text, *match.span("term"), found)


def _subject(text: str, at: int) -> Iterator[_Defined]:
    """What a sentence says of its subject that tells of what kind it is."""
    match = _SUBJECT.match(text, at)
    if match is None:
        return
    kind = Sign.IS if match["article"] in (None, "The ", "One ") else Sign.IS_ONE
    if not shapes.explains(text, match.end(), kind):
        return
    words = match["term"].split()
    named = match["article"] == "The " and _NAME.match(match["term"])
    if set(match["term"].casefold().split()) & BOUNDS or (match["article"] == "The " and not named):
        return
    if named and words[-1].casefold() in ORGANISATIONS:
        return
    if not named and not (shapes.may_be_term(words) and all(map(str.islower, words[1:]))):
        return
    stop = match.end() + rest_of_clause(text[match.end() :], 0)
    found = DefinitionWords(match.end(), stop, "is a", _SURE)
    yield from _whole(text, *match.span("term"), found)


def _whole(text: str, start: int, end: int, found: DefinitionWords) -> Iterator[_Defined]:
    sentence = _SENTENCE_END.search(text, found.start, found.end)
    found = replace(found, end=sentence.start()) if sentence else found
    for one in whole_definition(text, found, text[start:end]):
        yield start, end, one
