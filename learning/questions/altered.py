"""Type 24: one term, figure, date or place in a statement was changed; find it and correct it.

The stance is never changed. A term is replaced by one that plays its part elsewhere (at the same
end of a relation of the same kind, or in the same list) and is related to nothing in the claim. A
figure, date or place is replaced by the value of another fact of the brief, in the same unit or
precision. The altered statement is thus of the same kind as the true one, and false by the brief
itself. These questions are details: they come on a later day than the first question on the
statement.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from content.material import Concept, Fact, Material, Quote, Weight
from learning.grading import formats
from learning.questions.distractors import (
    concept_affinity,
    concept_distractor,
    like_terms,
    wordings,
)
from learning.questions.drafts import Made, blanked, fault, in_order, questions_in, skip
from learning.questions.facts import date, figure, place, swaps
from learning.questions.gaps import gap_question
from learning.questions.grammar import capitalised, indefinite, is_plural
from learning.questions.pools import Candidate, best
from learning.questions.question import GeneratedQuestion
from learning.questions.relations import kindred, related
from learning.questions.statements import has_own_cue
from learning.questions.words import GAP, contains, leaks, normalised

TASK = " One {} here is wrong: select and correct it."


def altered_word(material: Material) -> Iterator[Made]:
    for quote in in_order(material, material.quotes):
        if not has_own_cue(quote):
            yield skip("altered-word", quote, "it is asked by a gap, or by what was drawn from it")
            continue
        made = [found for gap in quote.gaps if (found := _altered_term(material, quote, gap))]
        yield (
            made[0] if made else skip("altered-word", quote, "no term in it can be swapped safely")
        )
    first = {
        one.keys[0]: one for make in (figure, date, place) for one in questions_in(make(material))
    }
    for fact in in_order(material, material.facts):
        altered = _altered_value(material, fact, first[fact.slug]) if fact.slug in first else None
        yield altered or skip("altered-word", fact, "no other value can stand in it")


def split_statement(stem: str) -> tuple[str, str]:
    """Splits a stem into the statement and the kind of word that was changed, which the closing
    instruction names; "term" if there is none.
    """
    before, after = TASK.split("{}")
    statement, found, told = stem.rpartition(before)
    return (statement, told.removesuffix(after)) if found else (stem, "term")


def _altered_term(material: Material, quote: Quote, gap: str) -> GeneratedQuestion | None:
    asked_for = gap_question(material, quote, gap)
    concept = _concept(material, gap)
    if not asked_for or not concept:
        return None
    chosen = best(asked_for, _swaps(material, quote.text, gap, concept))
    if not chosen:
        return None
    shown = capitalised(asked_for.stem.replace(GAP, chosen.text))
    return _altered(material, asked_for, shown, chosen, "term")


def _altered_value(
    material: Material, fact: Fact, asked_for: GeneratedQuestion
) -> GeneratedQuestion | None:
    """A core fact with the value of another; None if the brief has no value of that kind."""
    text = blanked(fact.statement.rstrip("."), fact.value, GAP)
    chosen = best(asked_for, swaps(material, fact)) if text else None
    if not chosen or fact.weight is not Weight.CORE or contains(text, chosen.text):
        return None
    told = capitalised(text.replace(GAP, chosen.text))
    return _altered(material, asked_for, f"{told}.", chosen, fact.kind)


def _altered(
    material: Material, asked_for: GeneratedQuestion, shown: str, chosen: Candidate, what: str
) -> GeneratedQuestion | None:
    question = replace(
        asked_for,
        type="altered-word",
        weight=Weight.DETAIL,
        stem=shown + TASK.format(what),
        distractors=(),
        formats=(formats.ALTERED,),
        altered=(chosen.text, asked_for.answer),
        explanation=f"{asked_for.explanation} {chosen.truth}",
    )
    return None if fault(material, question) else question


def _concept(material: Material, words: str) -> Concept | None:
    concepts = in_order(material, material.concepts)
    return next((c for c in concepts if normalised(words) in map(normalised, wordings(c))), None)


def _swaps(material: Material, text: str, gap: str, concept: Concept) -> Iterator[Candidate]:
    """Terms of the same kind and number that share no word with this one, are related to nothing in
    the claim, and fit its article.
    """
    rest = blanked(text, gap, GAP)
    article = re.search(rf"\b(an?) [‘“]?{GAP}", rest)
    present = [one for one in material.concepts if any(contains(text, n) for n in wordings(one))]
    true = {concept.slug}.union(*(related(material, one.slug) for one in present))
    kin = kindred(material, concept) - true
    for other in like_terms(material, concept):
        fits = is_plural(other.term) == is_plural(gap) and not contains(rest, other.term)
        fits = fits and (not article or article[1] == indefinite(other.term))
        if other.slug in kin and fits and not leaks(gap, other.term):
            yield concept_distractor(
                material, other, affinity=concept_affinity(material, concept, other)
            )
