"""Phrases that another phrase beside them explains: "It serves as a waveguide, a channel that traps
vibrations".

What tells an explanation from what is only said of one thing is the shape of both phrases. It says
of what kind a thing is and how it is told from others of its kind, in the present tense; the phrase
before it has no article, or "a", or is of several words.
"""

import re
from collections.abc import Iterator

from content.extraction.terms.definitions import (
    DefinitionWords,
    end_of_apposition,
    opens_a_clause,
    whole_definition,
)
from content.extraction.terms.grammar.kinds import (
    ONE_OF_ITS_KIND,
    Kind,
    is_plural,
    kind_at,
    may_be_kind,
)
from content.extraction.terms.grammar.phrases import phrase_behind_verb
from content.extraction.terms.grammar.shapes import may_be_term
from content.extraction.terms.grammar.words import NUMBERS, PREPOSITIONS, TIMES
from content.extraction.vocabulary.bodies import ORGANISATIONS

type _Defined = tuple[int, int, DefinitionWords]

_COMMA = re.compile(r"(?<=[^\W\d_]), (?=[a-z])")
_WORD_BEFORE = re.compile(r"(?:^|[^\w’'-])(?P<word>[\w’'-]+) $")
_POINTING = frozenset("this these those each every another such some any all both no".split())
_DEFINITE = frozenset("the its their his her our my your that".split())
# "In the summer, a season of fog, boats are late": what opens a sentence may be an occasion.
_OPENS_PLACED = re.compile(
    r"(?:^|[.!?;:–—] |, )(?P<opening>[A-Za-z]+)(?: [a-z]+)??(?P<article> [a-z]+)? $"
)
_OCCASIONS = frozenset(
    """
    in at on for by under with from after before during according since until as to like despite
    within among between through over of
    """.split()
)
_UNDER = frozenset("under by with through in within unlike like".split())
_NUMBER_BEFORE = re.compile(r"(?<![\d.,])(?!(?:1\d|20)\d\d )[\d.,]*\d $")
_SHORT_BEFORE = re.compile(r"\([A-Z][\w&-]*\) $")
_PAIRED = re.compile(r"(?:\b(?:and|or|nor)|,) (?:an? |the )?$")
_HEAD_OF = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Nn]o|[Ii]ts|[Tt]heir) "
    r"(?P<head>(?!(?:idea|concept|notion|principle|theory|practice|process|"
    r"art|use|form|version|kind|type|sort|doctrine|phenomenon|method|technique|problem|question|"
    r"risk|danger|cost|price|effect|effects|level|name|term|word|system|case|history|lack|number|"
    r"policy)\b)[a-z]+ of |(?P<to>right|duty|freedom|licence|ability) to )$"
)
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_LISTED = re.compile(r", [^,.;:]{2,40},? (?:and|or) ")
# A name is a term if it is that of one of these, and not of a place or a firm.
_NAMED_THINGS = frozenset(
    """
    programme program scheme project system software platform method tool technique index network
    treaty law campaign movement model theory algorithm framework standard test database register
    app language
    """.split()
)
_DOINGS = frozenset("process practice task job habit activity pastime business chore".split())
_REACH = 300  # characters
_LONGEST = 3  # words
_SURE = 0.78


def apposed_terms(text: str) -> Iterator[_Defined]:
    """Where such a phrase stands, and what explains it."""
    for comma in _COMMA.finditer(text):
        end, at = comma.span()
        if not may_be_kind(text, at):
            continue
        said = _SENTENCE_END.split(text[at : at + _REACH], maxsplit=1)[0]
        stop = at + end_of_apposition(said, 0)
        kind = kind_at(text, at, stop)
        if kind is None or opens_a_clause(text, at):
            continue
        start = phrase_behind_verb(text, end)
        if start is None or start == end or not _is_explained(text, start, end, stop, kind):
            continue
        start = _whole(text, start, end, kind)
        found = DefinitionWords(at, stop, "apposition", _SURE)
        for one in whole_definition(text, found, text[start:end]):
            yield start, end, one


def _whole(text: str, start: int, end: int, kind: Kind) -> int:
    """Where the term of a phrase starts: without "old", and with the head of "angle of repose"."""
    words = text[start:end].split()
    if len(words) > 1 and words[0] in ONE_OF_ITS_KIND:
        return start + len(words[0]) + 1
    if len(words) > 1 or kind.article != "the":
        return start
    head = _HEAD_OF.search(text, max(0, start - 30), start)
    return head.start("head") if head and (head["to"] or not kind.is_action) else start


def _is_explained(text: str, start: int, end: int, stop: int, kind: Kind) -> bool:
    words = text[start:end].split()
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    word = before["word"].casefold() if before else ""
    paired = _PAIRED.search(text, max(0, start - 12), start)
    definite = word in _DEFINITE or word.endswith(("’s", "'s", "s’", "s'"))
    return (
        _may_be_term(text, start, words, kind, definite=definite)
        and _agrees(words, kind, bare=word not in ("a", "an") and not definite)
        and word not in _POINTING
        and (kind.is_plural or word not in NUMBERS)
        and not _is_doing(words, word, kind)
        and not _is_occasion(text, start, len(words), kind)
        and (not paired or (kind.tells and bool(kind.article)))
        and (kind.tells or not _LISTED.match(text, stop))
        and (not definite or kind.explains_the(words))
    )


def _may_be_term(text: str, start: int, words: list[str], kind: Kind, *, definite: bool) -> bool:
    """Whether a phrase is neither a name, nor counted, nor a date or the like."""
    opens = start == 0 or text[start - 2 : start] in (". ", "! ", "? ")
    named = bool(kind.article) and not definite and len(words) > 1
    if kind.noun in _NAMED_THINGS and kind.tells and words[-1][0].isupper():
        return True  # "through Interreg, a programme for projects that"
    if len(words) > _LONGEST or not all(map(str.islower, words[opens or named :])):
        return False
    if named and words[0][0].isupper() and words[-1] in ORGANISATIONS:
        return False
    counted = not kind.is_plural and _NUMBER_BEFORE.search(text, max(0, start - 16), start)
    if counted or words[-1] in TIMES or _SHORT_BEFORE.search(text, max(0, start - 16), start):
        return False
    words = words[1:] if len(words) > 1 and words[0] in ONE_OF_ITS_KIND else words
    return may_be_term(words) or (len(words) > 1 and kind.tells and may_be_term(words[:-1]))


def _agrees(words: list[str], kind: Kind, *, bare: bool) -> bool:
    """Whether both phrases are in the singular or in the plural."""
    if kind.is_plural:
        loose = len(words) == 1 and len(kind.phrase) > 1 and kind.tells and bare
        return is_plural(words[-1]) or loose  # "krummholz, stunted trees that"
    if kind.article == "a":
        return not is_plural(words[-1]) or (len(words) > 1 and kind.clause.is_placed)
    return bool(kind.article) or len(words) > 1 or len(kind.phrase) == 1


def _is_doing(words: list[str], before: str, kind: Kind) -> bool:
    """Whether it is what somebody does to something: "on evaporating water, a process that"."""
    doing = len(words) == 2 and words[0].endswith("ing") and before in PREPOSITIONS
    return doing and kind.noun in _DOINGS


def _is_occasion(text: str, start: int, count: int, kind: Kind) -> bool:
    placed = _OPENS_PLACED.search(text, max(0, start - 24), start)
    if placed is None or placed["opening"].casefold() not in _OCCASIONS:
        return False
    opening = placed["opening"].casefold()
    indefinite = (placed["article"] or "").strip() in ("a", "an")
    return not (opening in _UNDER and indefinite and count > 1 and kind.tells)
