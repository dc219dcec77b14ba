"""Type 19: why, according to the person who gives the reason."""

from collections.abc import Iterator

from content.material import Material, Quote
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.distractors import confusable_speakers
from learning.questions.drafts import Made, asked, draft, in_order, reference, skip
from learning.questions.pools import Candidate, offer
from learning.questions.question import Source
from learning.questions.statements import has_own_cue
from learning.questions.wording import attribution, frame, statement
from learning.questions.words import contains


def cause(material: Material) -> Iterator[Made]:
    for quote in in_order(material, material.quotes):
        if not (quote.why and quote.because):
            yield skip("cause", quote, "it gives no reason")
            continue
        if has_own_cue(quote):
            yield skip("cause", quote, has_own_cue(quote))
            continue
        question = draft(
            material,
            quote,
            type="cause",
            sibling=f"{reference(quote)}/said",  # a gap in the statement may show the reason
            confusable=confusable_speakers(material, quote),
            frame=frame(material, quote),
            stem=f"Why {quote.why.rstrip('?')}?",
            answer=quote.because.rstrip("."),
            formats=(formats.RECALL,),
            expects=Expects.STATEMENT,
            keywords=_named_by_the_reason(quote),
            attribution=attribution(material, quote),
            explanation=f"{statement(material, quote, quote.text)} "
            f"The reason given is that {quote.because.rstrip('.')}.",
        )
        yield asked(material, offer(question, _reasons(material, quote)))


def _named_by_the_reason(quote: Quote) -> tuple[str, ...]:
    """The gaps that the reason contains and the question does not show."""
    return tuple(
        gap for gap in quote.gaps if contains(quote.because, gap) and not contains(quote.why, gap)
    )


def _reasons(material: Material, quote: Quote) -> Iterator[Candidate]:
    for other in material.quotes:
        if other.because and other is not quote and other.slug not in quote.shares_point_with:
            truth = statement(material, other, other.text)
            source = Source.of(material, other.span)
            yield Candidate(other.because.rstrip("."), source, truth)
