"""Whether the wrong options of a question are wrong, by everything in the material.

Checked against the material itself, not against how the question was made: aliases, former posts,
shared affiliations and people who make the same point all count.
"""

from collections.abc import Callable, Iterable, Iterator

from content.material import Concept, Fact, Listing, ListingItem, Material, Person, Quote, Relation
from learning.quality.rule import item_of
from learning.questions.distractors import wordings
from learning.questions.question import GeneratedQuestion
from learning.questions.vouching import voucher
from learning.questions.words import contains, normalised

type Truths = Callable[[Material, GeneratedQuestion], Iterable[str]]


def false_as_answers(material: Material, question: GeneratedQuestion) -> list[str]:
    """The distractors that may be right; for a negative question, also the reverse."""
    true = {normalised(text) for text in TRUTHS.get(question.type, _none)(material, question)}
    texts = [distractor.text for distractor in question.distractors]
    if question.altered:
        texts.append(question.altered[0])
    if question.type in ("not-said", "odd-one-out"):
        wrong = [text for text in texts if normalised(text) not in true]
        return [*wrong, *([question.answer] if normalised(question.answer) in true else [])]
    return [text for text in texts if normalised(text) in true]


def _none(material: Material, question: GeneratedQuestion) -> Iterator[str]:
    return iter(())


def _speakers(material: Material, question: GeneratedQuestion) -> Iterator[str]:
    quote = item_of(material, question)
    if isinstance(quote, Quote):
        slugs = {slug for one in (quote, *_sharing(material, quote)) for slug in one.speakers}
        for slug in sorted(slugs | {quote.reported_by} - {""}):
            yield from (material.person(slug).name, *material.person(slug).aliases)


def _statements(material: Material, question: GeneratedQuestion) -> Iterator[str]:
    """Everything that the same voice says, and what makes the same point."""
    quote = item_of(material, question)
    if isinstance(quote, Quote):
        for other in material.quotes:
            same = {*quote.speakers} & {*other.speakers, other.reported_by}
            if same or (not quote.speakers and other.holder == quote.holder):
                yield other.text
        yield from (other.text for other in _sharing(material, quote))


def _vouchers(material: Material, question: GeneratedQuestion) -> Iterator[str]:
    """All that the same voice is said to do, and those who make the same point."""
    quote = item_of(material, question)
    if isinstance(quote, Quote):
        for other in material.quotes:
            if (other.speakers, other.holder) == (quote.speakers, quote.holder):
                yield voucher(material, other)
        yield from (voucher(material, one) for one in _sharing(material, quote))


def _own_statements(material: Material, question: GeneratedQuestion) -> Iterator[str]:
    """Everything that a person says, alone or with others."""
    person = item_of(material, question)
    for quote in material.quotes:
        if person and person.slug in (*quote.speakers, quote.reported_by):
            yield quote.text
            yield from (other.text for other in _sharing(material, quote))


def _reasons(material: Material, question: GeneratedQuestion) -> Iterator[str]:
    quote = item_of(material, question)
    if isinstance(quote, Quote):
        for other in (quote, *_sharing(material, quote)):
            yield from (other.because, f"by {other.by}")


def _sharing(material: Material, quote: Quote) -> list[Quote]:
    return [
        other
        for other in material.quotes
        if other.slug in quote.shares_point_with or quote.slug in other.shares_point_with
    ]


def _bodies(material: Material, question: GeneratedQuestion) -> Iterator[str]:
    """Where a person is or was, as far as the material says."""
    person = item_of(material, question)
    if isinstance(person, Person):
        yield from _names_of_body(person)
        for other in material.people:
            mentioned = any(contains(one.text, other.affiliation) for one in person.biography)
            if other.affiliation and mentioned:
                yield from _names_of_body(other)


def _names_of_body(person: Person) -> Iterator[str]:
    names = (person.affiliation, *person.affiliation_aliases, person.correction)
    yield from filter(None, names)


def _roles(material: Material, question: GeneratedQuestion) -> Iterator[str]:
    person = item_of(material, question)
    if isinstance(person, Person):
        yield person.role
        for other in material.people:
            if other.role and any(contains(one.text, other.role) for one in person.biography):
                yield other.role


def _holders(material: Material, question: GeneratedQuestion) -> Iterator[str]:
    """People who are or were at the same place, or have the same role if there is none."""
    person = item_of(material, question)
    if isinstance(person, Person):
        bodies = {normalised(name) for name in _names_of_body(person)}
        for other in material.people:
            shared = bodies & {normalised(name) for name in _names_of_body(other)}
            alike = not bodies and normalised(other.role) == normalised(person.role)
            if shared or alike:
                yield other.name


def _entries(material: Material, question: GeneratedQuestion) -> Iterator[str]:
    listing = item_of(material, question)
    if isinstance(listing, Listing):
        yield from _texts(listing.items)


def _texts(items: tuple[ListingItem, ...]) -> Iterator[str]:
    for item in items:
        yield item.text
        yield from _texts(item.items)


def _terms_defined_so(material: Material, question: GeneratedQuestion) -> Iterator[str]:
    concept = material.concept(question.keys[0])
    for other in material.concepts:
        if normalised(other.definition) == normalised(concept.definition):
            yield from wordings(other)


def _related(material: Material, question: GeneratedQuestion) -> Iterator[str]:
    """Concepts in the same relation to the one shown, whoever says so, and those that a statement
    names together with it.
    """
    relation = item_of(material, question)
    if isinstance(relation, Relation):
        active = question.type == "source-of-relation"
        shown = relation.target if active else relation.source
        for other in material.relations:
            if other.label == relation.label and shown in (
                other.target if active else other.source,
            ):
                yield from wordings(material.concept(other.source if active else other.target))
        for quote in material.quotes:
            if any(contains(quote.text, name) for name in wordings(material.concept(shown))):
                for one in material.concepts:
                    yield from (name for name in wordings(one) if contains(quote.text, name))


def _true_in_its_place(material: Material, question: GeneratedQuestion) -> Iterator[str]:
    """What would keep an altered statement true: values of the same fact, or terms related to one
    in the statement.
    """
    item = item_of(material, question)
    if isinstance(item, Quote):
        named = {
            one.slug
            for one in material.concepts
            if any(contains(item.text, name) for name in wordings(one))
        }
        for relation in material.relations:
            if named & {relation.source, relation.target}:
                for slug in (relation.source, relation.target):
                    yield from wordings(material.concept(slug))
    elif question.altered:
        yield from (*_values(material, question), question.answer, *question.accepted)


def _values(material: Material, question: GeneratedQuestion) -> Iterator[str]:
    """The values of all facts about the same thing, and those in the statement beside its own."""
    fact = item_of(material, question)
    if isinstance(fact, Fact):
        for other in material.facts:
            if normalised(other.about) == normalised(fact.about) and other.unit == fact.unit:
                yield from filter(None, (other.value, other.correction))
        for text in (distractor.text for distractor in question.distractors):
            if contains(fact.statement, text):
                yield text


def _written(material: Material, question: GeneratedQuestion) -> Iterator[str]:
    """What spells the same name, or what the same characters spell."""
    named: list[Person | Concept] = [*material.people, *material.concepts]
    for item in named:
        names = (item.name, *item.aliases) if isinstance(item, Person) else wordings(item)
        right = {normalised(question.answer), *map(normalised, question.accepted)}
        if item.characters in (question.answer, *question.accepted) or right & set(
            map(normalised, names)
        ):
            yield from filter(None, (item.characters, *names))


def _told_of(material: Material, question: GeneratedQuestion) -> Iterator[str]:
    """People to whom every clue in the stem applies."""
    person = item_of(material, question)
    if isinstance(person, Person):
        clues = [one.text for one in person.biography if contains(question.stem, one.text)]
        for other in material.people:
            lives = {normalised(one.text) for one in other.biography}
            if lives >= {normalised(clue) for clue in clues}:
                yield other.name


TRUTHS: dict[str, Truths] = {
    "who-said": _speakers,
    "what-said": _statements,
    "who-vouches": _vouchers,
    "not-said": _own_statements,
    "cause": _reasons,
    "means": _reasons,
    "affiliation-of-person": _bodies,
    "role-of-person": _roles,
    "holder-of-post": _holders,
    "missing-item": _entries,
    "one-of": _entries,
    "odd-one-out": _entries,
    "term-for-definition": _terms_defined_so,
    "source-of-relation": _related,
    "target-of-relation": _related,
    "figure": _values,
    "date": _values,
    "place": _values,
    "characters-of-name": _written,
    "name-of-characters": _written,
    "who-is-it": _told_of,
    "altered-word": _true_in_its_place,
}
