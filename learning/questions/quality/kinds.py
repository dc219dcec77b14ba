"""What sort of thing a text is in a material: options of one question share a sort."""

from collections import defaultdict

from content.material import FactKind, Material
from learning.questions.dates import magnitude, precision
from learning.questions.lures import wordings
from learning.questions.posts import is_organisation
from learning.questions.rows import rows
from learning.questions.words import normalised


def kinds_of(index: dict[str, frozenset[str]], text: str) -> frozenset[str]:
    """All that the text is: a person, a term, a province, an entry of a kind of list; "number"
    for what is only that; empty for what the material does not know."""
    known = index.get(normalised(text), frozenset())
    return known | {"number"} if magnitude(text) else known


def index_of_kinds(material: Material) -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = defaultdict(set)

    def add(kind: str, *texts: str) -> None:
        for text in texts:
            kinds[normalised(text)].add(kind)

    for concept in material.concepts:
        add("term", *wordings(concept))
        add("characters of a term", concept.characters)
        if concept.part_of:
            add(f"a part of {concept.part_of}", *wordings(concept))
    for relation in material.relations:
        add(f"what {relation.label}", *wordings(material.concept(relation.source)))
        add(f"{relation.label} what", *wordings(material.concept(relation.target)))
    for person in material.people:
        add("person", person.name, *person.aliases)
        add("characters of a person", person.characters)
        add("role", person.role)
        body = "organisation" if is_organisation(person.affiliation) else "place"
        add(body, person.affiliation, *person.affiliation_aliases)
    for quote in material.quotes:
        add("statement", quote.text)
        add("reason", quote.because)
    for row in rows(material):
        for item in row.items:
            add(f"{row.listing.category} at level {row.level}", item.text)
    for fact in material.facts:
        if fact.when:
            add(f"{precision(fact.when)} in time", fact.value)
        if fact.kind is FactKind.PLACE:
            add(f"a {fact.unit} at level 0", fact.value)
    return {text: frozenset(found) for text, found in kinds.items() if text}
