"""Type 10: which of these is not theirs? Three statements of one person and one of another."""

import hashlib
from collections.abc import Iterator

from content.material import Material, Person, Quote, Weight
from learning.grading.expects import Expects
from learning.questions.distractors import confusable_people, statements_of
from learning.questions.drafts import Made, asked, draft, in_order, skip
from learning.questions.pools import offer
from learning.questions.question import GeneratedQuestion
from learning.questions.statements import claim_distractor, of_others, sharing
from learning.questions.wording import THE_BRIEF, attribution, clause, hangs_on_cue, statement
from learning.questions.words import beginning, overlap

OWN = 3  # statements of the person
ALIKE = 2  # content words that two of them may share


def not_said(material: Material) -> Iterator[Made]:
    for person in in_order(material, material.people):
        own = [
            quote
            for quote in statements_of(material, person)
            if len(quote.speakers) == 1 and not hangs_on_cue(quote)
        ]
        if len(own) < OWN:
            yield skip("not-said", person, "fewer than three statements are theirs")
            continue
        made = _not_said(material, person, own)
        none = skip("not-said", person, "its statements are alike, or none of another is as long")
        yield asked(material, made) if made else none


def _not_said(material: Material, person: Person, own: list[Quote]) -> GeneratedQuestion | None:
    """Three of a person's statements and one that is explicitly another's, closest in topic."""
    mine = " ".join(quote.text for quote in own)
    own = _apart(own)
    if len(own) < OWN:
        return None
    foreign = [
        other
        for other in of_others(material, (person.slug,), "")
        if other.speakers
        and not other.inferred
        and not hangs_on_cue(other)
        and not any(other in sharing(material, quote) for quote in own)
    ]
    for other in sorted(foreign, key=lambda other: _nearest(person, mine, other)):
        distractors = (claim_distractor(material, quote) for quote in own)
        question = offer(_draft(material, person, own, other), distractors, count=OWN)
        if question.distractors:
            return question
    return None


def _apart(own: list[Quote]) -> list[Quote]:
    """The statements of which no two begin alike or share much: that would tell whose they are."""
    kept: list[Quote] = []
    for quote in own:
        openings = {beginning(other.text) for other in kept}
        alike = any(overlap(quote.text, other.text) > ALIKE for other in kept)
        if beginning(quote.text) not in openings and not alike:
            kept.append(quote)
    return kept


def _draft(material: Material, person: Person, own: list[Quote], other: Quote) -> GeneratedQuestion:
    return draft(
        material,
        person,
        other.span,
        type="not-said",
        sibling=f"people/{person.slug}/statements",
        confusable=confusable_people(material, person),
        weight=Weight.DETAIL,
        rank=max(material.position_of(quote.span) for quote in own),
        frame=THE_BRIEF,
        stem=f"Which of these is NOT attributed to {person.name}?",
        answer=clause(material, other),
        formats=(),
        expects=Expects.STATEMENT,
        explanation=statement(material, other, other.text),
        attribution=attribution(material, other),
    )


def _nearest(person: Person, mine: str, other: Quote) -> tuple[int, bytes]:
    tie = hashlib.sha256(f"{person.slug}/{other.slug}".encode()).digest()
    return -min(2, overlap(other.text, mine)), tie
