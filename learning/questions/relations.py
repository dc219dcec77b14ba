"""Type 20: the relation of one concept to another. It asks for the concept, never for the label.

The verb is that of the sentence, as the brief's file gives it; without it, the sentence's own words
are quoted with a gap. A label alone would say more than the sentence does, or less.
"""

import re
from collections.abc import Iterator

from content.concept_kinds import kind_of
from content.material import RELATION_LABELS, Concept, Material, Relation
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.cues import Cue
from learning.questions.distractors import (
    concept_affinity,
    concept_distractor,
    confusable_concepts,
    hubs,
    like_terms,
    wordings,
)
from learning.questions.drafts import (
    Made,
    asked,
    asked_already,
    blanked,
    draft,
    fault,
    in_order,
    reference,
    skip,
)
from learning.questions.grammar import (
    AUXILIARIES,
    capitalised,
    in_sentence,
    is_plural,
)
from learning.questions.naming import other_names
from learning.questions.pools import Candidate, offer
from learning.questions.question import GeneratedQuestion
from learning.questions.wording import attribution, frame, related_so, statement
from learning.questions.words import GAP, contains, leaks

# Kinds of concepts that a question may name: "Which algorithm …?" Others are wider than people say.
ASKED_KINDS = frozenset(
    (
        *("algorithm", "method", "program", "schedule", "theory", "tool", "technique"),
        *("activity", "doctrine", "industry", "institution", "document", "place", "period", "law"),
        *("meeting", "treaty"),
    )
)
SINGULAR = {"are": "is", "were": "was", "do": "does", "have": "has"}
# "Transitional substitutes for", "ends of": several things, whose verb keeps its number.
_KINDS = re.compile(
    r"(?:[a-z-]+ ){0,2}(?!across|towards|besides|perhaps|always)[a-z-]+[^s\W]s (?:of|for|in|to)\b"
)
_PARTICIPLE = re.compile(
    r"(?:not |long |already |since )?(?:[a-z]+ed|[a-z]+en|[a-z]+wn|led|made)\b"
)


def source_of_relation(material: Material) -> Iterator[Made]:
    yield from (_source(material, one) for one in in_order(material, material.relations))


def target_of_relation(material: Material) -> Iterator[Made]:
    yield from (_target(material, one) for one in in_order(material, material.relations))


def _source(material: Material, relation: Relation) -> Made:
    if _reads_alike(relation):
        return skip("source-of-relation", relation, "it reads the same from its other end")
    return _end(material, relation, "source-of-relation", active=True)


def _target(material: Material, relation: Relation) -> Made:
    reason = asked_already(material, relation, _source)
    if reason:
        return skip("target-of-relation", relation, reason)
    return _end(material, relation, "target-of-relation", active=False)


def _reads_alike(relation: Relation) -> bool:
    label = RELATION_LABELS[relation.label]
    return label.active == label.passive


def _end(material: Material, relation: Relation, type: str, *, active: bool) -> Made:
    wanted, given = _ends(material, relation, active=active)
    if wanted.slug in hubs(material):
        return skip(type, relation, "the answer is the concept that most relations have")
    if _rivals(material, relation, active=active):
        return skip(type, relation, "two concepts fit")
    return _best(material, relation, wanted, given, type, active=active)


def _best(
    material: Material,
    relation: Relation,
    wanted: Concept,
    given: Concept,
    type: str,
    *,
    active: bool,
) -> Made:
    """The relation in the words of its sentence; with an abbreviation if a term gives it away."""
    names = [(wanted.term, given.term), (wanted.term, short(given)), (short(wanted), given.term)]
    asks = [
        (answer, _question(material, relation, _asks(wanted), shown, active))
        for answer, shown in names
        if relation.wording and answer and shown
    ]
    if not relation.wording:
        asks = _gapped(material, relation, wanted)
    if not asks:
        return skip(type, relation, "its words do not name the concept just once")
    drafts = [
        _draft(material, relation, wanted, type=type, answer=answer, stem=stem)
        for answer, stem in asks
    ]
    for question in drafts:
        if not fault(material, question):
            if active and _others_act_on(material, relation):
                return question
            return offer(question, _distractors(material, relation, wanted, active=active))
    return asked(material, drafts[0])


def _question(material: Material, relation: Relation, asks: str, shown: str, active: bool) -> str:
    """ "What drives river trade?" or "What does steam power drive?", by which end is ``shown``."""
    other = in_sentence(material, shown)
    if active:
        return f"{asks} {singular_verb(relation.wording)} {other}?"
    return f"{asks} {asked_of(other, relation.wording, plural=is_plural(shown))}?"


def _asks(wanted: Concept) -> str:
    kind = kind_of(wanted)
    named = kind in ASKED_KINDS and not is_plural(wanted.term) and not leaks(wanted.term, kind)
    return f"Which {kind}" if named else "What"


def singular_verb(phrase: str) -> str:
    """A verb phrase as it follows "what": "drive" and "drives" both become "drives"."""
    verb, space, rest = phrase.partition(" ")
    if verb in SINGULAR and _KINDS.match(rest):
        return phrase  # "what are substitutes for"
    if verb == "cannot" or _is_auxiliary(verb, rest):
        return f"{SINGULAR.get(verb, verb)}{space}{rest}"
    return Cue.parse(phrase).finite(plural=False)


def asked_of(subject: str, phrase: str, *, plural: bool) -> str:
    """A verb phrase in a question, around its subject: "are steam engines behind"."""
    verb, _, rest = phrase.partition(" ")
    if verb == "cannot":
        return f"can {subject} not {rest}".rstrip()
    if _is_auxiliary(verb, rest):
        return f"{verb} {subject} {rest}".rstrip()
    return Cue.parse(phrase).asked(subject, plural=plural)


def _is_auxiliary(verb: str, rest: str) -> bool:
    """Whether a verb only helps the next one: "can drive", "does not drive", "has replaced"."""
    helps = verb in ("do", "does", "did") and rest.startswith("not ")
    perfect = verb in ("has", "have", "had") and _PARTICIPLE.match(rest)
    return verb in AUXILIARIES or helps or bool(perfect)


def _gapped(material: Material, relation: Relation, wanted: Concept) -> list[tuple[str, str]]:
    """A name of the concept with the words of the relation around a gap for it; none unless they
    name it just once.
    """
    text = re.sub(r" \([^()]*\)", "", material.words(relation.span)).rstrip(".")
    for name in wordings(wanted):
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
        gapped = blanked(text, found.group(), GAP) if found else ""
        if gapped and not any(contains(gapped, one) for one in wordings(wanted)):
            return [(name, f"{capitalised(gapped)}.")]
    return []


def _draft(
    material: Material, relation: Relation, wanted: Concept, *, answer: str, stem: str, type: str
) -> GeneratedQuestion:
    quoted = statement(material, relation, stem.replace(GAP, answer))
    return draft(
        material,
        relation,
        type=type,
        sibling=reference(relation),
        confusable=confusable_concepts(material, wanted),
        frame=frame(material, relation),
        stem=stem,
        answer=answer,
        accepted=other_names(material, answer),
        formats=(formats.CLOZE if GAP in stem else formats.TYPED, formats.RECALL),
        expects=Expects.TERM,
        attribution=attribution(material, relation),
        explanation=quoted if GAP in stem else related_so(material, relation),
    )


def short(concept: Concept) -> str:
    """The abbreviation, singular or plural like the term."""
    plural = is_plural(concept.term) and not concept.abbreviation.endswith("s")
    return f"{concept.abbreviation}s" if concept.abbreviation and plural else concept.abbreviation


def _ends(material: Material, relation: Relation, *, active: bool) -> tuple[Concept, Concept]:
    first, second = material.concept(relation.source), material.concept(relation.target)
    return (first, second) if active else (second, first)


def _rivals(material: Material, relation: Relation, *, active: bool) -> list[Relation]:
    """Relations that would make another concept right as well."""
    return [
        other
        for other in material.relations
        if other is not relation
        and other.label == relation.label
        and (other.target == relation.target if active else other.source == relation.source)
        and (other.speakers, other.holder) == (relation.speakers, relation.holder)
    ]


def _others_act_on(material: Material, relation: Relation) -> bool:
    """Whether the brief says of another concept, too, that it drives, nurtures or changes the same:
    an option that resembles the answer then looks right.
    """
    acting = [other for other in material.relations if other.target == relation.target]
    return len({other.source for other in acting}) > 1


def related(material: Material, concept: str) -> frozenset[str]:
    """Concepts that are in any relation with this one, or part of it."""
    found = {concept, material.concept(concept).part_of}
    found.update(one.slug for one in material.concepts if one.part_of == concept)
    for one in material.relations:
        if concept in (one.source, one.target):
            found.update((one.source, one.target))
    return frozenset(found - {""})


def _named_with(material: Material, concept: Concept) -> frozenset[str]:
    """Concepts that some statement names together with this one."""
    together = {quote.slug for quote in material.quotes_naming(concept.slug)}
    return frozenset(
        other.slug
        for other in material.concepts
        if together & {quote.slug for quote in material.quotes_naming(other.slug)}
    )


def kindred(material: Material, concept: Concept) -> frozenset[str]:
    """Concepts at the same end of relations of the same kind, or in the same list."""
    played = _parts_played(material, concept)
    others = (one for one in material.concepts if one is not concept)
    return frozenset(one.slug for one in others if played & _parts_played(material, one))


def _parts_played(material: Material, concept: Concept) -> frozenset[tuple[str, str]]:
    whole = {("part of", concept.part_of)} if concept.part_of else set()
    sources = {(one.label, "source") for one in material.relations if one.source == concept.slug}
    targets = {(one.label, "target") for one in material.relations if one.target == concept.slug}
    return frozenset(whole | sources | targets)


def _distractors(
    material: Material, relation: Relation, wanted: Concept, *, active: bool
) -> Iterator[Candidate]:
    """Concepts as distractors, those at the same end of relations of the same kind first.

    Left out are concepts that are related to the one in the question or to the answer, named
    together with the former in a statement, or called by words of it: they might be right.
    """
    given = material.concept(relation.target if active else relation.source)
    near = related(material, given.slug) | related(material, wanted.slug)
    true = near | _named_with(material, given)
    alike = {
        (other.source if active else other.target)
        for other in material.relations
        if other.label == relation.label
    }
    for concept in like_terms(material, wanted):
        apart = not contains(given.term, concept.term) and not contains(concept.term, given.term)
        if concept.slug not in true and apart:
            affinity = 2 * (concept.slug in alike) + concept_affinity(material, wanted, concept)
            yield concept_distractor(material, concept, affinity=affinity)
