"""What a clause says of a person's post: "Liu is dean of Y", "Liu, who heads Y", "Liu, whose firm
builds ships".
"""

import re
from dataclasses import replace

from content.extraction.names.descriptions import (
    ARTICLES,
    Description,
    described,
    is_finite,
)
from content.extraction.names.phrases import (
    ENDS,
    closes,
    end_of_body,
    end_of_noun_phrase,
    head_of_post,
    same_phrase,
)
from content.extraction.names.words import Kind, Word
from content.extraction.vocabulary.bodies import ORGANISATIONS
from content.extraction.vocabulary.titles import EMPLOYED, HOLDS, LEADS, OCCUPIES

_ADVERBS = frozenset(
    """
    has have had then now formerly currently previously also long once already still today later
    first until recently since
    """.split()
)
_LOWER = Kind.LOWER
# "Who was dean until 2018", "who headed it from 1990 to 1996"
_IS_OVER = re.compile(
    r",? (?:un)?till? |,? from (?:\w+ )?\d{4} (?:to|until|till) (?:\w+ )?\d|,? between \d{4} and \d"
)
_BE = frozenset("is was been became become remains remained".split())
# "Works as a nurse", "took over as chair".
_AS_VERBS = frozenset(
    "works worked serves served acts acted trained retired resigned practises practised took "
    "stepped".split()
)
_PARTICLES = frozenset("over down out".split())
# "Is in charge of the archive", "is responsible for the lock".
_IN_CHARGE = frozenset((("in", "charge", "of"), ("responsible", "for", "the")))
# What somebody holds who has a post: "who holds the post of clerk at Y". "Chair" is left out, since
# "the chair" alone is who presides.
_HELD = frozenset("post office professorship seat fellowship job lectureship readership".split())
# What somebody has who has an occupation: "whose firm builds ships".
_OWN_BODIES = frozenset(
    """
    agency business clinic company cooperative co-operative consultancy department farm firm
    foundation group laboratory lab practice shop studio team unit workshop
    """.split()
)


def clause(text: str, words: list[Word], at: int, end: int) -> Description | None:
    """The post in a clause behind a name that ends at the offset ``end``; ``at`` is the index of
    the next word.
    """
    found = _clause(text, words, at, end)
    if found and _IS_OVER.match(text, found.end):
        return replace(found, former=True)
    return found


def _clause(text: str, words: list[Word], at: int, end: int) -> Description | None:
    n = at
    if n < len(words) and words[n].key == "whose" and text[end : words[n].start] == ", ":
        return _own_body(text, words, n)
    relative = (
        n < len(words) and words[n].key == "who" and text[end : words[n].start] in (" ", ", ")
    )
    if relative:
        n += 1
    elif n + 1 < len(words) and text[end : words[n].start] == ", " and is_age(text, words, n):
        n += 1
        if words[n].key == "who":
            n, relative = n + 1, True
    elif n >= len(words) or text[end : words[n].start] != " ":
        return None
    elif told := _behind_verb(text, words, n):
        n, relative = told, True
    while n < len(words) and words[n].key in _ADVERBS:
        n += 1
    if [word.key for word in words[n : n + 2]] == ["used", "to"]:
        n += 2
    if n + 1 >= len(words) or words[n].kind is not Kind.LOWER:
        return None
    if words[n].key in _BE and (found := _predicate(text, words, n + 1)):
        return found
    if words[n].key in _BE and _is_in_charge(words, n + 1):
        return _occupation(text, words, n + 1, relative=True)
    if found := _as_post(text, words, n):
        return found
    if relative and words[n].key in HOLDS:
        return _held(text, words, n)
    if words[n].key in EMPLOYED and not relative:
        return _employed(text, words, n)
    if words[n].key in LEADS or (relative and words[n].key in OCCUPIES):
        return _occupation(text, words, n, relative=relative)
    if relative and (second := _second_verb(text, words, n)):
        return _occupation(text, words, second, relative=True)
    return _on_behalf(text, words, n) if relative else None


def _behind_verb(text: str, words: list[Word], verb: int) -> int | None:
    """Behind "who" in "Liu told me, who runs the mill"."""
    if not is_finite(words[verb]):
        return None
    who = (
        verb + 2 if words[verb + 1 : verb + 2] and words[verb + 1].key in ("me", "us") else verb + 1
    )
    if who >= len(words) or words[who].key != "who":
        return None
    return who + 1 if text[words[who - 1].end : words[who].start] == ", " else None


def _on_behalf(text: str, words: list[Word], verb: int) -> Description | None:
    """ "Who designed the bridge for the Port Authority", not "who voted for the Labour Party"."""
    for n in same_phrase(text, words, verb):
        if words[n].key in ENDS or (n > verb and is_finite(words[n])):
            return None
        if words[n].key == "for" and n > verb + 1:
            article = words[n + 1 : n + 2] and words[n + 1].key in ARTICLES
            last = end_of_body(text, words, n + 2 if article else n + 1)
            known = last and any(
                word.key in ORGANISATIONS or word.kind is Kind.UPPER for word in words[n:last]
            )
            if last and known and closes(text, words, last - 1):
                return described(text, words, verb, last, "occupation")
            return None
    return None


def _as_post(text: str, words: list[Word], verb: int) -> Description | None:
    """ "Works as a nurse in Y", "took over as chair of Y"."""
    as_at = verb + 2 if words[verb + 1].key in _PARTICLES else verb + 1
    if words[verb].key not in _AS_VERBS or as_at + 1 >= len(words) or words[as_at].key != "as":
        return None
    return _predicate(text, words, as_at + 1)


def _is_in_charge(words: list[Word], at: int) -> bool:
    return tuple(word.key for word in words[at : at + 3]) in _IN_CHARGE


def _second_verb(text: str, words: list[Word], first: int) -> int | None:
    """The verb of "who learned to read at Y and now manages the charity Z"."""
    joined = False
    for n in same_phrase(text, words, first):
        if joined and (words[n].key in OCCUPIES or words[n].key in EMPLOYED):
            return n
        joined = words[n].key == "and" or (joined and words[n].key in _ADVERBS)
    return None


def _held(text: str, words: list[Word], verb: int) -> Description | None:
    """ "Who holds the post of clerk", "who kept the lighthouse", but not "who held the view"."""
    begins = verb + 2 if words[verb + 1].key in ARTICLES else verb + 1
    if begins == verb + 1 or begins >= len(words):
        return None
    held = {word.key for word in words[begins : begins + 3]}
    if words[verb].key != "kept" and held.isdisjoint(_HELD):
        return None
    return _occupation(text, words, verb, relative=True)


def _own_body(text: str, words: list[Word], whose: int) -> Description | None:
    """ "Whose group at Fudan University has found", up to the name of the body, or else all of
    "whose firm builds ships".
    """
    if whose + 2 >= len(words) or words[whose + 1].key not in _OWN_BODIES:
        return None
    first = whose + 1
    if words[first + 1].key in ("at", "in") and words[first + 1].joined:
        if first + 3 >= len(words):
            return None
        article = words[first + 2].key in ARTICLES
        last = end_of_body(text, words, first + 3 if article else first + 2)
        return described(text, words, first, last, "occupation") if last else None
    last = first + 1
    for last in same_phrase(text, words, first):
        if words[last].key in ENDS:
            return None
    return described(text, words, whose, last + 1, "occupation")


def is_age(text: str, words: list[Word], at: int) -> bool:
    """ "67," behind a name and a comma."""
    word = words[at]
    closed = text[word.end : words[at + 1].start] == ", "
    return word.kind is Kind.NUMBER and len(word.text) == 2 and closed


def _predicate(text: str, words: list[Word], at: int) -> Description | None:
    if words[at].key == "both":
        at += 1
    one = [word.key for word in words[at : at + 2]] == ["one", "of"]  # "one of the founders"
    article = words[at].key in ARTICLES
    begins = at + 1 if article else at
    head = head_of_post(text, words, at + 2 if one else begins, guess=article, many=one)
    if head is None:
        return None
    last = end_of_noun_phrase(text, words, head)
    if last is None:
        return None
    for n in range(head + 1, last - 2):
        if words[n].key == "and" and words[n + 1].key in ARTICLES and words[n + 2].kind is _LOWER:
            last = n  # "is the director of Y and the best cook in town"
            break
    return described(text, words, begins, _without_date(words, last), "predicate")


def _employed(text: str, words: list[Word], verb: int) -> Description | None:
    """ "Teaches law at Inha University"."""
    for n in range(verb + 1, min(verb + 6, len(words))):
        if not words[n].joined:
            return None
        if words[n].key in ("at", "for"):
            article = bool(words[n + 1 : n + 2]) and words[n + 1].key in ARTICLES
            last = end_of_body(text, words, n + 2 if article else n + 1)
            if last is None or not any(
                w.key in ORGANISATIONS or w.kind is Kind.UPPER for w in words[n:last]
            ):
                return None
            return described(text, words, verb, last, "occupation")
    return None


def _without_date(words: list[Word], last: int) -> int:
    """Leaves out "from 2012 to 2019" and "in 2004" at the end."""
    while last >= 3 and words[last - 1].kind is Kind.NUMBER:
        if words[last - 2].key not in ("in", "since", "from", "until", "to", "between", "and"):
            break
        last -= 2
    return last


def _occupation(text: str, words: list[Word], verb: int, *, relative: bool) -> Description | None:
    """ "Leads a group at Y" with the verb, up to what is said next."""
    last = verb + 1
    for n in same_phrase(text, words, verb + 1):
        if words[n].key in ENDS or is_finite(words[n]):
            break
        if words[n].key == "and" and n - verb > 2 and _begins_another_verb(words, n + 1):
            break
        last = n + 1
    described_body = not relative and last < len(words) and words[last].key in ("that", "which")
    if described_body and words[last].joined:
        last = max(same_phrase(text, words, verb), default=last) + 1
    dated = last < len(words) and words[last].key in ("since", "until")
    closed = dated or closes(text, words, last - 1)
    last = _without_date(words, last)
    inside = words[verb + 1 : last]
    if len(inside) < 2:
        return None
    named = any(word.kind is not Kind.LOWER or word.key in ORGANISATIONS for word in inside)
    if not relative and not (named and words[verb + 1].key in ARTICLES):
        return None
    if not relative and not closed:
        return None
    return described(text, words, verb, last, "occupation")


def _begins_another_verb(words: list[Word], at: int) -> bool:
    if at >= len(words) or words[at].kind is not Kind.LOWER:
        return False
    key = words[at].key
    return (
        key.endswith(("ed", "es"))
        or key in OCCUPIES
        or is_finite(words[at])
        or key in ("has had was is lost won took gave made kept saw spent".split())
    )
