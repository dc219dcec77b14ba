"""Whether a verb of speech tells of something that was said, or denies, foretells or guesses it."""

import re

from content.extraction.attribution.cues.attributions import Attribution
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import Subject

_WOULD_HAVE = re.compile(r"m[an]*h[an]*$")


def is_negated(sentence: Sentence, at: int) -> bool:
    while at and sentence.shape[at - 1] in "mhda":
        at -= 1
    return bool(at) and sentence.shape[at - 1] == "n"


def is_contrary_to_fact(sentence: Sentence, at: int, subject: Subject) -> bool:
    """ "Had Liu said that", "did Liu say that", "Liu should have said that" """
    first = subject.first
    asked = first and sentence.tokens[first - 1].word in ("had", "should", "were", "did", "does")
    if asked and (first == 1 or sentence.shape[first - 2] in ",;c-Q"):
        return True
    return bool(_WOULD_HAVE.search(sentence.shape, 0, at))


def is_a_pointer(sentence: Sentence, part: tuple[int, int]) -> bool:
    words = [one.word for one in sentence.tokens[part[0] : part[1]]]
    return len(words) == 1 and words[0] in ("this", "that", "these", "those", "it")


def is_foretold(sentence: Sentence, at: int, earlier: list[Attribution]) -> bool:
    """ "Liu predicted that a court would dismiss the case": then no court has said so."""
    while at and sentence.shape[at - 1] in "an":
        at -= 1
    would = at and sentence.tokens[at - 1].word in ("would", "will", "could", "might", "should")
    return bool(would) and any(
        start <= at < end for one in earlier for start, end in one.parts if start >= one.last
    )


def is_guessed(sentence: Sentence, at: int) -> bool:
    """ "Liu may think that" """
    while at and sentence.shape[at - 1] in "mhda":
        at -= 1
        word = sentence.tokens[at].word
        if word in ("may", "might", "could"):
            return True
        if word == "would" and any(one.word in ("if", "had") for one in sentence.tokens):
            return True
    return False
