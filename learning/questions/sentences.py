"""How often one sentence of a brief is asked about."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from content.material import Material, Weight
from learning.questions.question import GeneratedQuestion, Source

WAYS = 3  # types by which one sentence is asked
# Of those on one sentence, the first are kept. Names, posts and the entries of a list are things
# of their own, whatever sentence they stand in.
ASK_A_SENTENCE = (
    "who-said",
    "cause",
    "means",
    "figure",
    "date",
    "place",
    "term-for-definition",
    "what-said",
    "definition-of-term",
    "source-of-relation",
    "target-of-relation",
    "cloze",
    "example",
    "who-vouches",
    "odd-one-out",
    "one-of",
    "altered-word",
)
_END = re.compile(r"[.!?。！？][\"”’')\]]*(?:\s+(?![a-z])|$)")


def sentences_of(material: Material, source: Source) -> Iterator[tuple[str, int]]:
    """The sentences that a source touches, by their passage and where they start."""
    text, start = material.passage(source.passage).text, 0
    for end in (*(found.end() for found in _END.finditer(text)), len(text)):
        if start < source.end and source.start < end:
            yield source.passage, start
        start = end


def sentence_of(material: Material, source: Source) -> tuple[str, int]:
    """The sentence in which a source begins."""
    return next(sentences_of(material, source))


def asked_too_often(
    material: Material, questions: Sequence[GeneratedQuestion]
) -> list[GeneratedQuestion]:
    """The questions beyond the third type on one sentence; none that a composite needs.

    Each item of a sentence is asked once before one is asked again; then core comes before detail.
    """
    needed = {part.uid for question in questions for part in question.parts}
    asked = defaultdict(list)
    for question in questions:
        if question.type in ASK_A_SENTENCE:
            asked[sentence_of(material, question.source)].append(question)
    return [
        question
        for group in asked.values()
        for question in _later_ways(group)
        if question.uid not in needed
    ]


def _later_ways(group: list[GeneratedQuestion]) -> list[GeneratedQuestion]:
    group = sorted(group, key=lambda one: (ASK_A_SENTENCE.index(one.type), one.keys))
    times: Counter[str] = Counter()
    ranked = []
    for question in group:
        ranked.append((times[question.subject], question.weight is Weight.DETAIL, question))
        times[question.subject] += 1
    ranked.sort(key=lambda each: each[:2])
    ways = list(dict.fromkeys(question.type for *_, question in ranked))[:WAYS]
    return [question for *_, question in ranked if question.type not in ways]
