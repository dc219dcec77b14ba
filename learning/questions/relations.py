"""Type 20: one concept's relation to another. The concept is asked for, never the label."""

from collections.abc import Iterator

from content.material import RELATION_LABELS, Concept, Material, Relation
from learning.questions.drafts import Made, asked, draft, fault, in_order, reference, skip
from learning.questions.lures import (
    concept_affinity,
    concept_lure,
    confusable_concepts,
    hubs,
    others,
    wordings,
)
from learning.questions.pools import Candidate, offer
from learning.questions.question import Expects, Format, GeneratedQuestion
from learning.questions.wording import (
    according_to,
    attribution,
    in_sentence,
    is_plural,
    related_so,
    related_to_what,
)
from learning.questions.words import contains


def source_of_relation(material: Material) -> Iterator[Made]:
    yield from _asked(material, "source-of-relation", active=True)


def target_of_relation(material: Material) -> Iterator[Made]:
    yield from _asked(material, "target-of-relation", active=False)


def _asked(material: Material, type: str, *, active: bool) -> Iterator[Made]:
    main = hubs(material)
    for relation in in_order(material, material.relations):
        wanted, given = _ends(material, relation, active=active)
        if wanted.slug in main:
            yield skip(type, relation, "the answer is the concept that most relations have")
        elif _rivals(material, relation, active=active):
            yield skip(type, relation, "two concepts fit")
        else:
            yield _best(material, relation, wanted, given, type, active=active)


def _best(
    material: Material,
    relation: Relation,
    wanted: Concept,
    given: Concept,
    type: str,
    *,
    active: bool,
) -> Made:
    """The relation in full terms, or with abbreviations where a term would give the answer away."""
    drafts = [
        _draft(material, relation, wanted, (answer, shown), type, active=active)
        for answer, shown in (
            (wanted.term, given.term),
            (wanted.term, short(given)),
            (short(wanted), given.term),
        )
        if answer and shown
    ]
    for question in drafts:
        if not fault(material, question):
            return offer(question, _lures(material, relation, wanted, active=active))
    return asked(material, drafts[0])


def _draft(
    material: Material,
    relation: Relation,
    wanted: Concept,
    names: tuple[str, str],
    type: str,
    *,
    active: bool,
) -> GeneratedQuestion:
    answer, given = names
    label = RELATION_LABELS[relation.label]
    end = f"what {label.active} {in_sentence(material, given)}"
    return draft(
        material,
        relation,
        type=type,
        sibling=reference(relation),
        confusable=confusable_concepts(material, wanted),
        stem=f"{according_to(material, relation)}, "
        f"{end if active else related_to_what(material, relation, given)}?",
        answer=answer,
        accepted=others(wordings(wanted), answer),
        formats=(Format.TYPED, Format.RECALL),
        expects=Expects.TERM,
        attribution=attribution(material, relation),
        explanation=related_so(material, relation),
    )


def short(concept: Concept) -> str:
    """The abbreviation, in the number of the term."""
    plural = is_plural(concept.term) and not concept.abbreviation.endswith("s")
    return f"{concept.abbreviation}s" if concept.abbreviation and plural else concept.abbreviation


def _ends(material: Material, relation: Relation, *, active: bool) -> tuple[Concept, Concept]:
    first, second = material.concept(relation.source), material.concept(relation.target)
    return (first, second) if active else (second, first)


def _rivals(material: Material, relation: Relation, *, active: bool) -> list[Relation]:
    """Relations that would make another concept right too."""
    return [
        other
        for other in material.relations
        if other is not relation
        and other.label == relation.label
        and (other.target == relation.target if active else other.source == relation.source)
        and (other.speakers, other.holder) == (relation.speakers, relation.holder)
    ]


def related(material: Material, concept: str) -> frozenset[str]:
    """Concepts that stand in any relation with this one, by anyone, or are a part of it."""
    found = {concept, material.concept(concept).part_of}
    found.update(one.slug for one in material.concepts if one.part_of == concept)
    for one in material.relations:
        if concept in (one.source, one.target):
            found.update((one.source, one.target))
    return frozenset(found - {""})


def _lures(
    material: Material, relation: Relation, wanted: Concept, *, active: bool
) -> Iterator[Candidate]:
    """Concepts at the same end of relations of the same kind first; none that is related at all,
    or called by words of the one that the question names."""
    given = material.concept(relation.target if active else relation.source)
    true = related(material, given.slug)
    alike = {
        (other.source if active else other.target)
        for other in material.relations
        if other.label == relation.label
    }
    for concept in material.concepts:
        apart = not contains(given.term, concept.term) and not contains(concept.term, given.term)
        if concept.slug not in true and concept.slug != wanted.slug and apart:
            affinity = 2 * (concept.slug in alike) + concept_affinity(material, wanted, concept)
            yield concept_lure(material, concept, affinity=affinity)
