"""Type 24: one term in a statement was changed; find it and correct it.

The stance is never changed, and the statement has two terms or more, else there would be nothing
to find. A term is replaced by one that plays its part elsewhere (at the same end of a relation of
the same kind, or in the same list) and is related to nothing in the claim: the altered statement
is of the same kind as the true one, and false by the brief itself. These questions are details:
they come on a later day than the first question on the statement.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from content.material import Concept, Material, Quote, Weight
from learning.grading import formats
from learning.questions.distractors import (
    concept_affinity,
    concept_distractor,
    like_terms,
    wordings,
)
from learning.questions.drafts import Made, blanked, fault, in_order, skip
from learning.questions.gaps import gap_question
from learning.questions.grammar import capitalised, indefinite, is_plural
from learning.questions.pools import Candidate, best
from learning.questions.question import GeneratedQuestion
from learning.questions.relations import kindred, related
from learning.questions.statements import has_own_cue
from learning.questions.words import GAP, contains, leaks, normalised

TASK = " One {} here is wrong: select and correct it."
FEWEST_TERMS = 2  # in a statement, so that the wrong one has to be found


def altered_word(material: Material) -> Iterator[Made]:
    for quote in in_order(material, material.quotes):
        if not has_own_cue(quote):
            yield skip("altered-word", quote, "it is asked by a gap, or by what was drawn from it")
            continue
        made = [found for gap in quote.gaps if (found := _altered_term(material, quote, gap))]
        yield (
            made[0] if made else skip("altered-word", quote, "no term in it can be swapped safely")
        )


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
    if not asked_for or not concept or len(terms_in(material, quote.text)) < FEWEST_TERMS:
        return None
    chosen = best(asked_for, _swaps(material, quote.text, gap, concept))
    if not chosen:
        return None
    shown = capitalised(asked_for.stem.replace(GAP, chosen.text))
    question = replace(
        asked_for,
        type="altered-word",
        weight=Weight.DETAIL,
        stem=shown + TASK.format("term"),
        distractors=(),
        formats=(formats.ALTERED,),
        altered=(chosen.text, asked_for.answer),
        explanation=f"{asked_for.explanation} {chosen.truth}",
    )
    return None if fault(material, question) else question


def _concept(material: Material, words: str) -> Concept | None:
    concepts = in_order(material, material.concepts)
    return next((c for c in concepts if normalised(words) in map(normalised, wordings(c))), None)


def terms_in(material: Material, text: str) -> list[str]:
    """The slugs of the concepts that a text names."""
    named = (one for one in material.concepts if any(contains(text, n) for n in wordings(one)))
    return [one.slug for one in named]


def _swaps(material: Material, text: str, gap: str, concept: Concept) -> Iterator[Candidate]:
    """Terms of the same kind and number that share no word with this one, are related to nothing in
    the claim, and fit its article.
    """
    rest = blanked(text, gap, GAP)
    article = re.search(rf"\b(an?) [‘“]?{GAP}", rest)
    present = terms_in(material, text)
    true = {concept.slug}.union(*(related(material, slug) for slug in present))
    kin = kindred(material, concept) - true
    for other in like_terms(material, concept):
        fits = is_plural(other.term) == is_plural(gap) and not contains(rest, other.term)
        fits = fits and (not article or article[1] == indefinite(other.term))
        if other.slug in kin and fits and not leaks(gap, other.term):
            yield concept_distractor(
                material, other, affinity=concept_affinity(material, concept, other)
            )
