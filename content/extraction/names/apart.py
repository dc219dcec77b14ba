"""A post that stands apart from the name: "A baker from Lyon, she learned …", and in the line below
a signature.
"""

import re

from content.extraction.names.descriptions import ARTICLES, Description, described
from content.extraction.names.phrases import end_of_noun_phrase, head_of_post
from content.extraction.names.words import LANGUAGE, Kind, Word
from content.extraction.vocabulary.bodies import PERIODICALS, PRESS
from content.extraction.vocabulary.ordinary_words import MONTHS_AND_DAYS
from content.extraction.vocabulary.places import PLACES

_LABEL_ENDS = re.compile(r" ?[–—] ?| - |: ")
_LOWER = Kind.LOWER
_SMALL = frozenset("of the and for in on de la".split())
_MOST_OF_WORKPLACE = 12  # words from "At" to the name
_MOST_BELOW = 12  # words of a line that says who has signed


def fronted(text: str, words: list[Word], pronoun: int) -> Description | None:
    """What opens the sentence before "he" or "she" with the index ``pronoun``."""
    if words[pronoun].key not in ("he", "she") or pronoun < 2:
        return None
    if text[words[pronoun - 1].end : words[pronoun].start] != ", ":
        return None
    first = pronoun - 1
    while first and words[first].joined and not words[first].opens:
        first -= 1
    if not words[first].opens or words[first].key not in ("a", "an"):
        return None
    head = head_of_post(text, words, first + 1, guess=True)
    if head is None or head >= pronoun or end_of_noun_phrase(text, words, head) != pronoun:
        return None
    start = words[first].start
    return described(text, words, first + 1, pronoun, "fronted", start=start)


def workplace(text: str, words: list[Word], at: int) -> Description | None:
    """The body in "At the Daily Courier, Liu Wei says", "Writing for Acme, Liu Wei asks" and "On
    his blog Palms, Liu Wei asks", where the name is the word ``at``.
    """
    first = at
    while first > 0 and at - first < _MOST_OF_WORKPLACE and not words[first].opens:
        first -= 1
    between = LANGUAGE.sub("", text[words[at - 1].end : words[at].start]) if at else ""
    if not words[first].opens or between.lstrip() != ", ":
        return None
    begins = _behind_preposition(words, first, at)
    if begins is None:
        return None
    sure = begins > first + 1 or words[first].key in ("writing", "blogging")
    if begins < at and words[begins].key in ("the", "a"):
        begins += 1
    body = words[begins:at]
    if not body or any(not word.joined or word.possessive for word in body):
        return None
    if any(word.kind is Kind.LOWER and word.key not in _SMALL for word in body):
        return None
    if not sure and body[-1].key not in PRESS:
        return None
    if all(word.kind is Kind.NUMBER or word.key in MONTHS_AND_DAYS | PLACES for word in body):
        return None
    start = words[first].start
    return described(text, words, begins, at, "workplace", start=start)


def _behind_preposition(words: list[Word], first: int, at: int) -> int | None:
    """The index behind "at", "over at", "writing in" or "on his blog" in ``words[first:at]``."""
    n = first
    if words[n].key in ("writing", "blogging", "reporting", "over"):
        n += 1
    if n + 1 >= at or words[n].key not in ("at", "in", "on", "for", "from"):
        return None
    n += 1
    owned = words[n].key in ("his", "her", "their", "the")
    if owned and n + 2 < at and words[n + 1].key in PERIODICALS and words[n + 1].kind is _LOWER:
        return n + 2
    return n


def below_name(text: str, words: list[Word]) -> Description | None:
    """The post that a line is, as below the name of who signed a letter."""
    if not 0 < len(words) <= _MOST_BELOW or text.rstrip()[-1:] in ".;?!" or ":" in text:
        return None
    first = 1 if words[0].key in ARTICLES else 0
    if words[first : first + 1] and words[first].kind is Kind.LOWER:
        return None
    head = head_of_post(text, words, first, guess=False)
    if head is None or end_of_noun_phrase(text, words, head) != len(words):
        return None
    return described(text, words, first, len(words), "below")


def label(text: str, words: list[Word], at: int) -> Description | None:
    """The post in "Head of Trade: Liu Wei" and "Head of Trade – Liu Wei", which open a text."""
    if not 0 < at <= _MOST_BELOW:
        return None
    if not _LABEL_ENDS.fullmatch(text[words[at - 1].end : words[at].start]):
        return None
    first = 1 if words[0].key in ARTICLES else 0
    head = head_of_post(text, words, first, guess=False)
    if head is None or head >= at or end_of_noun_phrase(text, words[:at], head) != at:
        return None
    return described(text, words, first, at, "label", start=words[0].start)
