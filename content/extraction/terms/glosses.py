"""Terms that a bracket explains: "chōnin (townspeople)"."""

import re
from collections.abc import Iterator

from content.extraction.names.words import NATIVE
from content.extraction.terms.grammar.classes import is_class
from content.extraction.terms.grammar.phrases import (
    after_determiner,
    behind_verb,
    has_verb,
    is_bounded,
    is_pinyin,
    phrase_before,
)
from content.extraction.terms.grammar.words import ARTICLES, GLOSS_OPENINGS, NO_GLOSS
from content.extraction.terms.term_words import TermWords

_BRACKETS = re.compile(r"[\"”’']?\s\((?P<gloss>[^()]{3,200})\)")
_TRANSLATED = re.compile(
    r"\([\"“‘']?(?P<term>[^\W\d_][\w’'-]*(?: [\w’'-]+){0,2}?)[\"”’']?, (?:\w+ )?(?:translated|"
    r"rendered|meaning|literally|or)(?: as)? [\"“‘']?(?P<gloss>[^()\"”“’‘]{3,80})[\"”’']?\)"
)
_GLOSS_OPENS = re.compile(GLOSS_OPENINGS)
_RELATIVE_FIRST = re.compile(r"(?:(?!is\b|are\b|was\b|were\b)[\w’'-]+ ){1,4}?(?:that|which|who) ")
_FOREIGN = re.compile(r"[À-ÖØ-öø-ɏḀ-ỿ]")


def glossed_terms(text: str) -> Iterator[TermWords]:
    """The terms with a bracket, each with where it says what the term means."""
    for match in _TRANSLATED.finditer(text):
        yield TermWords(*match.span("term"), "translated", 0.85, gloss=match.span("gloss"))
    for match in _BRACKETS.finditer(text):
        gloss = match["gloss"]
        if _TRANSLATED.match(text, match.start("gloss") - 1):
            continue
        start = after_determiner(text, phrase_before(text, match.start()), match.start())
        if start >= match.start() or re.search(NATIVE, text[start : match.start()]):
            continue
        opens = _GLOSS_OPENS.match(gloss)
        if re.search(NATIVE, gloss) or (opens and gloss[opens.end() :].isupper()):
            continue
        beside = text[start : match.start()] + gloss if len(gloss.split()) < 5 else ""
        own = behind_verb(text, start, match.start())
        bounded = own > start or is_bounded(text, start, match.start())
        start = own
        foreign = bool(_FOREIGN.search(beside)) and gloss[0].islower()
        spoken = text.rfind(" ", 0, match.start()) + 1
        if is_pinyin(text[spoken : match.start()]) and _is_short_gloss(gloss):
            start, foreign = spoken, True
        if not opens and not foreign and not _is_gloss(gloss):
            continue
        long = len(gloss.split()) > 5
        quoted = text[match.start()] in "”’\"'"
        known = long or quoted or is_class(text, match.start("gloss"))
        confidence = 0.85 if opens or foreign else 0.75 if known else 0.6
        if not bounded:
            confidence -= 0.1
        offset = match.start("gloss") + (opens.end() if opens else 0)
        yield TermWords(
            start, match.start(), "gloss", confidence, gloss=(offset, match.end("gloss"))
        )


def _is_short_gloss(gloss: str) -> bool:
    words = gloss.split()
    return len(words) < 5 and gloss[0].islower() and words[0] not in NO_GLOSS


def _is_gloss(gloss: str) -> bool:
    words = gloss.split()
    if words[0].casefold() in ARTICLES and words[1:] and words[1][0] in "\"“‘'":
        return False  # the levy on banks (the “cash levy”)
    first = re.sub(r"\W", "", words[0]).casefold()
    return (
        first not in NO_GLOSS
        and first[:1].isalpha()
        and words[0][0].islower()
        and not (first in ARTICLES and words[-1][0].isupper())
        and (len(words) > 3 or gloss.count(",") > 1 or first in ARTICLES)
        and not re.search(r"\d", gloss)
        and not first.endswith("ed")
        and not (has_verb(gloss) and not _RELATIVE_FIRST.match(gloss))
    )
