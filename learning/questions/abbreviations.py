"""Type 3: what an abbreviation stands for, and the abbreviation of a term.

The second is asked only if the abbreviation is not simply the initials of the term.
"""

import re
from collections.abc import Iterator
from typing import Any

from content.material import Concept, Material
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.distractors import confusable_concepts
from learning.questions.drafts import Made, asked, draft, in_order, skip
from learning.questions.grammar import is_plural
from learning.questions.question import GeneratedQuestion
from learning.questions.wording import THE_BRIEF
from learning.questions.words import contains, tokens


def expansion_of_abbreviation(material: Material) -> Iterator[Made]:
    for concept in in_order(material, material.concepts):
        yield _asked(
            material,
            concept,
            _unasked(material, concept),
            type="expansion-of-abbreviation",
            stem=f"What does {concept.abbreviation} stand for?",
            answer=concept.term,
            accepted=concept.aliases,
        )


def abbreviation_of_term(material: Material) -> Iterator[Made]:
    for concept in in_order(material, material.concepts):
        yield _asked(
            material,
            concept,
            _unasked(material, concept) or _spelt_out(concept),
            type="abbreviation-of-term",
            stem=f"How is ‘{concept.term}’ abbreviated?",
            answer=concept.abbreviation,
            accepted=(f"{concept.abbreviation}s",) if _is_several(concept.term) else (),
        )


def _asked(material: Material, concept: Concept, reason: str, **fields: Any) -> Made:
    """The question, unless there is a reason not to ask it."""
    if reason:
        return skip(fields["type"], concept, reason)
    return asked(material, _draft(material, concept, **fields))


def _draft(material: Material, concept: Concept, **fields: Any) -> GeneratedQuestion:
    return draft(
        material,
        concept,
        sibling=f"concepts/{concept.slug}/abbreviation",
        confusable=confusable_concepts(material, concept),
        frame=THE_BRIEF,
        formats=(formats.TYPED, formats.RECALL),
        expects=Expects.TERM,
        explanation=f"{concept.abbreviation} stands for {concept.term}.",
        **fields,
    )


def _is_several(term: str) -> bool:
    """Not the Ministry of Tides and Ports, nor the Rivers and Harbours Board."""
    head = re.split(" (?:of|for) ", term)[0].rpartition(" and ")[2] if term[0].isupper() else term
    return is_plural(head)


def _unasked(material: Material, concept: Concept) -> str:
    if not concept.abbreviation:
        return "it has no abbreviation"
    names = (concept.term, *concept.aliases)
    if not any(contains(passage.text, name) for passage in material.passages for name in names):
        return "its abbreviation is never expanded in the text"
    return ""


def _spelt_out(concept: Concept) -> str:
    initials = "".join(word[0] for word in tokens(concept.term))
    spelt = concept.abbreviation.casefold() == initials
    return "the term gives its abbreviation away: it is its initials" if spelt else ""
