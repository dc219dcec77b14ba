"""Types 8, 9 and 10: who says it, what they say, and what is not theirs."""

import hashlib
from collections.abc import Iterator
from typing import Any

from content.material import Material, Person, Quote, Span, Weight
from learning.questions.cues import is_noun
from learning.questions.drafts import Made, asked, draft, in_order, reference, skip
from learning.questions.gaps import gap_questions
from learning.questions.lures import confusable_people, person_affinity, person_lure, statements_of
from learning.questions.pools import NAMES, Candidate, offer
from learning.questions.question import Expects, Format, GeneratedQuestion, Source
from learning.questions.wording import (
    NUMBERS,
    attribution,
    joined,
    names,
    statement,
    that,
    verb,
    voice,
)
from learning.questions.words import contains, normalised, overlap


def who_said(material: Material) -> Iterator[Made]:
    for quote in in_order(material, material.quotes):
        reason = _unasked(material, quote)
        if reason:
            yield skip("who-said", quote, reason)
            continue
        people = names(material, quote.speakers)
        alone = len(people) == 1
        question = _draft(
            material,
            quote,
            type="who-said",
            stem=_who_stem(material, quote),
            answer=joined(people),
            accepted=_also_right(material, quote) if alone else (),
            elements=() if alone else people,
            formats=(Format.TYPED if alone else Format.LIST, Format.RECALL),
            expects=Expects.PERSON if alone else Expects.SET,
        )
        yield asked(
            material,
            offer(question, _speakers(material, quote), ratio=NAMES) if alone else question,
        )


def what_said(material: Material) -> Iterator[Made]:
    for quote in in_order(material, material.quotes):
        if not quote.topic:
            yield skip("what-said", quote, "it names no topic to ask about")
        elif not has_own_cue(quote) and drawn_from(material, quote):
            yield skip("what-said", quote, drawn_from(material, quote))
        elif not has_own_cue(quote) and gap_questions(material, quote):
            yield skip("what-said", quote, "a gap in it is asked")
        elif _same_topic(material, quote):
            yield skip("what-said", quote, "the same voice says another thing on that topic")
        else:
            question = _draft(
                material,
                quote,
                type="what-said",
                stem=_what_stem(material, quote),
                answer=quote.text.rstrip("."),
                formats=(Format.RECALL,),
                expects=Expects.STATEMENT,
                keywords=quote.gaps,
            )
            yield asked(material, offer(question, _claims(material, quote)))


def not_said(material: Material) -> Iterator[Made]:
    for person in in_order(material, material.people):
        own = [quote for quote in statements_of(material, person) if len(quote.speakers) == 1]
        if len(own) < 3:
            yield skip("not-said", person, "fewer than three statements are theirs")
            continue
        made = _not_said(material, person, own)
        none = skip("not-said", person, "no statement of another is of the same length")
        yield asked(material, made) if made else none


def _draft(material: Material, quote: Quote, **fields: Any) -> GeneratedQuestion:
    return draft(
        material,
        quote,
        sibling=f"{reference(quote)}/said",
        confusable=confusable_people(material, material.person(quote.speakers[0]))
        if quote.speakers
        else "",
        attribution=attribution(material, quote),
        explanation=statement(material, quote, quote.text),
        **fields,
    )


def _who_stem(material: Material, quote: Quote) -> str:
    text = quote.text.rstrip(".")
    told = f"as {material.person(quote.reported_by).name} tells it" if quote.reported_by else ""
    opening = f"According to the brief, {told + ', ' if told else ''}"
    if is_noun(quote.cue):
        return f"{opening}whose {quote.cue} is it that {text}?"
    several = len(quote.speakers) > 1
    who = f"which {NUMBERS[len(quote.speakers)]} people" if several else "who"
    return f"{opening}{who} {verb(quote).finite(plural=several)}{that(quote)} {text}?"


def _what_stem(material: Material, quote: Quote) -> str:
    who = voice(material, quote)
    if who == "the brief":
        return f"What does the brief say about {quote.topic}?"
    if quote.inferred and quote.speakers:
        return f"What does the brief, reporting {who}, say about {quote.topic}?"
    told = "according to the brief"
    if quote.reported_by:
        told = f"as {material.person(quote.reported_by).name} tells it in the brief"
    if is_noun(quote.cue):
        return f"What, {told}, is {who}’s {quote.cue} about {quote.topic}?"
    asks = verb(quote).asked(who, plural=len(quote.speakers) > 1)
    about = "about" if that(quote) == " that" else "on the matter of"
    return f"What, {told}, {asks} {about} {quote.topic}?"


def has_own_cue(quote: Quote) -> str:
    """That a statement is explicitly somebody's, and so asked with its speaker; else ""."""
    explicit = not quote.inferred and (quote.speakers or quote.holder)
    return "it has a cue of its own and is asked with it" if explicit else ""


def drawn_from(material: Material, quote: Quote) -> str:
    """Which item that is asked by itself was drawn from the same words; "" where none was."""
    spans = {
        "a relation": [relation.span for relation in material.relations],
        "a listing": [listing.span for listing in material.listings],
        "a definition": [c.definition_span for c in material.concepts if c.definition_span],
    }
    for name, places in spans.items():
        if any(_overlapping(quote.span, place) for place in places):
            return f"{name} drawn from the same words asks it"
    return ""


def _overlapping(one: Span, other: Span) -> bool:
    return one.passage == other.passage and one.start < other.end and other.start < one.end


def _unasked(material: Material, quote: Quote) -> str:
    if quote.inferred:
        return "it has no cue of its own; it is asked with its speaker named"
    if not quote.speakers:
        return "no person says it; its holder is named in its other questions"
    for person in map(material.person, quote.speakers):
        employer = (person.affiliation, *person.affiliation_aliases)
        if any(name and contains(quote.text, name) for name in (person.name, *employer)):
            return "it names its speaker or their employer"
    if len(quote.speakers) > 1 and _sharing(material, quote):
        return "others make the same point"
    return ""


def _sharing(material: Material, quote: Quote) -> list[Quote]:
    """Other people's quotes that make the same point, whichever of the two says so."""
    return [
        other
        for other in in_order(material, material.quotes)
        if (other.slug in quote.shares_point_with or quote.slug in other.shares_point_with)
        and other.speakers != quote.speakers
    ]


def _also_right(material: Material, quote: Quote) -> tuple[str, ...]:
    speaker = material.person(quote.speakers[0])
    sharing = dict.fromkeys(slug for other in _sharing(material, quote) for slug in other.speakers)
    people = [material.person(slug) for slug in sharing if slug not in quote.speakers]
    return (
        *speaker.aliases,
        *(name for person in people for name in (person.name, *person.aliases)),
    )


def _speakers(material: Material, quote: Quote) -> Iterator[Candidate]:
    speaker = material.person(quote.speakers[0])
    right = {*quote.speakers, quote.reported_by}
    right.update(slug for other in _sharing(material, quote) for slug in other.speakers)
    for person in material.people:
        if person.slug not in right and not contains(quote.text, person.name):
            affinity = person_affinity(material, speaker, person)
            said = bool(statements_of(material, person))
            yield person_lure(material, person, affinity=affinity + said)


def _same_topic(material: Material, quote: Quote) -> bool:
    return any(
        other is not quote
        and other.speakers == quote.speakers
        and other.holder == quote.holder
        and normalised(other.topic) == normalised(quote.topic)
        for other in material.quotes
    )


def _claims(material: Material, quote: Quote) -> Iterator[Candidate]:
    """What others say, nearest in topic first; nothing that shares its point or its speaker."""
    sharing = {other.slug for other in _sharing(material, quote)}
    for other in _of_others(material, quote.speakers, quote.holder):
        if other.slug not in sharing:
            near = min(2, overlap(other.topic or other.text, quote.topic))
            yield _claim(material, other, affinity=near)


def _of_others(material: Material, speakers: tuple[str, ...], holder: str) -> Iterator[Quote]:
    for other in material.quotes:
        apart = set(speakers).isdisjoint((*other.speakers, other.reported_by))
        if apart and (other.speakers or other.holder != holder):
            yield other


def _claim(material: Material, quote: Quote, affinity: int = 0) -> Candidate:
    truth = statement(material, quote, quote.text)
    return Candidate(quote.text.rstrip("."), Source.of(material, quote.span), truth, affinity)


def _nearest(person: Person, mine: str, other: Quote) -> tuple[int, bytes]:
    tie = hashlib.sha256(f"{person.slug}/{other.slug}".encode()).digest()
    return -min(2, overlap(other.text, mine)), tie


def _not_said(material: Material, person: Person, own: list[Quote]) -> GeneratedQuestion | None:
    """Three of a person's statements and one that is explicitly another's, nearest in topic."""
    mine = " ".join(quote.text for quote in own)
    foreign = [
        other
        for other in _of_others(material, (person.slug,), "")
        if other.speakers
        and not other.inferred
        and not any(other in _sharing(material, quote) for quote in own)
    ]
    for other in sorted(foreign, key=lambda other: _nearest(person, mine, other)):
        question = offer(
            draft(
                material,
                person,
                other.span,
                type="not-said",
                sibling=f"people/{person.slug}/statements",
                confusable=confusable_people(material, person),
                weight=Weight.DETAIL,
                rank=max(material.position_of(quote.span) for quote in own),
                stem=f"Which of these is NOT attributed to {person.name} in the brief?",
                answer=other.text.rstrip("."),
                formats=(),
                expects=Expects.STATEMENT,
                explanation=statement(material, other, other.text),
                attribution=attribution(material, other),
            ),
            (_claim(material, quote) for quote in own),
            count=3,
        )
        if question.distractors:
            return question
    return None
