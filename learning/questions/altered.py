"""Type 24: one term, name or figure of a claim has been changed; find it and mend it.

What is changed is never the stance. These are details: they come after the questions by which the
claim is met first.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from content.material import Concept, Material, Quote, Weight
from learning.questions.drafts import Made, blanked, fault, in_order, skip
from learning.questions.gaps import gap_question
from learning.questions.lures import concept_affinity, concept_lure, wordings
from learning.questions.pools import Candidate, best
from learning.questions.question import Format, GeneratedQuestion
from learning.questions.relations import related
from learning.questions.statements import has_own_cue
from learning.questions.wording import is_adjective, is_plural
from learning.questions.words import GAP, contains, leaks, normalised

TASK = "One term here has been changed: select it and correct it."


def altered_word(material: Material) -> Iterator[Made]:
    for quote in in_order(material, material.quotes):
        if not has_own_cue(quote):
            yield skip("altered-word", quote, "it is asked by a gap, or by what was drawn from it")
            continue
        made = [found for gap in quote.gaps if (found := _altered(material, quote, gap))]
        yield (
            made[0] if made else skip("altered-word", quote, "no term in it can be swapped safely")
        )


def _altered(material: Material, quote: Quote, gap: str) -> GeneratedQuestion | None:
    asked_for = gap_question(material, quote, gap)
    concept = _concept(material, gap)
    if not asked_for or not concept:
        return None
    chosen = best(asked_for, _swaps(material, quote.text, gap, concept))
    if not chosen or leaks(gap, chosen.text):
        return None
    shown = asked_for.stem.replace(GAP, chosen.text)
    question = replace(
        asked_for,
        type="altered-word",
        weight=Weight.DETAIL,
        stem=f"{shown} {TASK}",
        formats=(Format.ALTERED,),
        altered=(chosen.text, gap),
        explanation=f"{asked_for.explanation} {chosen.truth}",
    )
    return None if fault(material, question) else question


def _concept(material: Material, words: str) -> Concept | None:
    concepts = in_order(material, material.concepts)
    return next((c for c in concepts if normalised(words) in map(normalised, wordings(c))), None)


def _swaps(material: Material, text: str, gap: str, concept: Concept) -> Iterator[Candidate]:
    """Terms of the same number that are related to nothing in the claim and fit its article."""
    rest = blanked(text, gap, GAP)
    article = re.search(rf"\b(an?) [‘“]?{GAP}", rest)
    present = [one for one in material.concepts if any(contains(text, n) for n in wordings(one))]
    true = {concept.slug}.union(*(related(material, one.slug) for one in present))
    for other in material.concepts:
        alike = is_plural(other.term) == is_plural(gap) and not is_adjective(other.term)
        plain = alike and not contains(rest, other.term)
        plain = plain and (not article or article[1] == _article(other.term))
        if other.slug not in true and plain:
            yield concept_lure(material, other, affinity=concept_affinity(material, concept, other))


def _article(term: str) -> str:
    """ "a" or "an", by the term's first letter."""
    return "an" if term.lstrip("‘“")[:1].casefold() in tuple("aeiou") else "a"
