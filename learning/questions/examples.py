"""What example somebody gives, and which term fits a new case that the brief's editor wrote."""

from collections.abc import Iterator

from content.material import Material, Quote
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.distractors import (
    concept_affinity,
    concept_distractor,
    confusable_concepts,
    confusable_speakers,
    like_terms,
    meaning,
)
from learning.questions.drafts import Made, asked, draft, in_order, reference, skip
from learning.questions.grammar import capitalised
from learning.questions.naming import other_names
from learning.questions.pools import offer
from learning.questions.wording import AS_REPORTED, attribution, clause, reported, voice


def example(material: Material) -> Iterator[Made]:
    for quote in in_order(material, material.quotes):
        if not quote.example_of:
            yield skip("example", quote, "it is no example")
            continue
        several = len(quote.speakers) > 1
        does, gives = ("do", "give") if several else ("does", "gives")
        who, given = _giver(material, quote), clause(material, quote)
        question = draft(
            material,
            quote,
            type="example",
            sibling=f"{reference(quote)}/said",
            confusable=confusable_speakers(material, quote),
            frame=reported(material, quote),
            stem=f"What example {does} {voice(material, quote)} give of {quote.example_of}?",
            answer=given,
            formats=(formats.RECALL,),
            expects=Expects.STATEMENT,
            keywords=quote.gaps,
            attribution=attribution(material, quote),
            explanation=f"{who} {gives} this example of {quote.example_of}: {given}.",
        )
        yield asked(material, question)


def _giver(material: Material, quote: Quote) -> str:
    """Who gives an example; a speaker without a cue is marked as reported."""
    who = capitalised(voice(material, quote))
    return f"{who}, {AS_REPORTED}," if quote.inferred and quote.speakers else who


def term_for_case(material: Material) -> Iterator[Made]:
    for concept in in_order(material, material.concepts):
        if not concept.case:
            yield skip("term-for-case", concept, "no case is written for it")
            continue
        question = draft(
            material,
            concept,
            type="term-for-case",
            sibling=f"concepts/{concept.slug}/case",
            confusable=confusable_concepts(material, concept),
            frame="A new case",
            stem=_case_stem(concept.case.rstrip()),
            answer=concept.term,
            accepted=other_names(material, concept.term),
            formats=(formats.TYPED, formats.RECALL),
            expects=Expects.TERM,
            explanation=meaning(material, concept) if concept.definition else concept.term,
        )
        distractors = (
            concept_distractor(material, other, affinity=concept_affinity(material, concept, other))
            for other in like_terms(material, concept)
        )
        yield asked(material, offer(question, distractors))


def _case_stem(case: str) -> str:
    return case if case.endswith("?") else f"{case} Which term fits this?"
