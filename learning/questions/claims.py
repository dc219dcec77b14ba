"""Types 8 and 9: who makes a claim, and what somebody claims."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from content.material import Material, Quote
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.cues import TAKING_THINGS, is_noun
from learning.questions.distractors import (
    confusable_speakers,
    contemporaries,
    is_retold,
    person_affinity,
    person_distractor,
    statements_of,
)
from learning.questions.drafts import Made, asked, asked_already, draft, in_order, reference, skip
from learning.questions.gaps import gap_questions
from learning.questions.grammar import in_words, joined
from learning.questions.meanings import meanings
from learning.questions.naming import names_of_person
from learning.questions.pools import NAMES, Candidate, offer
from learning.questions.question import GeneratedQuestion
from learning.questions.statements import (
    claim_distractor,
    drawn_from,
    has_own_cue,
    of_others,
    sharing,
)
from learning.questions.wording import (
    THE_BRIEF,
    asked_for,
    attribution,
    clause,
    hangs_on_cue,
    names,
    quoted,
    reported,
    statement,
    takes_phrase,
    verb,
    voice,
)
from learning.questions.words import contains, normalised, overlap

# One can claim something about rivers, but not explain something about them.
BEFORE_ABOUT = frozenset(
    (
        *("say", "argue", "claim", "boast", "find", "report", "think", "write", "tell"),
        *("warn", "note", "conclude", "discover", "complain", "learn", "recall", "remark"),
        *("believe", "assume"),
    )
)
_SELF = re.compile(r"\bI\b(?!\.)")
_MARKED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def who_said(material: Material) -> Iterator[Made]:
    yield from (_who(material, quote) for quote in in_order(material, material.quotes))


def what_said(material: Material) -> Iterator[Made]:
    about = {
        quote.slug: meanings(material, f"{quote.text} {quote.topic}") for quote in material.quotes
    }
    for quote in in_order(material, material.quotes):
        reason = not_asked_what(material, quote)
        yield skip("what-said", quote, reason) if reason else _what(material, quote, about)


def not_asked_what(material: Material, quote: Quote) -> str:
    """A reason not to ask what a voice says on the topic of its claim; else ""."""
    if not quote.topic:
        return "it names no topic to ask about"
    if not has_own_cue(quote):
        asked_by_gap = "a gap in it is asked" if gap_questions(material, quote) else ""
        if reason := drawn_from(material, quote) or asked_by_gap:
            return reason
    if _same_topic(material, quote):
        return "the same voice says another thing on that topic"
    return asked_already(material, quote, _who)


def _what(material: Material, quote: Quote, about: Mapping[str, frozenset[str]]) -> Made:
    question = _draft(
        material,
        quote,
        type="what-said",
        frame=reported(material, quote),
        stem=_what_stem(material, quote),
        answer=clause(material, quote),
        formats=(formats.RECALL,),
        expects=Expects.STATEMENT,
        keywords=quote.gaps,
    )
    return asked(material, offer(question, _claims(material, quote, about)))


def _who(material: Material, quote: Quote) -> Made:
    reason = _unasked(material, quote)
    if reason:
        return skip("who-said", quote, reason)
    people = names(material, quote.speakers)
    alone = len(people) == 1
    question = _draft(
        material,
        quote,
        type="who-said",
        frame=reported(material, quote) or THE_BRIEF,
        stem=_who_stem(material, quote),
        answer=joined(people),
        accepted=_also_right(material, quote) if alone else (),
        elements=() if alone else people,
        formats=(formats.TYPED if alone else formats.LIST, formats.RECALL),
        expects=Expects.PERSON if alone else Expects.SET,
    )
    if alone:
        question = offer(question, _speakers(material, quote), ratio=NAMES)
    return asked(material, question)


def _draft(material: Material, quote: Quote, **fields: Any) -> GeneratedQuestion:
    return draft(
        material,
        quote,
        sibling=f"{reference(quote)}/said",
        confusable=confusable_speakers(material, quote),
        attribution=attribution(material, quote),
        explanation=statement(material, quote, quote.text),
        **fields,
    )


def _who_stem(material: Material, quote: Quote) -> str:
    if is_noun(quote.cue):
        return asked_for(f"Whose {quote.cue} is it", material, quote)
    several = len(quote.speakers) > 1
    who = f"Which {in_words(len(quote.speakers))} people" if several else "Who"
    return asked_for(f"{who} {verb(quote).finite(plural=several)}", material, quote)


def _what_stem(material: Material, quote: Quote) -> str:
    """ "What does Wang Li claim about canals?", but "How does she explain canals?", "What does she
    insist is true of canals?" and "What does she show regarding canals?"
    """
    who = voice(material, quote)
    if is_noun(quote.cue):
        return f"What is {who}’s {quote.cue} about {quote.topic}?"
    cue, several = verb(quote), len(quote.speakers) > 1
    if cue.base == "explain" and not cue.rest:
        return f"How {cue.asked(who, plural=several)} {quote.topic}?"
    if cue.base == "insist" and not cue.rest:
        return f"What {cue.asked(who, plural=several)} is true of {quote.topic}?"
    calls_for = takes_phrase(quote) and cue.base not in TAKING_THINGS
    on = "on" if calls_for else "about" if cue.base in BEFORE_ABOUT else "regarding"
    return f"What {cue.asked(who, plural=several)} {on} {quote.topic}?"


def _unasked(material: Material, quote: Quote) -> str:
    if quote.inferred:
        return "it has no cue of its own; it is asked with its speaker named"
    if not quote.speakers:
        return "no person says it; its holder is named in its other questions"
    for person in map(material.person, quote.speakers):
        employer = (person.affiliation, *person.affiliation_aliases)
        if any(name and contains(quote.text, name) for name in (person.name, *employer)):
            return "it names its speaker or their employer"
    if not quoted(material, quote) and _SELF.search(_MARKED.sub("", quote.text)):
        return "it says “I” outside quotation marks"
    if len(quote.speakers) > 1 and sharing(material, quote):
        return "others make the same point"
    return ""


def _also_right(material: Material, quote: Quote) -> tuple[str, ...]:
    speaker = material.person(quote.speakers[0])
    slugs = dict.fromkeys(slug for other in sharing(material, quote) for slug in other.speakers)
    people = [material.person(slug) for slug in slugs if slug not in quote.speakers]
    return (
        *names_of_person(speaker)[1:],
        *(name for person in people for name in names_of_person(person)),
    )


def _speakers(material: Material, quote: Quote) -> Iterator[Candidate]:
    speaker = material.person(quote.speakers[0])
    right = {*quote.speakers, quote.reported_by}
    right.update(slug for other in sharing(material, quote) for slug in other.speakers)
    for person in contemporaries(material, speaker):
        alike = is_retold(material, person) is is_retold(material, speaker)
        if alike and person.slug not in right and not contains(quote.text, person.name):
            affinity = person_affinity(material, speaker, person)
            said = bool(statements_of(material, person))
            yield person_distractor(material, person, affinity=affinity + 2 * said)


def _same_topic(material: Material, quote: Quote) -> bool:
    return any(
        other is not quote
        and other.speakers == quote.speakers
        and other.holder == quote.holder
        and normalised(other.topic) == normalised(quote.topic)
        for other in material.quotes
    )


def _claims(
    material: Material, quote: Quote, about: Mapping[str, frozenset[str]]
) -> Iterator[Candidate]:
    """Claims of others that are about all that the topic names, closest first; none with the same
    point or the same speaker.

    An option that is about another topic would be known to be wrong.
    """
    same = {other.slug for other in sharing(material, quote)}
    topic = meanings(material, quote.topic)
    for other in of_others(material, quote.speakers, quote.holder):
        fits = topic and topic <= about[other.slug]
        alike = takes_phrase(other) is takes_phrase(quote)
        alike = alike and hangs_on_cue(other) is hangs_on_cue(quote)
        if fits and other.slug not in same and alike:
            on_topic = min(2, overlap(other.topic or other.text, quote.topic))
            shared = min(2, overlap(other.text, quote.text))
            yield claim_distractor(material, other, affinity=on_topic + 2 * shared)
