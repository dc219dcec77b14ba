"""Noun phrases that say of what kind a thing is: "a channel that traps vibrations"."""

import re
from collections.abc import Sequence

from content.extraction.terms.grammar import shapes
from content.extraction.terms.grammar.words import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    CLASS_NOUNS,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
)
from content.extraction.vocabulary.places import CITIES_AND_REGIONS, COUNTRIES, PEOPLES
from content.extraction.vocabulary.titles import is_calling

_ARTICLES = {"a": "a", "an": "a", "any": "a", "the": "the"}
_LONGEST_HEAD = 7  # words
_MOST_WORDS = 24
_TOKEN = re.compile(r" ?([\w’'-]+|[,.;:()–—])")
_ENDS = frozenset(".;:()–—")
_RELATIVES = frozenset("that which who whose where whereby when".split())
_OF_RELATIVES = frozenset("which whom whose".split())
_PAST = re.compile(rf"(?:{shapes.PAST})$")
_BESIDE_PAST = DETERMINERS | PRONOUNS | ADVERBS | {",", ".", ";"}
_PERFECT = AUXILIARIES - {"was", "were", "had", "did"}
_ONE_ONLY = frozenset(
    """
    only last first second third fourth same latest former current one kind sort most few rest next
    """.split()
)
PLACES = frozenset(
    """
    town city village hamlet suburb district county parish municipality province region state
    country island islet peninsula river stream lake mountain hill valley bay port harbour street
    neighbourhood borough settlement capital community
    """.split()
)
_PLACE_NAMES = COUNTRIES | CITIES_AND_REGIONS | PEOPLES
_MOST_OF_PLACE = 3  # words: "Plant Hunting in China" is a book
_WORLD_WAR = re.compile(r"(?:(?:First|Second) World War|World War \w+)")
_NAMED = frozenset("known called named termed dubbed".split())
# Says what one thing is or was, and to whom.
_TOLD = frozenset("he she I we you his her our my your us me him they was were had did".split())
_PERSONS = frozenset("person man woman child boy girl people men women children".split())
# "Hooks too small to see"
_MEASURES = frozenset("too just so less more no as".split())
_NO_HEAD = AUXILIARIES | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | _RELATIVES | DETERMINERS
_NO_NOUN = re.compile(r"\w+ly$|(?:said|says|asked|added|saying|adding|given|so|now|provided)$")
_NO_CLAUSE = (PRONOUNS | DETERMINERS | {"and", "or"}) - _RELATIVES - ARTICLES
_OF_ANY = frozenset(("a", "an", "each", "every", "any", "several", "many"))
_BY = PREPOSITIONS | ADVERBS | {"when"}
_MADE_OR_USED = frozenset("of for with between behind without".split())
_YEAR = re.compile(r"(?:1\d|20)\d\d$")


def is_kind(text: str, at: int, stop: int) -> bool:
    """Whether ``text[at:stop]`` says of what kind a thing is."""
    words = _words(text, at, stop)
    article = _ARTICLES.get(words[0], "") if words else ""
    start = 1 if article else 0
    end = _end_of_head(words, start)
    if end is None:
        return False
    phrase, rest = words[start:end], words[end:]
    if phrase[-1][0].isupper() or is_person(phrase[-1]) or _is_of_one(phrase, rest, article):
        return False
    if not article and not _may_be_bare(phrase):
        return False
    several = not article and is_plural(phrase[-1])
    if several and rest[0] == "who":
        return False  # "residents, pensioners who"
    if _has_telling_clause(rest) or (article == "the" and shapes.is_general(text, at)):
        return True
    return bool(article or several) and _is_made_or_used(article, phrase[-1], rest)


def is_person(word: str) -> bool:
    return word.casefold() in _PERSONS or is_calling(word)


def is_place(phrase: str) -> bool:
    """Whether a phrase names a place, a people or a world war and no kind of thing: "Chinese",
    "north-western China".
    """
    words = phrase.split()
    last = re.sub("[’']s$", "", words[-1])
    named = last[:1].isupper() and last.casefold() in _PLACE_NAMES
    return (named and len(words) < _MOST_OF_PLACE) or _WORLD_WAR.fullmatch(phrase) is not None


def is_plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith(("ss", "ics", "is", "us"))


def _words(text: str, at: int, stop: int) -> list[str]:
    """The words of a clause from a place on, with its commas; the first is in lower case."""
    found: list[str] = []
    while len(found) < _MOST_WORDS and (token := _TOKEN.match(text, at, stop)):
        if token[1] in _ENDS:
            break
        found.append(token[1] if found else token[1].casefold())
        at = token.end()
    return found


def _end_of_head(words: Sequence[str], start: int) -> int | None:
    """Where the head of a noun phrase ends: before a preposition, a clause or a participle."""
    for n in range(start, min(len(words) - 1, start + _LONGEST_HEAD)):
        word = words[n]
        if n == start:
            if word == "," or word in _NO_HEAD:
                return None
        elif word == "," and start and n - start < 3 and _goes_on(words, n + 1):
            continue  # "a dark, fertile soil"
        elif word == "and" and start and n - start == 1 and words[n + 1] not in _NO_HEAD:
            continue  # "the time and money spent on"
        elif word == "," or word in _NO_HEAD or word in _MEASURES or _is_done(words, n):
            return n if words[n - 1] != "," else None
    return None


def _goes_on(words: Sequence[str], n: int) -> bool:
    return words[n] not in _NO_HEAD and not _is_done(words, n)


def _is_done(words: Sequence[str], n: int) -> bool:
    """Whether a participle tells what comes before from others: "money given to"."""
    if n + 1 >= len(words) or words[n] in _NAMED:
        return False
    return shapes.is_participle(words[n]) and words[n + 1] in _BY


def _is_of_one(phrase: Sequence[str], rest: Sequence[str], article: str) -> bool:
    """Whether it is one thing or a judgement: counted, dated, or told by what happened to it."""
    judgements = shapes.OCCASIONS if article == "the" else shapes.JUDGEMENTS
    if not _ONE_ONLY.isdisjoint(phrase) or phrase[0] in NUMBERS:
        return True
    if not judgements.isdisjoint(phrase) or not _TOLD.isdisjoint(rest):
        return True
    return any(map(_YEAR.match, rest))


def _may_be_bare(phrase: Sequence[str]) -> bool:
    """Whether it may be a noun phrase without an article, and no part of a clause."""
    first, several = phrase[0], is_plural(phrase[-1])
    doing = first.endswith("ing") and not (several and len(phrase) == 2)
    done = (first.endswith("ed") or shapes.is_participle(first)) and not several
    return not (doing or done or _NO_NOUN.match(first))


def _has_telling_clause(rest: Sequence[str]) -> bool:
    """Whether the first clause or participle behind the head of a noun phrase tells the thing from
    others of its kind.
    """
    if rest[0] in _NO_CLAUSE:
        return False  # "and a school that nobody likes", "make it short, which"
    for n, word in enumerate(rest[:-1]):
        following = rest[n + 1]
        placed = word in PREPOSITIONS and following in _OF_RELATIVES
        if word == ",":
            relative = following == "which" or rest[n + 2 : n + 3] in (["which"], ["whose"])
            if not (relative or _is_done(rest, n + 1)):
                return False
        elif placed or word in _RELATIVES:
            at = n + 1 + placed
            return at < len(rest) and not (_is_past(rest, at) or rest[at][0].isupper())
        elif _is_done(rest, n) or (word in ("too", "enough") and "to" in rest):
            return True
        elif word in AUXILIARIES:
            return False
    return False


def _is_past(rest: Sequence[str], at: int) -> bool:
    """Whether a clause tells an event."""
    for n in range(at, min(len(rest), at + 6)):
        if not _PAST.match(rest[n]) or (n > at and rest[n - 1] in _PERFECT):
            continue
        following = rest[n + 1] if n + 1 < len(rest) else "."
        if n == at or rest[n - 1] in PRONOUNS or following in _BESIDE_PAST:
            return True
    return False


def _is_made_or_used(article: str, noun: str, rest: Sequence[str]) -> bool:
    """Whether it is so as no single thing is: "a narrow spade with a wing", "a levy on the worth
    of land".
    """
    known = article and noun in CLASS_NOUNS
    if len(rest) < 2 or rest[0] not in (_BY - {"to"} if known else _MADE_OR_USED):
        return False
    following = rest[1]
    if known and following == "the":
        return True
    one = following in DETERMINERS - _OF_ANY or following in NUMBERS
    return not (one or following[0].isupper() or following[0].isdigit())
