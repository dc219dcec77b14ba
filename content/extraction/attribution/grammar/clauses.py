"""What a run of tokens is: a clause, an apposition, an adjunct of time or place."""

import re
from itertools import pairwise

from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.vocabulary.speech_cues import LISTENERS
from content.extraction.vocabulary.titles import is_calling

_TIME = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday last next this earlier late early
    yesterday weeks days months years january february march april may june july august september
    october november december
    """.split()
)
_MONTHS = frozenset(
    """
    january february march april may june july august september october november december
    """.split()
)
# Verbs in common use, since a clause without an auxiliary has no other sign.
PLAIN_VERBS = frozenset(
    """
    came come comes made make makes took take takes need needs want wants went go goes got get gets
    face faces lack lacks fell fall falls rose rise rises grew grow grows lost lose loses left
    leave leaves gave give gives became become becomes began begins kept keep keeps seem seems
    remain remains depend depends mean means meant cost costs pay pays paid work works help helps
    run runs ran lie lies lay lead leads led bring brings brought put puts set sets cut cuts let
    lets hit hits win wins won spend spends spent sell sells sold buy buys bought build builds
    built require requires deserve deserves matter matters exist exists drive drives drove turn
    turns stand stands stood live lives use uses serve serves belong belongs tend tends suffer
    suffers threaten threatens offer offers reflect reflects represent represents contain contains
    happen happens start starts stop stops fail fails produce produces create creates provide
    provides allow allows pose poses owe owes carry carries hold holds held knew know knows saw see
    sees felt feel feels
    """.split()
)
_SEEMING = frozenset("seems seemed remains remained looks looked sounds sounded".split())
_OF_PARTICIPLES = (
    "ed",
    "en",
    "ing",
    "wn",
    "ght",
    "ade",
    "old",
    "eft",
    "id",
    "uilt",
    "lost",
    "held",
    "kept",
)
_BEFORE_MAIN_VERB = re.compile(r"[utw;:]|,(?!a,)")  # where a search for the main verb stops
_NO_ADJUNCT = re.compile(r"[mdbVIHTQ:;utw]")
_CLAUSE_SIGN = re.compile(r"[mhdbVIiHT]")
_TIMES = re.compile(r"a|r#|rxx?#")
_IN_A_MONTH = re.compile(r"r#?[Wx]#?")  # "in May 1987", "on 5 May"
_BRACKETED = re.compile(r"\([^()]{0,14}\)")
_BESIDE_NAME = re.compile(r"[Wr][Wrxe'#&N]{0,12}(?=[,.;?!u]|$)")  # "of Fudan University"
_CLAUSE_OPENS = "eWxHTIiPRQ#NcUsarG(dmbhulw"
_WHO = re.compile(r"(?<=[PWxN])u[^.,;:?!Q]{1,30}(?=,)")  # ", an agronomist" is part of the name
_JOINED = re.compile(r"c[eWx]{0,4}P[^P]{0,12}$")  # "Liu and Chen"
_APPOSITION = re.compile(
    r",(?=[eu#WxarsNR])(?:[^.;:?!QVu]{1,34}?|[^.;:?!QVu]{0,20}u[^.,;:?!Q]{1,30})(?=[,.;?!]|$)"
)


def has_verb(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the tokens have a verb in a finite form, even in a subordinate clause."""
    for token in sentence.tokens[start:end]:
        if token.letter in "mhdbVQ":
            return True
        if token.word in PLAIN_VERBS or (token.letter == "x" and token.word.endswith("ed")):
            return True
    return False


def has_plural_verb(sentence: Sentence, start: int, end: int) -> bool:
    """ "Bakers bake": a word without "-s" directly behind a plural."""
    pairs = pairwise(sentence.tokens[start:end])
    return any(
        first.letter in "xW"
        and first.word.endswith("s")
        and then.letter == "x"
        and not then.word.endswith(("s", "ing"))
        for first, then in pairs
    )


def is_clause(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a main clause begins here: a finite verb before any relative clause or colon."""
    if start >= end or sentence.shape[start] not in _CLAUSE_OPENS:
        return False
    relative = _BEFORE_MAIN_VERB.search(sentence.shape[start:end])
    stop = start + relative.start() if relative and relative.start() else end
    return any(
        token.letter in "mhdb"
        or (token.word in PLAIN_VERBS and sentence.shape[at - 1] not in "eo")
        or (token.letter == "V" and at > start and sentence.tokens[at - 1].word != "and")
        or (token.letter in "xl" and token.word.endswith("ed") and at > start)
        or (token.letter == "l" and at > start and sentence.shape[at - 1] in "HTIPR")
        or _looks_third_person(sentence, at, start)
        for at, token in enumerate(sentence.tokens[start:stop], start)
    )


def is_judgement(sentence: Sentence, start: int) -> bool:
    """ "The ban was a farce", "it is no joke", "the choice seems simple": not "the hall was built",
    nor "she was a friend".
    """
    verb = start
    while sentence.shape[verb : verb + 1] in tuple("eWxN'#rPQi") and not _seems(sentence, verb):
        verb += 1
    if verb == start or not (_seems(sentence, verb) or sentence.shape[verb : verb + 1] == "b"):
        return False
    what = verb + 1
    while sentence.shape[what : what + 1] in ("a", "n"):
        what += 1
    if what >= len(sentence.tokens):
        return False
    token = sentence.tokens[what]
    is_plain = token.letter == "x" and not token.word.endswith(_OF_PARTICIPLES)
    return token.letter in "eQ" or is_plain


def _seems(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.tokens) and sentence.tokens[at].word in _SEEMING


def _looks_third_person(sentence: Sentence, at: int, start: int) -> bool:
    """ "growth hides debt": a word in -s between a singular noun and a determiner."""
    word = sentence.tokens[at].word
    if sentence.shape[at] != "x" or not word.endswith("s") or word.endswith("ss") or at <= start:
        return False
    before = sentence.tokens[at - 1]
    follows = sentence.shape[at + 1 : at + 2]
    return before.letter in "xWNPQ" and not before.word.endswith("s") and follows in ("e", "t", "o")


def has_clause_sign(shape: str) -> bool:
    """Whether a shape has a verb of grammar or the pronoun of a clause."""
    return bool(_CLAUSE_SIGN.search(shape))


def is_adjunct(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the tokens say only when, where or to whom: "on Tuesday in a letter to ministers"."""
    if start >= end:
        return True
    shape = sentence.shape[start:end]
    if len(shape) > 18 or _NO_ADJUNCT.search(shape):
        return False
    if shape[0] == "o" and shape[1:2] in ("x", "B", "b", "h"):
        return sentence.tokens[start + 1].word in LISTENERS  # not "to publish"
    return shape[0] in "rao(#fy" or sentence.tokens[start].word in _TIME


def after_time(sentence: Sentence, at: int) -> int:
    """The token after "on Tuesday", "in 2015", "last week", "yesterday", "also"."""
    while True:
        if at < len(sentence.tokens) and sentence.tokens[at].word in _OF_THE_CLAUSE:
            return at
        if at < len(sentence.tokens) and sentence.tokens[at].word in ("last", "next", "earlier"):
            at += 2
        elif at + 1 < len(sentence.tokens) and _is_day(sentence, at):
            at += 2 if sentence.shape[at] == "r" else 1
        elif match := _in_a_month(sentence, at) or _TIMES.match(sentence.shape, at):
            at = match.end()
        else:
            return at


def _in_a_month(sentence: Sentence, at: int) -> re.Match[str] | None:
    match = _IN_A_MONTH.match(sentence.shape, at)
    words = (token.word for token in sentence.tokens[at : match.end()]) if match else ()
    return match if not _MONTHS.isdisjoint(words) else None


def _is_day(sentence: Sentence, at: int) -> bool:
    day = at + 1 if sentence.shape[at] == "r" else at
    return sentence.tokens[day].word.endswith("day") and sentence.tokens[day].word in _TIME


def after_apposition(sentence: Sentence, at: int) -> int:
    """The token after what is said of a speaker who stands before ``at``: ", an economist at
    Fudan", "of Fudan University", "(left)", "Fudan University president"; ``at`` if nothing is.
    """
    shape = sentence.shape
    if match := _BRACKETED.match(shape, at):
        at = match.end()
    if match := _BESIDE_NAME.match(shape, at):
        at = match.end()
    if match := _WHO.match(shape, at):
        at = match.end()
    joint = bool(_JOINED.search(shape, 0, at))
    for _ in range(3):
        match = _APPOSITION.match(shape, at)
        if not match or not _is_apposition(sentence, at + 1, match.end(), joint):
            return at
        at = match.end()
    return at


def _is_apposition(sentence: Sentence, start: int, end: int, joint: bool) -> bool:
    """Whether tokens describe a speaker, or several who are ``joint``: "economists at Fudan"."""
    shape = sentence.shape[start:end]
    if shape[0] == "#":
        return not has_clause_sign(shape)  # ", 63,", not ", 11 of them had to leave"
    if shape[0] == "u" or shape == "R":
        return True
    if shape[0] == "R":
        return False
    if re.search(r"[mhdbVlHITiw]", shape.split("u")[0]):
        return False
    words = {token.word for token in sentence.tokens[start:end]}
    first = sentence.tokens[start].word
    if shape[0] == "e":
        return not (words & PLAIN_VERBS) and first in _APPOSITION_OPENS
    role = any(is_calling(word) or (joint and is_calling(word[:-1])) for word in words)
    return (role and not first.endswith(("ing", "s"))) or first in (
        "former",
        "formerly",
        "of",
        "from",
    )


# "Says both are wrong", "says even bread is dear": these belong to what is said.
_OF_THE_CLAUSE = frozenset("both even only just too".split())
_APPOSITION_OPENS = frozenset("a an the his her its one another".split())


def end_of(sentence: Sentence) -> int:
    """The token after the last that is no full stop."""
    end = len(sentence.shape)
    while end and sentence.shape[end - 1] in ".;":
        end -= 1
    return end
