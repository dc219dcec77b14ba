"""How far a noun phrase, the name of a body or a clause goes on in a text."""

import re
from collections.abc import Iterator

from content.extraction.names.descriptions import (
    ARTICLES,
    AUXILIARIES,
    CONNECTORS,
    is_finite,
    is_post,
)
from content.extraction.names.words import Kind, Word
from content.extraction.vocabulary.bodies import ORGANISATIONS
from content.extraction.vocabulary.given_names import GIVEN_NAMES
from content.extraction.vocabulary.places import PLACES
from content.extraction.vocabulary.titles import (
    PARTS_OF_A_POST,
    PAST,
    PLURAL_CALLINGS,
    is_calling,
)

ENDS = frozenset("who which whose where when while but that because if as since than".split())
_PREPOSITIONS = frozenset("of for at in on from with to by".split())
_BREAK = re.compile(r"[.;:!?()\[\]“”\"«»|—–]|\s-\s")
_MANY_SUBJECTS = frozenset(
    "ministry department committee school institute faculty commission office secretary minister "
    "bureau agency council centre center".split()
)
# Kinds of bodies in lower case before a name: "the consultancy Sahel Agrimetrics".
_KINDS_OF_BODY = frozenset(
    "consultancy charity firm company group bank tank think newspaper magazine university start-up "
    "startup ngo union campaign research lobby law advocacy rights news agency brokerage insurer "
    "lender utility retailer publisher manufacturer developer operator foundation hospital school "
    "museum network cooperative co-operative investment trade pressure consumer pollster".split()
)
MOST_WORDS = 30  # of a noun phrase or a clause


def same_phrase(text: str, words: list[Word], first: int) -> Iterator[int]:
    """The indices of words from ``first`` on without a mark of punctuation between them; the long
    form of "DRC (Development Research Center)" is no break.
    """
    in_brackets = False
    for n in range(first, min(first + MOST_WORDS, len(words))):
        if n > first and not is_joined(text, words, n):
            between = text[words[n - 1].end : words[n].start]
            opens = between == " (" and words[n - 1].kind is Kind.UPPER
            if not opens and not (in_brackets and between == ") "):
                return
            in_brackets = opens
        yield n


def is_joined(text: str, words: list[Word], at: int) -> bool:
    return words[at].joined or text[words[at - 1].end : words[at].start] in (" & ", "-", "/")


def closes(text: str, words: list[Word], at: int) -> bool:
    """Whether a mark of punctuation follows the word."""
    after = text[words[at].end : words[at].end + 1]
    return after in ("", ",", ".", ";", ":", ")", "”", '"')


def head_of_post(
    text: str, words: list[Word], first: int, *, guess: bool, many: bool = False
) -> int | None:
    """The word for the post in a noun phrase, before any preposition; in the plural only if it
    is about ``many``.
    """
    for n in range(first, min(first + 9, len(words))):
        word = words[n]
        if n > first and not is_joined(text, words, n):
            return None
        plural = word.key in PLURAL_CALLINGS and word.kind is Kind.LOWER and not word.possessive
        if plural:
            return n if many else None
        if is_post(word) or is_calling(word.key, guess=guess):
            if not _another_post_follows(words, n):
                return None if word.possessive else n
        elif _is_lead(words, first, n):
            return n
        elif _ends(word) or is_finite(word) or word.key in _PREPOSITIONS:
            return None
    return None


def _ends(word: Word) -> bool:
    """Whether a word ends a noun phrase; "WHO" in capitals is a body."""
    return word.key in ENDS and word.kind is not Kind.UPPER


def _is_lead(words: list[Word], first: int, at: int) -> bool:
    """ "Digital lead of Y", "policy lead at Y"."""
    if words[at].key != "lead" or at == first or at + 1 >= len(words):
        return False
    return words[at + 1].joined and words[at + 1].key in ("of", "for", "at", "on", "in")


def _another_post_follows(words: list[Word], at: int) -> bool:
    """As in "party secretary general", "family doctor"."""
    if at + 1 >= len(words) or not words[at + 1].joined:
        return False
    return words[at].possessive or is_post(words[at + 1])


def head_of_thing(text: str, words: list[Word], first: int) -> int | None:
    """The last word before the first preposition, relative pronoun or comma."""
    last = None
    for n in same_phrase(text, words, first):
        if _ends(words[n]) or words[n].key in _PREPOSITIONS:
            break
        if is_finite(words[n]) or n - first > 6:
            return None
        last = n
    return last


def end_of_noun_phrase(
    text: str, words: list[Word], head: int, *, unclosed: bool = False
) -> int | None:
    """Behind its last word; None if a verb shows that it is a clause, unless the comma that closes
    it may be missing: "Liu, a baker in Leeds has left".
    """
    last = head + 1
    for n in range(head + 1, min(head + MOST_WORDS, len(words))):
        word = words[n]
        between = text[words[n - 1].end : word.start]
        if _is_acronym_of_what_precedes(text, words, n, between):
            last = n + 1
            continue
        if _BREAK.search(between.removeprefix(")")):
            return last
        if "," in between and not _goes_on(text, words, head, n):
            return last
        if _ends(word):
            return last
        if word.key in AUXILIARIES and word.kind is Kind.LOWER:
            return last if unclosed and last > head + 1 else None
        if is_finite(word) and "," not in between and words[n - 1].key not in ARTICLES:
            return last if last > head + 1 else None
        last = n + 1
    return last


def _is_acronym_of_what_precedes(text: str, words: list[Word], at: int, between: str) -> bool:
    if between != " (" or words[at].kind is not Kind.UPPER:
        return False
    return text[words[at].end : words[at].end + 1] == ")"


def _goes_on(text: str, words: list[Word], head: int, at: int) -> bool:
    """Whether what follows a comma is still part of the description: ", Canada,", ", and chair
    of", ", Fudan University,".
    """
    word = words[at]
    if word.key == "and" and at + 1 < len(words):
        after = words[at + 1]
        if after.key in ARTICLES and at + 2 < len(words):
            after = words[at + 2]
        return is_post(after) or after.key in PAST | PARTS_OF_A_POST
    if _is_place(words, at) and closes(text, words, at):
        return True
    if word.kind is Kind.CAPITAL and _is_one_of_many_subjects(words, head, at):
        return True
    run = at + 1 if word.key == "the" else at
    last = end_of_body(text, words, run)
    if last is None:
        return False
    names = words[run:last]
    return any(one.key in ORGANISATIONS for one in names) and closes(text, words, last - 1)


def _is_place(words: list[Word], at: int) -> bool:
    """Whether one word behind a comma is the place of a body: ", Berkeley,"."""
    word = words[at]
    if word.kind is not Kind.CAPITAL or word.key in GIVEN_NAMES:
        return False
    return word.key in PLACES or words[at - 1].kind is Kind.CAPITAL


def _is_one_of_many_subjects(words: list[Word], head: int, at: int) -> bool:
    """ "Ministry of Land, Infrastructure and Transport"."""
    if words[at - 1].kind is not Kind.CAPITAL:
        return False
    if not any(word.key in _MANY_SUBJECTS for word in words[head:at]):
        return False
    for n in range(at + 1, min(at + 5, len(words) - 1)):
        if words[n].joined and words[n].key == "and":
            return words[n + 1].kind is Kind.CAPITAL
    return False


def end_of_body(text: str, words: list[Word], first: int) -> int | None:
    """Behind a run of capitalised words with "of", "for the", "and" inside."""
    if first >= len(words) or words[first].kind not in (Kind.CAPITAL, Kind.UPPER):
        return None
    last = first + 1
    for n in range(first + 1, min(first + 16, len(words))):
        word = words[n]
        if not word.joined and text[words[n - 1].end : word.start] != " & ":
            break
        known = word.key in ORGANISATIONS
        owned = words[n - 1].possessive
        if owned and not known and words[n - 1].key in ORGANISATIONS:
            break  # "Fudan University's Liu"
        if word.kind in (Kind.CAPITAL, Kind.UPPER, Kind.INITIAL) or (owned and known):
            last = n + 1
        elif word.key not in CONNECTORS:
            break
    return last


def behind_kind_of_body(words: list[Word], first: int) -> int:
    """Behind "consultancy" and the like before the name of a body, "parents' charity", too."""
    if first + 1 < len(words) and words[first].possessive and words[first].kind is Kind.LOWER:
        owned = words[first + 1]
        first += owned.key in _KINDS_OF_BODY and owned.kind is Kind.LOWER
    while first < len(words) and words[first].kind is Kind.LOWER:
        if words[first].key not in _KINDS_OF_BODY:
            break
        first += 1
    return first
