"""A post that stands apart from the name: "A baker from Lyon, she learned …", and in the line below
a signature.
"""

import re

from content.extraction.names.descriptions import ARTICLES, Description, described
from content.extraction.names.phrases import end_of_noun_phrase, head_of_post
from content.extraction.names.words import Kind, Word

_LABEL_ENDS = re.compile(r" ?[–—] ?| - |: ")
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
