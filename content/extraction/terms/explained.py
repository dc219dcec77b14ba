"""Phrases that the words behind them explain, wherever they stand: "It is paid by a silt budget: a
single sum that all ports share".

A weaker sign than the wordings of ``unmarked``; what an apposition explains is in ``appositions``.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from content.extraction.terms.definitions import (
    DefinitionWords,
    end_of_apposition,
    rest_of_clause,
    whole_definition,
)
from content.extraction.terms.grammar import shapes
from content.extraction.terms.grammar.kinds import PLACES, kind_at
from content.extraction.terms.grammar.phrases import phrase_behind_verb
from content.extraction.terms.grammar.shapes import Sign
from content.extraction.terms.grammar.words import AUXILIARIES, BOUNDS
from content.extraction.vocabulary.bodies import ORGANISATIONS

type _Defined = tuple[int, int, DefinitionWords]

_SIGN = re.compile(
    r"(?P<which>, which (?:is|are) (?=an? |the |[a-z]+s ))|(?P<comma>, )|(?P<colon>: )"
    r"|(?P<dash>(?: [–—-] | ?— ?))"
    r"|,? (?P<bracket>\()(?=(?:where|when|(?:in|by|under) which|whereby) )"
)
_SENTENCE = re.compile(
    r"(?:^|[.!?;] )(?:(?:In|For|To|Under) (?:[\w’-]+ ){0,5}[\w’-]+, |[Uu]nlike [^,.;]{3,40}, )?"
    r"[\"“‘']?(?=[^\W\d_])"
)
_SUBJECT = re.compile(
    r"(?P<article>[Aa]n? |The |One )?(?P<term>[^\W\d_][\w’'-]*(?: [\w’'-]+){0,2}?)"
    r"(?:,? \([^()]{1,60}\))?(?:, (?:or|also|sometimes|often|known|called) [^,.;]{2,60},)?"
    r"(?:, (?:it|he|she|they|the [a-z]+) (?:says?|said|argues?|explains?|notes?),)? "
    r"(?:is|are|was|were) "
    r"(?=an? |one |any |the |those |[a-z])"
)
_OCCURS = re.compile(
    r"(?:An? |The )?(?P<term>[^\W\d_][\w’'-]+(?: [a-z][\w’'-]+){0,2}?) "
    r"(?:arises|arise|occurs|occur|happens|exists|takes place|results) "
    r"(?=(?:when|where|if|whenever) )"
    r"|(?P<doing>[A-Z][\w’'-]+ [a-z][\w’'-]+) (?:consists? of|involves?|entails?) "
    r"(?=[a-z]+ing |the [a-z]+ (?:of|between) |[a-z]+ (?:given|made|paid|set) )"
)
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_NAME = re.compile(r"(?:[A-Z][\w’-]+ )+(?:[A-Z][\w’-]+|[a-z]+)$")
_CLOSING = re.compile(r" [–—-] | ?— ?")
_ACTION = re.compile(r"\w+(?:ing|tion|sion|sis|ism|ment|ship|ance|ence|logy)$")
_IS_A = re.compile(r"\b(?:is|are|as|into) an? $")
_SOMEBODY = re.compile(r"(?:an? |any )?(?:person|somebody|someone|anyone) who (?!was|had)")
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
_TITLE = re.compile(r"[^\W\d_][\w’'-]*(?: [a-z][\w’'-]*)*")
_VERB = rf"(?:{'|'.join(sorted(AUXILIARIES))}|refers?|means?|describes?|consists?|occurs?) "
_LONGEST_TITLE = 5  # words
_PLACED = re.compile(
    r"[^.;:]{0,80}? (?:is|was) (?:an?|the) (?:[\w-]+ ){0,3}"
    rf"(?:{'|'.join(sorted(PLACES))})\b"
)
_LONGEST = 3  # words
_SURE = 0.78  # that a definition is one; a term needs evidence besides


def explained_terms(text: str) -> Iterator[_Defined]:
    """Where such a phrase stands, and what explains it."""
    for sign in _SIGN.finditer(text):
        kind, at = Sign(sign.lastgroup or ""), sign.end()
        if not (shapes.explains(text, at, kind) or (kind is Sign.COLON and _is_told(text, at))):
            continue
        start, end = phrase_behind_verb(text, sign.start()), sign.start()
        if start is not None and _may_be_explained(text, start, end, at, kind):
            found = DefinitionWords(at, _end(text, at, kind), _RULES[kind], _SURE)
            yield from _whole(text, start, end, found)
    for opening in _SENTENCE.finditer(text):
        yield from _subject(text, opening.end())
        yield from _occurs(text, opening.end())


def titled(title: str, text: str) -> tuple[int, int] | None:
    """Where the first sentence of an article names the term that is its title: "Quicksand, also
    known as …", under "Quicksand". A name with several capitals is none, nor that of a place.
    """
    if not title or len(title.split()) > _LONGEST_TITLE or not _TITLE.fullmatch(title):
        return None
    named = re.match(
        rf"(?:The |An? )?(?P<term>{re.escape(title)}s?)(?= \(|, | {_VERB})",
        text,
        re.IGNORECASE,
    )
    if named is None or _PLACED.match(text, named.end()):
        return None
    return named.span("term")


def _may_be_explained(text: str, start: int, end: int, at: int, kind: Sign) -> bool:
    words = text[start:end].split()
    opens = not text[:start].strip() or text[:start].endswith((". ", "! ", "? "))
    lower = all(word == word.lower() for word in words[opens:])
    if not lower or len(words) > _LONGEST:
        return False
    if _PART.search(text, max(0, start - 16), start):
        return False
    named = bool(kind is Sign.COLON and _IS_THE.search(text, max(0, start - 10), start))
    named = named or (kind is Sign.COMMA and len(words) > 1)
    if not named and _DEFINITE.search(text, max(0, start - 24), start):
        return False
    if kind is Sign.COMMA and _IS_A.search(text, max(0, start - 8), start):
        return False  # "a yui is a group, in which": the kind and not the thing
    how = kind is Sign.COMMA and len(words) > 1 and shapes.may_be_term(words[:-1])
    if not (how or shapes.may_be_term(words)):
        return False
    if len(words) > 1:
        return True
    if kind is Sign.WHICH:
        return True
    if re.search(r"\b[Aa]n? $", text[max(0, start - 3) : start]):
        return _is_told(text, at) and bool(_IS_A.search(text, max(0, start - 8), start))
    several = words[0].endswith("s") and shapes.is_several(text, at)
    return bool(_ACTION.match(words[0])) or several or shapes.is_general(text, at)


def _is_told(text: str, at: int) -> bool:
    """Whether it is "a single sum, voted for a year, into which all pay"."""
    kind = kind_at(text, at, len(text))
    return kind is not None and kind.article == "a" and kind.tells


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
    name = match.lastgroup or "" if match else ""
    words = match[name].split() if match else []
    if not match or set(map(str.casefold, words)) & BOUNDS:
        return
    if shapes.may_be_term(words) and (len(words) > 1 or _ACTION.match(words[0])):
        stop = match.end() + rest_of_clause(text[match.end() :], 0)
        found = DefinitionWords(match.end(), stop, "occurs", _SURE)
        yield from _whole(text, *match.span(name), found)


def _subject(text: str, at: int) -> Iterator[_Defined]:
    """What a sentence says of its subject that tells of what kind it is."""
    match = _SUBJECT.match(text, at)
    if match is None:
        return
    words = match["term"].split()
    stop = match.end() + rest_of_clause(text[match.end() :], 0)
    if set(map(str.casefold, words)) & BOUNDS or not _is_subject(text, match, words, stop):
        return
    found = DefinitionWords(match.end(), stop, "is a", _SURE)
    yield from _whole(text, *match.span("term"), found)


def _is_subject(text: str, match: re.Match[str], words: list[str], stop: int) -> bool:
    """Whether the subject of a sentence may be a term, and what is said of it explains it."""
    at, the = match.end(), match["article"] == "The "
    kind = kind_at(text, at, stop)
    if the and _NAME.match(match["term"]):
        return shapes.explains(text, at, Sign.IS) and words[-1].casefold() not in ORGANISATIONS
    if not (shapes.may_be_term(words) and all(map(str.islower, words[not the :]))):
        return False
    if the:
        told = kind is not None and kind.article == "the" and kind.tells
        return kind is not None and (told or kind.explains_the(words))
    placed = kind is not None and kind.noun in PLACES and not match["article"]
    sign = Sign.IS if match["article"] in (None, "One ") else Sign.IS_ONE
    somebody = sign is Sign.IS_ONE and len(words) > 1 and _SOMEBODY.match(text, at)
    return not placed and bool(somebody or shapes.explains(text, at, sign))


def _whole(text: str, start: int, end: int, found: DefinitionWords) -> Iterator[_Defined]:
    sentence = _SENTENCE_END.search(text, found.start, found.end)
    found = replace(found, end=sentence.start()) if sentence else found
    for one in whole_definition(text, found, text[start:end]):
        yield start, end, one
