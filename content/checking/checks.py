"""Checks whether a material makes sense: slugs, references, spans, dates.

Files and the admin are checked by the same rules.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from content.checking.hints import Hints
from content.checking.limits import ADDABLE, Fault, Path, text_faults
from content.checking.wordings import wording_faults
from content.material import (
    RELATION_LABELS,
    AttributedItem,
    Concept,
    Fact,
    KnowledgeItem,
    Listing,
    ListingItem,
    Material,
    Passage,
    Person,
    Quote,
    Relation,
    Span,
)

RESERVED_SLUGS = frozenset({"new", "paste"})  # "briefs/new/" is a page
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def faults(material: Material, hints: Hints | None = None) -> Iterator[Fault]:
    """Everything that is wrong with a material; nothing if it can be saved.

    Pass the ``hints`` of the file's reader, as their number is limited for each file.
    """
    yield from text_faults(material)
    yield from wording_faults(material)
    yield from _slug_fault(material.slug, ())
    if material.slug in RESERVED_SLUGS:
        yield Fault(("slug",), f"“{material.slug}” is an address of the app: choose another slug")
    names = _Names(material, hints or Hints())
    for family, check in _CHECKS.items():
        entries = getattr(material, family)
        yield from _slug_faults(
            family, [(entry.slug, (family, n)) for n, entry in enumerate(entries)]
        )
        for index, entry in enumerate(entries):
            path: Path = (family, index)
            if isinstance(entry, KnowledgeItem):
                yield from names.span(entry.span, (*path, "span"))
            if isinstance(entry, AttributedItem):
                yield from names.known("person", entry.speakers, (*path, "speakers"))
                yield from _holder(entry, path)
            yield from check(entry, names, path)


def when_fault(when: str) -> str:
    """What is wrong with a fact's ``when``; empty if it is valid."""
    ends = when.split("/")
    if len(ends) > 2 or not all(map(_is_date, ends)):
        return f"“{when}” is no date: write 2024, 2024-01, 2024-01-31, or 1990/2009 for a stretch"
    if len(ends) == 2 and not ends[0] < ends[1]:
        return f"the stretch “{when}” does not end after it begins: write the earlier date first"
    return ""


class _Names:
    """The entries of a material by family and slug, to check references to them."""

    def __init__(self, material: Material, hints: Hints) -> None:
        self.did_you_mean = hints.did_you_mean
        self.passages = {passage.slug: len(passage.text) for passage in material.passages}
        self.concepts = {concept.slug: concept for concept in material.concepts}
        self.quotes = {quote.slug: quote for quote in material.quotes}
        self.circular = set(_parts_of_themselves(self.concepts))
        people = {person.slug for person in material.people}
        self._slugs = {"person": people, "concept": self.concepts, "quote": self.quotes}

    def known(self, family: str, slugs: Iterable[str], path: Path) -> Iterator[Fault]:
        for index, slug in enumerate(slugs):
            yield from self.one(family, slug, (*path, index))

    def one(self, family: str, slug: str, path: Path) -> Iterator[Fault]:
        if slug not in self._slugs[family]:
            known = self._slugs[family]
            hint = self.did_you_mean(slug, known) or f": add it, or name another {family}"
            yield Fault(path, f"no {family} of this brief has the slug “{slug}”{hint}")

    def subject(self, slug: str, path: Path) -> Iterator[Fault]:
        if slug not in self._slugs["concept"] and slug not in self._slugs["person"]:
            known = [*self._slugs["concept"], *self._slugs["person"]]
            hint = self.did_you_mean(slug, known) or ": add it, or leave the subject out"
            message = f"no concept and no person of this brief has the slug “{slug}”{hint}"
            yield Fault(path, message)

    def span(self, span: Span | None, path: Path) -> Iterator[Fault]:
        if span is None:
            return
        if span.passage not in self.passages:
            hint = self.did_you_mean(span.passage, self.passages) or ": give the slug of a passage"
            yield Fault(path, f"no passage of this brief has the slug “{span.passage}”{hint}")
        elif not 0 <= span.start < span.end <= self.passages[span.passage]:
            where = f"{span.start} to {span.end}"
            yield Fault(
                path, f"the words {where} are not inside the passage's text: mark them anew"
            )


def _parts_of_themselves(concepts: Mapping[str, Concept]) -> Iterator[str]:
    """The slugs on a cycle of ``part_of``; visits each concept once."""
    walk_of: dict[str, str] = {}
    for first in concepts:
        slug = first
        while slug in concepts and slug not in walk_of:
            walk_of[slug] = first
            slug = concepts[slug].part_of
        if walk_of.get(slug) == first:  # this walk has returned: it goes round the cycle
            yield slug
            following = concepts[slug].part_of
            while following != slug:
                yield following
                following = concepts[following].part_of


def _passage(passage: Passage, names: _Names, path: Path) -> Iterator[Fault]:
    if passage.number is not None and not 0 < passage.number < 100_000:
        message = f"the paragraph number {passage.number} is out of range: count from 1"
        yield Fault((*path, "number"), message)


def _concept(concept: Concept, names: _Names, path: Path) -> Iterator[Fault]:
    here = (*path, "definition")
    added = "definition" in concept.added
    yield from names.span(concept.definition_span, (*path, "definition_span"))
    if concept.definition and not added and concept.definition_span is None:
        message = "the definition names no words of the source: add “definition_words”, "
        yield Fault(here, message + "or list “definition” under “added” if it is your own")
    if concept.definition_span and (added or not concept.definition):
        message = "there are definition words without a definition from the source"
        yield Fault((*path, "definition_span"), f"{message}: write the definition, or delete them")
    yield from _added(concept, names, path)
    if concept.part_of:
        yield from names.one("concept", concept.part_of, (*path, "part_of"))
        if concept.slug in names.circular:
            message = f"“{concept.slug}” would be a part of itself: break the circle"
            yield Fault((*path, "part_of"), message)


def _person(person: Person, names: _Names, path: Path) -> Iterator[Fault]:
    yield from names.span(person.post_span, (*path, "post_span"))
    yield from _added(person, names, path)
    entries = [(entry.slug, (*path, "biography", n)) for n, entry in enumerate(person.biography)]
    yield from _slug_faults("biography", entries)
    for index, entry in enumerate(person.biography):
        here = (*path, "biography", index)
        yield from names.span(entry.span, (*here, "span"))
        yield from names.known("person", entry.people, (*here, "people"))


def _added(item: Concept | Person, names: _Names, path: Path) -> Iterator[Fault]:
    addable = ADDABLE[type(item)]
    for index, name in enumerate(item.added):
        here = (*path, "added", index)
        if name not in addable:
            hint = names.did_you_mean(name, addable) or f": use {', '.join(addable)}"
            yield Fault(here, f"“{name}” cannot be marked as added{hint}")
        elif not getattr(item, name):
            yield Fault(here, f"“{name}” is marked as added but empty: fill it in, or delete this")


def _quote(quote: Quote, names: _Names, path: Path) -> Iterator[Fault]:
    if quote.reported_by:
        yield from names.one("person", quote.reported_by, (*path, "reported_by"))
    for index, gap in enumerate(quote.gaps):
        if gap not in quote.text:
            message = f"the gap “{gap}” is not in the quote's text: copy its exact words"
            yield Fault((*path, "gaps", index), message)
    shares = (*path, "shares_point_with")
    yield from names.known("quote", quote.shares_point_with, shares)
    for index, slug in enumerate(quote.shares_point_with):
        if slug == quote.slug:
            yield Fault((*shares, index), "a quote shares its point with others: delete this one")
        elif slug in names.quotes and quote.slug not in names.quotes[slug].shares_point_with:
            message = f"“{slug}” does not name “{quote.slug}” in turn: add it there too"
            yield Fault((*shares, index), message)


def _listing(listing: Listing, names: _Names, path: Path) -> Iterator[Fault]:
    entries = list(_listing_items(listing.items, path))
    yield from _slug_faults("listing", [(item.slug, here) for item, here in entries])
    for item, here in entries:
        yield from names.span(item.span, (*here, "span"))


def _listing_items(
    items: tuple[ListingItem, ...], path: Path
) -> Iterator[tuple[ListingItem, Path]]:
    for index, item in enumerate(items):
        here = (*path, "items", index)
        yield item, here
        yield from _listing_items(item.items, here)


def _fact(fact: Fact, names: _Names, path: Path) -> Iterator[Fault]:
    if fact.when and (message := when_fault(fact.when)):
        yield Fault((*path, "when"), message)
    if fact.value not in fact.statement:
        message = (
            f"the statement does not contain the value “{fact.value}”: word it so that it does"
        )
        yield Fault((*path, "statement"), message)
    if fact.subject:
        yield from names.subject(fact.subject, (*path, "subject"))


def _relation(relation: Relation, names: _Names, path: Path) -> Iterator[Fault]:
    yield from names.one("concept", relation.source, (*path, "source"))
    yield from names.one("concept", relation.target, (*path, "target"))
    if relation.label not in RELATION_LABELS:
        known = ", ".join(RELATION_LABELS)
        yield Fault((*path, "label"), f"“{relation.label}” is no relation known here: use {known}")
    if relation.source == relation.target:
        yield Fault((*path, "target"), "a relation joins two concepts: name another target")


def _holder(item: AttributedItem, path: Path) -> Iterator[Fault]:
    if item.holder and item.speakers:
        message = "“holder” names who holds it where no person speaks: keep it or the speakers"
        yield Fault((*path, "holder"), message)


def _slug_faults(family: str, entries: list[tuple[str, Path]]) -> Iterator[Fault]:
    """Slugs that are not well formed, or that two entries share."""
    seen: set[str] = set()
    for slug, path in entries:
        yield from _slug_fault(slug, path)
        if slug in seen:
            yield Fault((*path, "slug"), f"the slug “{slug}” is taken in {family}: choose another")
        seen.add(slug)


def _slug_fault(slug: str, path: Path) -> Iterator[Fault]:
    if not _SLUG.fullmatch(slug) or len(slug) > 100:
        message = f"“{slug[:100]}” is no slug: use a-z, 0-9 and single hyphens, 100 at most"
        yield Fault((*path, "slug"), message)


def _is_date(text: str) -> bool:
    match = _DATE.fullmatch(text)
    if not match:
        return False
    year, month, day = match.groups(default="1")
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


_CHECKS: dict[str, Callable[[Any, _Names, Path], Iterable[Fault]]] = {
    "passages": _passage,
    "concepts": _concept,
    "people": _person,
    "quotes": _quote,
    "listings": _listing,
    "facts": _fact,
    "relations": _relation,
}
