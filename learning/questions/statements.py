"""The statements of a brief side by side: whose they are, who shares them, and what comes from the
same words.
"""

from collections.abc import Iterator

from content.material import Material, Quote, Span
from learning.questions.drafts import in_order
from learning.questions.pools import Candidate
from learning.questions.question import Source
from learning.questions.wording import clause, statement
from learning.questions.words import leaks


def has_own_cue(quote: Quote) -> str:
    """A reason to ask for the speaker: the statement is explicitly somebody's; else ""."""
    explicit = not quote.inferred and (quote.speakers or quote.holder)
    return "it has a cue of its own and is asked with it" if explicit else ""


def drawn_from(material: Material, quote: Quote) -> str:
    """The item with questions of its own that comes from the same words; "" if none."""
    spans = {
        "a relation": [relation.span for relation in material.relations],
        "a listing": [listing.span for listing in material.listings],
        "a definition": [
            concept.definition_span
            for concept in material.concepts
            if concept.definition_span and not leaks(concept.definition, concept.term)
        ],
    }
    for name, places in spans.items():
        if any(overlapping(quote.span, place) for place in places):
            return f"{name} drawn from the same words asks it"
    return ""


def overlapping(one: Span, other: Span) -> bool:
    return one.passage == other.passage and one.start < other.end and other.start < one.end


def sharing(material: Material, quote: Quote) -> list[Quote]:
    """Quotes of other people that make the same point, whichever of the two declares it."""
    return [
        other
        for other in in_order(material, material.quotes)
        if (other.slug in quote.shares_point_with or quote.slug in other.shares_point_with)
        and other.speakers != quote.speakers
    ]


def of_others(material: Material, speakers: tuple[str, ...], holder: str) -> Iterator[Quote]:
    for other in material.quotes:
        apart = set(speakers).isdisjoint((*other.speakers, other.reported_by))
        if apart and (other.speakers or other.holder != holder):
            yield other


def claim_distractor(material: Material, quote: Quote, affinity: int = 0) -> Candidate:
    truth = statement(material, quote, quote.text)
    return Candidate(clause(material, quote), Source.of(material, quote.span), truth, affinity)
