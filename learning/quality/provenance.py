"""Rules on where a question comes from and what identifies it."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from content.material import Listing, ListingItem, Material, PassageKind, Person
from learning.grading import formats
from learning.quality.claims import EXPLAINING
from learning.quality.rule import Faults, Questions
from learning.questions import generators
from learning.questions.question import GeneratedQuestion, Source
from learning.questions.words import normalised, tokens

FROM_PROFILES = ("affiliation-of-person", "role-of-person", "holder-of-post", "match-pairs")
ALIKE = 0.8


def no_duplicates(questions: Questions, material: Material) -> Faults:
    by_answer: dict[str, list[GeneratedQuestion]] = defaultdict(list)
    for question in questions:
        by_answer[normalised(question.answer)].append(question)
    for group in by_answer.values():
        for one, other in combinations(group, 2):
            if normalised(one.stem) == normalised(other.stem):
                yield other, f"the same question and answer as {one.uid}"
            elif _alike(one.stem, other.stem) >= ALIKE:
                yield other, f"nearly the same question as {one.uid}"


def _alike(one: str, other: str) -> float:
    """The Jaccard similarity of the three-word sequences."""
    first, second = _trigrams(one), _trigrams(other)
    return len(first & second) / len(first | second) if first | second else 0.0


def _trigrams(text: str) -> frozenset[tuple[str, ...]]:
    words = tokens(text)
    return frozenset(words[n : n + 3] for n in range(len(words) - 2))


def no_ambiguous_prompt(questions: Questions, material: Material) -> Faults:
    answers: dict[str, str] = {}
    for question in questions:
        shown = normalised(f"{question.frame}: {question.stem}")
        first = answers.setdefault(shown, normalised(question.answer))
        if first != normalised(question.answer):
            yield question, "the same question has another answer too"


def traced_to_source(questions: Questions, material: Material) -> Faults:
    for question in questions:
        for source in _sources(question):
            passage = next((p for p in material.passages if p.slug == source.passage), None)
            stands = passage.text[source.start : source.end] if passage else ""
            if not source.text or stands != source.text:
                yield question, f"“{source.text}” does not stand where it is said to"


def _sources(question: GeneratedQuestion) -> Iterator[Source]:
    yield question.source
    yield from (distractor.source for distractor in question.distractors)
    yield from (part.source for part in question.parts)


def stable_identity(questions: Questions, material: Material) -> Faults:
    known = set(_slugs(material))
    seen: set[str] = set()
    for question in questions:
        name = "\x1f".join((question.type, question.brief, *question.keys))
        if question.uid != hashlib.sha256(name.encode()).hexdigest()[:32]:
            yield question, "the uid is not the hash of type, brief and keys"
        if not question.keys or not known.issuperset(question.keys):
            yield question, "a key is no slug of the brief"
        if question.brief != material.slug or question.uid in seen:
            yield question, "the uid is not its own"
        seen.add(question.uid)


def _slugs(material: Material) -> Iterator[str]:
    yield from (passage.slug for passage in material.passages if passage.opens_section)
    for item in material.items():
        yield item.slug
        if isinstance(item, Person):
            yield from (one.slug for one in item.biography)
        if isinstance(item, Listing):
            yield from _nested(item.items)


def _nested(items: tuple[ListingItem, ...]) -> Iterator[str]:
    for item in items:
        yield item.slug
        yield from _nested(item.items)


def determined(questions: Questions, material: Material) -> Faults:
    first = [(question.uid, question.body()) for question in generators.generate(material)]
    for variant in (material, turned_round(material)):
        again = [(question.uid, question.body()) for question in generators.generate(variant)]
        if again != first:
            yield None, "another run, or another order of the material, makes other questions"
            return


def turned_round(material: Material) -> Material:
    """The same material with each family reversed; passages stay in reading order."""
    families = ("concepts", "people", "quotes", "listings", "facts", "relations")
    return replace(material, **{name: getattr(material, name)[::-1] for name in families})


def with_feedback(questions: Questions, material: Material) -> Faults:
    for question in questions:
        explanation = normalised(question.explanation)
        wanted = question.elements or (question.answer,)
        if not question.parts and not all(normalised(one) in explanation for one in wanted):
            yield question, "the explanation does not hold the answer"
        if formats.CHOICE in question.formats:
            for distractor in question.distractors:
                if not distractor.truth.strip():
                    yield question, f"nothing says what “{distractor.text}” really is"


def from_running_text(questions: Questions, material: Material) -> Faults:
    kinds = {passage.slug: passage.kind for passage in material.passages}
    for question in questions:
        kind = kinds.get(question.source.passage)
        if kind is PassageKind.HEADING:
            yield question, "it is taken from a heading"
        if kind is PassageKind.PROFILE and question.type not in FROM_PROFILES:
            yield question, "a profile's heading tells nothing but a post"
        if question.type not in EXPLAINING and _in_a_question(material, question.source):
            yield question, "it is taken from a rhetorical question"


def _in_a_question(material: Material, source: Source) -> bool:
    text = next((p.text for p in material.passages if p.slug == source.passage), "")
    ends = [found.end() for found in re.finditer(r"[.?!](?=\s|$)", text)]
    end = next((end for end in ends if end >= source.end), len(text))
    return text[:end].endswith("?")
