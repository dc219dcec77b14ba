"""Whose view a statement is: the brief’s own, a doctrine’s or a person’s.

Statements with a speaker and a cue are asked by who said them; this asks the rest, whose voice is
easily taken for another. Of what a body says no topic may be known; then it asks which body it was.
"""

from collections.abc import Iterator

from content.material import Material, Quote, Weight
from learning.grading import formats
from learning.grading.expects import Expects
from learning.questions.claims import not_asked_what
from learning.questions.cues import is_noun, is_preposition
from learning.questions.drafts import Made, asked, draft, in_order, reference, skip
from learning.questions.gaps import gap_questions
from learning.questions.grammar import capitalised
from learning.questions.pools import NAMES, Candidate, offer
from learning.questions.question import Source
from learning.questions.statements import has_own_cue, sharing
from learning.questions.wording import (
    asked_for,
    attribution,
    clause,
    hangs_on_cue,
    quoted,
    reported,
    statement,
    verb,
    voice,
)
from learning.questions.words import contains, tokens

# "Its council" is a body only beside the words before it.
POINTERS = frozenset((word,) for word in ("its", "his", "her", "their", "this", "that", "these"))


def who_vouches(material: Material) -> Iterator[Made]:
    for quote in in_order(material, material.quotes):
        reason = _unasked(material, quote)
        if reason:
            yield skip("who-vouches", quote, reason)
            continue
        question = draft(
            material,
            quote,
            type="who-vouches",
            sibling=f"{reference(quote)}/said",
            stem=_stem(material, quote),
            answer=_answer(material, quote),
            formats=(formats.RECALL,),
            expects=Expects.STATEMENT,
            attribution=attribution(material, quote),
            explanation=_explanation(material, quote),
        )
        yield asked(material, offer(question, _others(material, quote), ratio=NAMES))


def _explanation(material: Material, quote: Quote) -> str:
    """ "Ma Xiaohe’s, as reported in the brief: quays are short." """
    whose = voucher(material, quote)
    if _is_act(quote):
        return statement(material, quote, quote.text)
    if not quote.speakers and not quote.holder:
        return f"{whose}: {statement(material, quote, quote.text)}"
    told = reported(material, quote)
    aside = f", {told[0].lower()}{told[1:]}" if told else ""
    words = quoted(material, quote) or clause(material, quote)
    return f"{whose}{aside}: {words}" + "." * (not words.endswith("?”"))


def _is_act(quote: Quote) -> bool:
    """Whether a body is said to do something with the statement: to claim it, to decide it."""
    return bool(quote.holder and quote.cue) and not is_preposition(quote.cue)


def _answer(material: Material, quote: Quote) -> str:
    return capitalised(quote.holder) if _is_act(quote) else voucher(material, quote)


def _stem(material: Material, quote: Quote) -> str:
    if _is_act(quote):
        return asked_for(f"Which body {verb(quote).finite(plural=False)}", material, quote)
    if words := quoted(material, quote):
        return f"Whose words are these: {words}" + "?" * (not words.endswith("?”"))
    return f"Whose view is it that {clause(material, quote)}?"


def voucher(material: Material, quote: Quote) -> str:
    """Whose view a statement is: "PRC doctrine’s", "Ma Xiaohe’s", "This brief’s own"."""
    if not quote.speakers and not quote.holder:
        return "This brief’s own"
    return f"{capitalised(voice(material, quote))}’s"


def _unasked(material: Material, quote: Quote) -> str:
    if quote.weight is Weight.DETAIL:
        return "it is a detail"
    if quote.speakers and has_own_cue(quote):
        return "it is asked by who said it"
    if not quote.speakers and not quote.holder and not _doctrine_beside(material, quote):
        return "the section has no doctrine that it could be taken for"
    if _is_act(quote):
        return _unasked_act(material, quote)
    if hangs_on_cue(quote) or sharing(material, quote):
        return "it is no sentence, or others say the same"
    people = [material.person(slug).name for slug in quote.speakers]
    named = any(contains(quote.text, name) for name in (*people, quote.holder) if name)
    return "it names who vouches for it" if named else ""


def _unasked_act(material: Material, quote: Quote) -> str:
    if is_noun(quote.cue):
        return "a noun and no verb says that it is its holder's"
    if gap_questions(material, quote) and not not_asked_what(material, quote):
        return "it is asked by what its holder says"
    if tokens(quote.holder)[:1] in POINTERS:
        return "its holder is known only beside other words"
    if sharing(material, quote):
        return "others make the same point"
    return "it names who vouches for it" if contains(quote.text, quote.holder) else ""


def _doctrine_beside(material: Material, quote: Quote) -> bool:
    section = material.section_of(quote.span.passage)
    held = (other for other in material.quotes if other.holder)
    return any(material.section_of(other.span.passage) == section for other in held)


def _others(material: Material, quote: Quote) -> Iterator[Candidate]:
    """Other voices of the brief, those of the same section first: people beside a person, and a
    doctrine beside the brief itself.
    """
    section = material.section_of(quote.span.passage)
    heard, is_act = {voice(material, quote)}, _is_act(quote)
    for other in in_order(material, material.quotes):
        alike = bool(other.speakers) if quote.speakers else True
        alike = alike and bool(other.reported_by) is bool(quote.reported_by)
        alike = alike and (bool(other.holder) or not is_act)
        if alike and len(other.speakers) < 2 and voice(material, other) not in heard:
            heard.add(voice(material, other))
            near = material.section_of(other.span.passage) == section
            held = bool(other.holder)
            truth = statement(material, other, other.text)
            source = Source.of(material, other.span)
            name = capitalised(other.holder) if is_act else voucher(material, other)
            yield Candidate(name, source, truth, near + 6 * held)
