"""Types 1 and 2: what a term means, and which term means it. Only what the source defines."""

from collections.abc import Iterator
from typing import Any

from content.material import Concept, Material
from learning.questions.drafts import Made, asked, draft, in_order, skip
from learning.questions.lures import (
    concept_affinity,
    concept_lure,
    confusable_concepts,
    meaning,
    others,
    wordings,
)
from learning.questions.pools import offer
from learning.questions.question import Attribution, Expects, Format, GeneratedQuestion
from learning.questions.wording import in_sentence
from learning.questions.words import content_stems, normalised


def defined(concept: Concept) -> bool:
    return bool(
        concept.definition and concept.definition_span and "definition" not in concept.added
    )


def definition_of_term(material: Material) -> Iterator[Made]:
    for concept in in_order(material, material.concepts):
        reason = _undefined(concept)
        yield (
            skip("definition-of-term", concept, reason)
            if reason
            else asked(
                material,
                _draft(
                    material,
                    concept,
                    type="definition-of-term",
                    stem=f"What does {concept.holder or 'the brief'} mean by "
                    f"{in_sentence(material, concept.term)}?",
                    answer=concept.definition.rstrip("."),
                    formats=(Format.RECALL,),
                    expects=Expects.STATEMENT,
                    keywords=concept.keywords,
                ),
            )
        )


def term_for_definition(material: Material) -> Iterator[Made]:
    for concept in in_order(material, material.concepts):
        reason = _undefined(concept) or _twice_defined(material, concept)
        if reason:
            yield skip("term-for-definition", concept, reason)
            continue
        meaning = concept.definition.rstrip(".")
        who = f"according to {concept.holder or 'the brief'}"
        question = _draft(
            material,
            concept,
            type="term-for-definition",
            stem=f"Which term, {who}, means {meaning}?",
            answer=concept.term,
            accepted=others(wordings(concept), concept.term),
            formats=(Format.TYPED, Format.RECALL),
            expects=Expects.TERM,
        )
        lures = (
            concept_lure(material, other, affinity=concept_affinity(material, concept, other))
            for other in material.concepts
            if other.slug not in (concept.slug, concept.part_of) and other.part_of != concept.slug
        )
        yield asked(material, offer(question, lures))


def _draft(material: Material, concept: Concept, **fields: Any) -> GeneratedQuestion:
    return draft(
        material,
        concept,
        concept.definition_span,
        sibling=f"concepts/{concept.slug}/definition",
        confusable=confusable_concepts(material, concept),
        attribution=Attribution(speakers=(concept.holder,) if concept.holder else ()),
        explanation=meaning(material, concept),
        **fields,
    )


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
