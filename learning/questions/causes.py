"""Type 19: why, and by what means, according to the person who gives the reason or the means."""

from collections.abc import Iterator

from content.material import Material, Quote
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.distractors import confusable_speakers
from learning.questions.drafts import Made, asked, draft, in_order, reference, skip
from learning.questions.meanings import meanings
from learning.questions.pools import Candidate, offer
from learning.questions.question import Source
from learning.questions.wording import attribution, frame, statement
from learning.questions.words import contains, leaks


def cause(material: Material) -> Iterator[Made]:
    for quote in in_order(material, material.quotes):
        if quote.why and quote.because:
            yield _reason(material, quote, "cause")
        else:
            yield skip("cause", quote, "it gives no reason")


def means(material: Material) -> Iterator[Made]:
    for quote in in_order(material, material.quotes):
        if quote.why and quote.by:
            yield _reason(material, quote, "means")
        else:
            yield skip("means", quote, "it gives no means")


def _reason(material: Material, quote: Quote, type: str) -> Made:
    asks, gives = ("Why", "The reason given is:") if type == "cause" else ("How", "That is,")
    answer = _given(quote, type)
    told = statement(material, quote, quote.text)
    question = draft(
        material,
        quote,
        type=type,
        sibling=f"{reference(quote)}/said",  # a gap in the statement may show the reason
        confusable=confusable_speakers(material, quote),
        frame=frame(material, quote),
        stem=f"{asks} {quote.why.rstrip('?')}?",
        answer=answer,
        formats=(formats.RECALL,),
        expects=Expects.STATEMENT,
        keywords=_named_by(quote, answer),
        attribution=attribution(material, quote),
        explanation=told if contains(told, answer) else f"{told} {gives} {answer}.",
    )
    return asked(material, offer(question, _others(material, quote, type)))


def _given(quote: Quote, type: str) -> str:
    """The reason, or the means as "by new locks"."""
    return quote.because.rstrip(".") if type == "cause" else f"by {quote.by.rstrip('.')}"


def _named_by(quote: Quote, answer: str) -> tuple[str, ...]:
    """The gaps that the answer contains and the question does not show."""
    return tuple(
        gap for gap in quote.gaps if contains(answer, gap) and not contains(quote.why, gap)
    )


def _others(material: Material, quote: Quote, type: str) -> Iterator[Candidate]:
    """What explains other things, as far as it speaks of something that the question names."""
    asked_of = meanings(material, quote.why)
    for other in material.quotes:
        given = other.because if type == "cause" else other.by
        shared = other.slug in quote.shares_point_with or quote.slug in other.shares_point_with
        same = other is quote or shared
        if (
            not given
            or same
            or leaks(given, quote.why)
            or _said_together(material, quote.why, given, (quote, other))
        ):
            continue
        if asked_of & meanings(material, f"{other.why} {given}"):
            truth = statement(material, other, other.text)
            yield Candidate(_given(other, type), Source.of(material, other.span), truth)


def _said_together(material: Material, why: str, given: str, own: tuple[Quote, ...]) -> bool:
    """Whether another statement connects what is asked with this reason: it may then be right."""
    asked_of, reason = meanings(material, why), meanings(material, given)
    texts = (meanings(material, one.text) for one in material.quotes if one not in own)
    return any(asked_of & text and len(reason & text) > 1 for text in texts)
