"""The bodies that a text knows, any of which may make a statement. Pure."""

from collections.abc import Iterable

from content.extraction.vocabulary.bodies import ORGANISATIONS
from content.material import AttributedItem, Concept, KnowledgeItem, Person, Span


def known_bodies(entries: Iterable[KnowledgeItem]) -> dict[str, str]:
    """Who makes a statement or employs somebody, and terms that name an organisation: each as it is
    spelled first, by its name in lower case, in alphabetical order.
    """
    found: dict[str, str] = {}
    for entry in entries:
        match entry:
            case AttributedItem(holder=name) if name:
                found.setdefault(name.casefold(), name)
            case Person(affiliation=name) if name:
                found.setdefault(name.casefold(), name)
            case Concept(term=name) if _names_one(name):
                found.setdefault(name.casefold(), name)
    return {key: found[key] for key in sorted(found)}


def bodies_before(entries: Iterable[KnowledgeItem], span: Span) -> list[str]:
    """The bodies that speak earlier in the same passage, the last first."""
    speaking = [
        (one.span.start, one.holder)
        for one in entries
        if isinstance(one, AttributedItem) and one.holder
        if one.span.passage == span.passage and one.span.start < span.start
    ]
    return list(dict.fromkeys(name for _, name in sorted(speaking, reverse=True)))


def _names_one(term: str) -> bool:
    return term[:1].isupper() and not ORGANISATIONS.isdisjoint(term.casefold().split())
