"""The sort of thing that a text names in a material: the options of a question share one."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from content.concept_kinds import kind_of
from content.material import FactKind, Material
from learning.questions.dates import magnitude, precision
from learning.questions.distractors import wordings
from learning.questions.posts import is_organisation
from learning.questions.rows import rows
from learning.questions.vouching import voucher
from learning.questions.words import normalised

TERM = "term of the kind"


def kinds_of(index: dict[str, frozenset[str]], text: str) -> frozenset[str]:
    """Everything that the text is: a person, a term, a province, an entry of a sort of list;
    "number" if nothing else; empty if the material does not know it.
    """
    known = index.get(normalised(text), frozenset())
    return known | {"number"} if magnitude(text) else known


def index_of_kinds(material: Material) -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = defaultdict(set)
    for kind, text in chain(_called(material), _told(material)):
        kinds[normalised(text)].add(kind)
    return {text: frozenset(found) for text, found in kinds.items() if text}


def _called(material: Material) -> Iterator[tuple[str, str]]:
    """Names with their sorts: terms, people, roles, organisations."""
    for concept in material.concepts:
        yield from ((f"{TERM} {kind_of(concept)}", name) for name in wordings(concept))
        yield "characters of a term", concept.characters
        if concept.part_of:
            yield from ((f"a part of {concept.part_of}", name) for name in wordings(concept))
    for relation in material.relations:
        source, target = material.concept(relation.source), material.concept(relation.target)
        yield from ((f"what {relation.label}", name) for name in wordings(source))
        yield from ((f"{relation.label} what", name) for name in wordings(target))
    for person in material.people:
        yield from (("person", name) for name in (person.name, *person.aliases))
        yield "characters of a person", person.characters
        yield "role", person.role
        body = "organisation" if is_organisation(person.affiliation) else "place"
        yield from ((body, name) for name in (person.affiliation, *person.affiliation_aliases))


def _told(material: Material) -> Iterator[tuple[str, str]]:
    """Contents with their sorts: statements, reasons, list entries, dates and places."""
    for quote in material.quotes:
        yield "voice", voucher(material, quote)
        yield "statement", quote.text
        yield "reason", quote.because
        yield "means", f"by {quote.by}" if quote.by else ""
    for row in rows(material):
        yield from ((f"{row.listing.category} at level {row.level}", one.text) for one in row.items)
    for fact in material.facts:
        if fact.when:
            yield f"{precision(fact.when)} in time", fact.value
        if fact.kind is FactKind.PLACE:
            yield f"a {fact.unit} at level 0", fact.value
