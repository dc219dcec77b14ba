"""Sentences that announce the quotation behind them: "Liu issued a statement.", "Liu replied."."""

from content.extraction.attribution.grammar.skeleton import Sentence

_GIVES = frozenset(
    "issued issues released releases published publishes posted made gave gives wrote writes sent "
    "read".split()
)
_SPEECHES = frozenset(
    "statement response comment comments reply letter message post tweet speech remarks email "
    "interview".split()
)
_ANSWERS = frozenset("replied responded disagreed agreed explained elaborated".split())


def announces(sentence: Sentence) -> bool:
    """Whether the only person of a sentence gives a statement in it: "Liu issued a statement"."""
    words = {token.word for token in sentence.tokens}
    gives = not _GIVES.isdisjoint(words) and not _SPEECHES.isdisjoint(words)
    people = sum(sentence.shape.count(letter) for letter in "PHRT")
    return people == 1 and (gives or not _ANSWERS.isdisjoint(words))
