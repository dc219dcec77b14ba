"""A claim with one gap of up to four words, and the words that fill it."""

from typing import Any

from content.material import Material, Quote
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.distractors import confusable_speakers
from learning.questions.drafts import blanked, draft, fault, reference
from learning.questions.facts import value_of
from learning.questions.grammar import capitalised
from learning.questions.naming import names_of_person, other_names
from learning.questions.question import GeneratedQuestion
from learning.questions.wording import attribution, gap_frame, hangs_on_cue, quoted, statement
from learning.questions.words import GAP, normalised, word_count

GAP_WORDS, CLAIM_WORDS = 4, 25


def gap_questions(material: Material, quote: Quote) -> list[GeneratedQuestion]:
    """The gaps of a claim that can be asked fairly, the editor's favourite first."""
    made = (gap_question(material, quote, gap) for gap in quote.gaps)
    return [question for question in made if question]


def gap_question(material: Material, quote: Quote, gap: str) -> GeneratedQuestion | None:
    """The claim with that gap; None if it cannot be asked fairly."""
    text = blanked(quote.text.rstrip("."), gap, GAP)
    fits = (
        text
        and not hangs_on_cue(quote)
        and word_count(gap) <= GAP_WORDS
        and word_count(quote.text) <= CLAIM_WORDS
    )
    if not fits or f"a {GAP}" in text or f"an {GAP}" in text:
        return None
    shown = capitalised(text)
    question = draft(
        material,
        quote,
        type="cloze",
        sibling=f"{reference(quote)}/said",
        confusable=confusable_speakers(material, quote),
        frame=gap_frame(material, quote),
        stem=f"“{shown}”" if quoted(material, quote) else f"{shown}.",
        attribution=attribution(material, quote),
        explanation=statement(material, quote, quote.text),
        **answer_fields(material, gap, quote.accepted_in(gap)),
    )
    return None if fault(material, question) else question


def answer_fields(material: Material, words: str, accepted: tuple[str, ...] = ()) -> dict[str, Any]:
    """The answer that fills a gap, with all other names of the thing."""
    return {
        "answer": words,
        "accepted": (*other_names(material, words), *accepted),
        "formats": (formats.CLOZE, formats.RECALL),
        "expects": Expects.NUMBER if value_of(words) else _expected(material, words),
    }


def _expected(material: Material, words: str) -> Expects:
    names = (normalised(name) for person in material.people for name in names_of_person(person))
    return Expects.PERSON if normalised(words) in names else Expects.TERM
