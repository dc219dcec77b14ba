"""Type 15: a claim, fact or piece of a life with one gap of up to four words."""

from collections.abc import Iterator

from content.material import Biography, Fact, FactKind, Material, Person, Quote
from learning.questions.drafts import Made, asked, blanked, draft, in_order, skip
from learning.questions.gaps import GAP_WORDS, answer_fields, gap_questions
from learning.questions.grammar import capitalised
from learning.questions.question import GeneratedQuestion
from learning.questions.statements import drawn_from, has_own_cue, overlapping
from learning.questions.wording import THE_BRIEF_SAYS, attribution, gap_frame, names, statement
from learning.questions.words import GAP, word_count


def cloze(material: Material) -> Iterator[Made]:
    for quote in in_order(material, material.quotes):
        reason = has_own_cue(quote) or drawn_from(material, quote)
        yield skip("cloze", quote, reason) if reason else _claim(material, quote)
    yield from (_fact(material, fact) for fact in in_order(material, material.facts))
    for person in in_order(material, material.people):
        yield from _life(material, person)


def _claim(material: Material, quote: Quote) -> Made:
    made = gap_questions(material, quote)
    return made[0] if made else skip("cloze", quote, "no gap in it can be asked fairly")


def _bare(fact: Fact) -> bool:
    """Whether no other type asks for the value."""
    dated = fact.kind in (FactKind.DATE, FactKind.EVENT) and fact.when and fact.about
    counted = fact.kind is FactKind.FIGURE and fact.unit and fact.about
    placed = fact.kind is FactKind.PLACE and fact.about
    return not (dated or counted or placed)


def _fact(material: Material, fact: Fact) -> Made:
    if not _bare(fact):
        return skip("cloze", fact, "another type asks for its value")
    text = blanked(fact.statement.rstrip("."), fact.value, GAP)
    if word_count(fact.value) > GAP_WORDS:
        return skip("cloze", fact, "its value has over four words")
    if not text:
        return skip("cloze", fact, "its value does not stand in its statement just once")
    question = draft(
        material,
        fact,
        type="cloze",
        frame=gap_frame(material, fact),
        stem=f"{capitalised(text)}.",
        attribution=attribution(material, fact),
        explanation=statement(material, fact, fact.statement),
        **answer_fields(material, fact.value),
    )
    return asked(material, question)


def _life(material: Material, person: Person) -> Iterator[Made]:
    """Whom somebody led, wrote with or studied under: the gap is the other person's name."""
    for one in person.biography:
        named = [name for name in names(material, one.people) if blanked(one.text, name, GAP)]
        if len(named) != 1:
            continue
        if _told_of_both(material, person, one):
            yield skip("cloze", person, "it is told of the other person as well, and asked there")
        else:
            yield asked(material, _life_gap(material, person, one, named[0]))


def _told_of_both(material: Material, person: Person, one: Biography) -> bool:
    """Whether the same fact stands with somebody earlier in the brief, with this person
    as its gap.
    """
    people = in_order(material, material.people)
    return any(
        person.slug in theirs.people
        and overlapping(theirs.span, one.span)
        and blanked(theirs.text, person.name, GAP)
        for other in people[: people.index(person)]
        if other.slug in one.people
        for theirs in other.biography
    )


def _life_gap(material: Material, person: Person, one: Biography, name: str) -> GeneratedQuestion:
    return draft(
        material,
        person,
        one.span,
        type="cloze",
        keys=(person.slug, one.slug),
        sibling=f"people/{person.slug}/{one.slug}",
        weight=one.weight,
        rank=material.position_of(one.span),
        frame=THE_BRIEF_SAYS,
        stem=f"{person.name} {blanked(one.text, name, GAP)}.",
        explanation=f"{person.name} {one.text}.",
        **answer_fields(material, name),
    )
