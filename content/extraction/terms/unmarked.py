"""Terms that nothing marks but what is said of them: "cretinism, a condition of the brain"."""

import re
from collections.abc import Iterator

from content.extraction.terms import definition_cues as cues
from content.extraction.terms.definitions import DefinitionWords, whole_definition
from content.extraction.terms.grammar import classes
from content.extraction.terms.grammar.clauses import end_of_apposition
from content.extraction.terms.grammar.phrases import (
    after_determiner,
    is_bounded,
    is_pinyin,
    phrase_before,
    phrase_behind_verb,
)
from content.extraction.terms.grammar.words import BOUNDS, CLASS_NOUNS, NO_SUBJECTS, NUMBERS, TIMES
from content.extraction.terms.wordings import terms_that_open, worded_terms
from content.extraction.vocabulary.titles import is_title

type _Defined = tuple[int, int, DefinitionWords]

_SENTENCE = re.compile(r"(?:^|[.!?] )(?=[^\W\d_])")
# "No measure of silt, as pilots call it": the head belongs to it, unless it only counts.
_WITH_OF = re.compile(
    r"\b(?:no|an?) (?P<head>(?!(?:kind|sort|type|form|number|pair|set|group|series|lot|piece|bit|"
    r"few|layer|row|heap|matter|question|case|result|course|part|[a-z]+ful)\b)[a-z]+ of )$"
)
_IS_A_WORD = re.compile(r", (?=an? )")
_LONGEST = 3  # words; a longer phrase has most likely a verb in it
_POINTED = re.compile(r"\b(?:[Tt]h(?:is|at|ese|ose|e)|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) $")
# "Has a strong position, meaning that": the word that judges is part of no term.
_JUDGED = re.compile(r"\ban? (?:low|high|strong|weak|good|bad|poor|great|new|better) [\w’-]+$")
# "Very large crude (VLC) carriers": the noun alone is not what is explained.
_SHORT_BEFORE = re.compile(r"\([A-Z][\w&-]*\) $")
# "Sky glow over the town, meaning": what is explained is the head of the subject.
_HEAD_OF_PHRASE = re.compile(
    r"(?:^|[.!?] )(?:The |An? )?(?P<head>[^\W\d_][\w’-]*(?: [a-z][\w’-]*){0,2}) "
    r"(?:over|of|in|on|at|from|under|around) (?:the|an?|this|its) [a-z][\w’-]*$"
)
# "By a tidal box (TB) we mean"
_BRACKET = re.compile(r" \([^()]*\)$")
# "The Dutch term polder denotes"
_TERM_NOUN = re.compile(r"(?:[A-Z]\w+ |[a-z]+ )?(?:term|word|phrase|expression) (?=\S)")
_IN_A_SENSE = re.compile(r"\b[Ii]n (?:the|an?|its|this) $")
# "“To berth” in docker slang refers to": what is quoted is the term.
_QUOTED_IN = re.compile(
    r"[\"“‘'](?P<term>[^\"”“’‘.;]{2,50})[\"”’'],? (?:(?:in|among|for|to|at|under) )(?:the |an? )?$"
)
_REFERS = re.compile(r",? (?:which )?refers? ")
_SENTENCE_END = re.compile(r"[.!?;](?:\s|$)")


def called_terms(text: str) -> Iterator[tuple[int, int]]:
    """Terms of which a text only says that they are terms."""
    for match in cues.IS_CALLED.finditer(text):
        start = after_determiner(text, phrase_before(text, match.start()), match.start())
        if start < match.start() and is_bounded(text, start, match.start()):
            head = _WITH_OF.search(text, max(0, start - 40), start)
            yield head.start("head") if head else start, match.start()
    for match in _IS_A_WORD.finditer(text):
        start = after_determiner(text, phrase_before(text, match.start()), match.start())
        if " " in text[start : match.start()] and classes.is_a_word(text, match.end()):
            yield start, match.start()


def defined_terms(text: str) -> Iterator[_Defined]:
    """Where such a term is named, and what is said of it."""
    yield from _by_verb(text)
    for opening in _SENTENCE.finditer(text):
        for start, end, found in terms_that_open(text, opening.end()):
            yield from _with(text, start, end, found)
    for start, end, found in worded_terms(text):
        yield from _with(text, start, end, found)
    for match in cues.PINYIN_OR.finditer(text):
        if is_pinyin(match["term"]):
            yield from _with(
                text, *match.span("term"), DefinitionWords(*match.span("gloss"), "or", 0.78), 2
            )
    for match in (*cues.BY.finditer(text), *cues.OF_TERM.finditer(text)):
        start = after_determiner(text, *match.span("term"))
        bracket = _BRACKET.search(text, start, match.end("term"))
        end = bracket.start() if bracket else match.end("term")
        found = DefinitionWords(*match.span("gloss"), "by", 0.92)
        yield from _with(text, start, end, found)


def _by_verb(text: str) -> Iterator[_Defined]:
    for match in (*cues.EXPLAINED.finditer(text), *cues.AS_SOMEBODY_CALLS.finditer(text)):
        start = phrase_behind_verb(text, match.start())
        if start is None:
            continue
        if _SHORT_BEFORE.search(text, max(0, start - 16), start):
            continue
        if match.groupdict().get("bare") and _POINTED.search(text[max(0, start - 8) : start]):
            continue
        start = after_determiner(text, start, match.start())
        end = match.start()
        if noun := _TERM_NOUN.match(text, start, end):
            start = noun.end()
        if quoted := _QUOTED_IN.search(text, max(0, start - 80), start):
            start, end = quoted.span("term")
        if is_title(text[start:end]) and _REFERS.match(text, end):
            continue  # "the Minister refers to a letter"
        if _JUDGED.search(text, max(0, start - 8), end):
            continue
        if cues.QUOTED_ALONE.match(text, match.end()):
            continue
        if head := _HEAD_OF_PHRASE.search(text, max(0, start - 60), end):
            start, end = head.span("head")
        stop = end_of_apposition(text, match.end(), at_comma=match.re is cues.AS_SOMEBODY_CALLS)
        sentence = _SENTENCE_END.search(text, match.end(), stop)
        stop = sentence.start() if sentence else stop
        yield from _with(text, start, end, DefinitionWords(match.end(), stop, "means", 0.85))


def _with(
    text: str, start: int, end: int, found: DefinitionWords, least: int = 3
) -> Iterator[_Defined]:
    term = text[start:end]
    words = term.casefold().split()
    if NUMBERS.intersection(words) or words[-1] in TIMES:
        return
    if words[-1] == "sense" and _IN_A_SENSE.search(text, max(0, start - 8), start):
        return  # "peat in the strict sense: plant remains that"
    if term.casefold() in CLASS_NOUNS | NO_SUBJECTS | BOUNDS or term.count(" ") > _LONGEST:
        return
    if term.count(" ") == _LONGEST and " of " not in term:
        return
    for one in whole_definition(text, found, term, least):
        yield start, end, one
