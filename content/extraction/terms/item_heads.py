"""Items of a list that open with a term and explain it: "Cool roofs, coated in white paint"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content.extraction.document import Block, BlockKind
from content.extraction.terms.definitions import DefinitionWords, whole_definition
from content.extraction.terms.grammar import shapes
from content.extraction.terms.grammar.clauses import (
    VERB_AFTER_COMMA,
    opens_a_clause,
    rest_of_clause,
)
from content.extraction.terms.grammar.kinds import PLACES, is_kind, is_person, is_plural
from content.extraction.terms.grammar.phrases import WORD
from content.extraction.terms.grammar.words import BOUNDS, NO_SUBJECTS, TERM_NOUNS

type _Head = tuple[int, int, int, DefinitionWords | None]  # block, start, end

_OPENING = re.compile(
    rf"[\"“‘']?(?:(?:The|An?|the|an?) )?(?P<term>{WORD}(?: {WORD}){{0,3}})[\"”’']?"
    r"(?: \([^()]{1,60}\))?(?P<sign>, |: | [–—-] |\. )(?=[^\W\d_])"
)
_RULES = {",": "apposition", ":": "colon", "–": "dash", "—": "dash", "-": "dash"}
_WHICH = re.compile(rf"(?:which|that) (?!(?!(?:feed|need|breed|shed)\b){shapes.PAST})(?=[a-z])")
_DONE = re.compile(rf"(?!(?:based|located|born|led|headed|founded) ){shapes.MADE} {shapes.BY} ")
_A_KIND = re.compile(r"(?:[Aa]n?|any|one) (?P<words>(?:[\w’'-]+ ?){1,6})")
# "Public rooms kept open": behind a colon it may be a clause.
_SEVERAL = re.compile(
    rf"(?:[a-z-]+ ){{0,2}}[a-z-]+s (?:{shapes.MADE}|that|which|for|with|where|of|in|on|to) [a-z]"
)
_TOLD = re.compile(r"\b(?:was|were|had|I|we|you|[Tt]h(?:is|at) year)\b|\b(?:1\d|20)\d\d\b")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_PLACE = re.compile(rf"an? (?:[\w-]+ ){{0,3}}(?:{'|'.join(sorted(PLACES))})\b")
_ACTIONS = ("ing", "tion", "sion", "sis", "ism", "ment")
_FEWEST = 2  # items that explain what they open with
_SURE = 0.78


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    words: tuple[str, ...]
    told: DefinitionWords | None


def item_heads(blocks: Sequence[Block]) -> Iterator[_Head]:
    """The terms of each list that has two of them at least, and half of its items explain one."""
    run: list[int] = []
    for n, block in enumerate((*blocks, Block(""))):
        if block.kind is BlockKind.ITEM:
            run.append(n)
        elif run:
            yield from _heads(blocks, run)
            run = []


def _heads(blocks: Sequence[Block], run: Sequence[int]) -> Iterator[_Head]:
    items = {n: found for n in run if (found := _item(blocks[n].text))}
    told = [one for one in items.values() if one.told]
    if len(told) < max(_FEWEST, len(run) / 2):
        return
    if not any(map(_is_general, told)):
        return  # "Athens, which has …", "Price: a pound of …"
    for n, one in items.items():
        yield n, one.start, one.end, one.told


def _is_general(item: _Item) -> bool:
    word = item.words[-1]
    return len(item.words) > 1 or is_plural(word) or word.endswith(_ACTIONS)


def _item(text: str) -> _Item | None:
    """What an item opens with, and where it says what that is."""
    match = _OPENING.match(text)
    if match is None:
        return None
    words = tuple(match["term"].split())
    known = [word.casefold() for word in words]
    if not shapes.may_be_term(known) or is_person(known[-1]):
        return None
    if not all(map(str.islower, words[1:])) or not (BOUNDS - {"of", "to"}).isdisjoint(known):
        return None
    if known[-1] in NO_SUBJECTS | TERM_NOUNS or _PLACE.match(text, match.end()):
        return None
    sign, at = match["sign"].strip(), match.end()
    told = next(iter(_told(text, at, sign, match["term"])), None)
    return _Item(*match.span("term"), words, told) if told or sign == "." else None


def _told(text: str, at: int, sign: str, term: str) -> Iterator[DefinitionWords]:
    stop = rest_of_clause(text, at)
    sentence = _SENTENCE_END.search(text, at, stop)
    stop = sentence.start() if sentence else stop
    if sign == "." or _TOLD.search(text, at, stop) or VERB_AFTER_COMMA.search(text, at, stop):
        return
    if clause := _WHICH.match(text, at, stop):
        found = DefinitionWords(clause.end(), stop, "which", _SURE)
    elif _DONE.match(text, at):
        found = DefinitionWords(at, stop, "which", _SURE)
    elif _is_kind(text, at, stop, colon=sign != ","):
        found = DefinitionWords(at, stop, _RULES[sign], _SURE)
    elif shapes.tells_how(text, at):
        found = DefinitionWords(at, stop, "whereby", _SURE)
    else:
        return
    yield from whole_definition(text, found, term, least=2)


def _is_kind(text: str, at: int, stop: int, *, colon: bool) -> bool:
    """Whether a noun phrase tells of what kind the thing is, and is no clause."""
    if opens_a_clause(text[:stop], at):
        return False
    one = _A_KIND.match(text, at, stop)
    if one and shapes.JUDGEMENTS.isdisjoint(one["words"].casefold().split()):
        return True
    if not colon and _SEVERAL.match(text, at):
        return True
    sign = shapes.Sign.COLON if colon else shapes.Sign.IS
    return shapes.explains(text, at, sign) or is_kind(text, at, stop)
