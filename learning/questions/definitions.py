"""Types 1 and 2: what a term means, and which term means it. Only terms that the source defines."""

from collections.abc import Iterator
from typing import Any

from content.extraction.vocabulary.places import PEOPLES
from content.material import Concept, Material
from learning.grading import formats
from learning.grading.expects import Expects
from learning.grading.words import without_marks
from learning.questions.distractors import (
    concept_affinity,
    concept_distractor,
    confusable_concepts,
    like_terms,
    meaning,
)
from learning.questions.drafts import Made, asked, asked_already, draft, in_order, skip
from learning.questions.grammar import capitalised, in_sentence, is_plural, is_proper
from learning.questions.naming import other_names
from learning.questions.pools import offer
from learning.questions.question import Attribution, GeneratedQuestion
from learning.questions.wording import AS_REPORTED, THE_BRIEF
from learning.questions.words import content_stems, normalised


def defined(concept: Concept) -> bool:
    return bool(
        concept.definition and concept.definition_span and "definition" not in concept.added
    )


def definition_of_term(material: Material) -> Iterator[Made]:
    yield from (_meaning(material, concept) for concept in in_order(material, material.concepts))


def term_for_definition(material: Material) -> Iterator[Made]:
    yield from (_term(material, concept) for concept in in_order(material, material.concepts))


def _meaning(material: Material, concept: Concept) -> Made:
    reason = _undefined(concept) or asked_already(material, concept, _term)
    if reason:
        return skip("definition-of-term", concept, reason)
    question = _draft(
        material,
        concept,
        type="definition-of-term",
        stem=f"What is {_meant(concept)}{in_sentence(material, concept.term)}?",
        answer=concept.definition.rstrip("."),
        formats=(formats.RECALL,),
        expects=Expects.STATEMENT,
        keywords=concept.keywords,
    )
    return asked(material, question)


def _term(material: Material, concept: Concept) -> Made:
    reason = _undefined(concept) or _twice_defined(material, concept)
    if reason:
        return skip("term-for-definition", concept, reason)
    question = _draft(
        material,
        concept,
        type="term-for-definition",
        stem=f"{_which(concept)} {concept.definition.rstrip('.')}?",
        answer=concept.term,
        accepted=other_names(material, concept.term),
        formats=(formats.TYPED, formats.RECALL),
        expects=Expects.TERM,
    )
    distractors = (
        concept_distractor(material, other, affinity=concept_affinity(material, concept, other))
        for other in like_terms(material, concept)
        if concept.slug != other.part_of
        and other.slug != concept.part_of
        and not _within(concept.term, other.term)
        and _looks_like(concept, other)
    )
    return asked(material, offer(question, distractors))


def _looks_like(concept: Concept, other: Concept) -> bool:
    """Whether two terms have one number and one language, and name the same peoples: the odd one
    out among options would give itself away.
    """
    return (
        is_plural(concept.term) == is_plural(other.term)
        and _sort(concept) == _sort(other)
        and _peoples(concept.term) == _peoples(other.term)
    )


def _peoples(term: str) -> frozenset[str]:
    return PEOPLES.intersection(term.casefold().split())


def _within(term: str, other: str) -> bool:
    """Whether one of two terms has all the words of the other."""
    one, two = content_stems(term), content_stems(other)
    return one <= two or two <= one


def _draft(material: Material, concept: Concept, **fields: Any) -> GeneratedQuestion:
    return draft(
        material,
        concept,
        concept.definition_span,
        sibling=f"concepts/{concept.slug}/definition",
        confusable=confusable_concepts(material, concept),
        frame=_frame(concept),
        attribution=Attribution(speakers=(concept.holder,) if concept.holder else ()),
        explanation=meaning(material, concept),
        **fields,
    )


def _meant(concept: Concept) -> str:
    """A name stands for a thing; of other terms, the meaning is asked."""
    return "" if _is_name(concept) else "meant by "


def _which(concept: Concept) -> str:
    return "What is the name of" if _is_name(concept) else f"Which {_sort(concept)} means"


def _is_name(concept: Concept) -> bool:
    return is_proper(concept.term) and not is_plural(concept.term)


def _sort(concept: Concept) -> str:
    """ "Chinese term" if the term is its own pinyin."""
    spoken = without_marks(concept.pinyin).casefold().replace(" ", "")
    return "Chinese term" if spoken == concept.term.casefold().replace(" ", "") else "term"


def _frame(concept: Concept) -> str:
    """Who understands the term so; a holder without a cue is marked as reported."""
    holder = capitalised(concept.holder) or THE_BRIEF
    return f"{holder}, {AS_REPORTED}" if concept.inferred and concept.holder else holder


def _undefined(concept: Concept) -> str:
    if not defined(concept):
        return "the source does not define it"
    if content_stems(concept.definition) <= content_stems(concept.term):
        return "its definition only repeats the term"
    return ""


def _twice_defined(material: Material, concept: Concept) -> str:
    for other in material.concepts:
        if other is not concept and normalised(other.definition) == normalised(concept.definition):
            return "two terms are defined alike"
    return ""
