"""Checks of the wordings that count as right, and of texts that complete a question."""

from collections.abc import Iterator, Sequence

from content.checking.limits import Fault, Path
from content.material import Concept, Material, Person, Quote, Relation, naming_pattern

_MARKS = tuple(".,;:?!")


def wording_faults(material: Material) -> Iterator[Fault]:
    yield from _names_of_others("concepts", material.concepts)
    yield from _names_of_others("people", material.people)
    for index, concept in enumerate(material.concepts):
        yield from _concept(concept, ("concepts", index))
    for index, quote in enumerate(material.quotes):
        yield from _quote(quote, ("quotes", index))
    for index, relation in enumerate(material.relations):
        yield from _relation(relation, ("relations", index))


def _names_of_others(family: str, entries: Sequence[Concept | Person]) -> Iterator[Fault]:
    """Accepted wordings that name another entry, so that a wrong answer would count as right."""
    owners = {name.casefold(): entry for entry in entries for name in entry.names}
    for index, entry in enumerate(entries):
        for place, wording in enumerate(entry.accepted):
            other = owners.get(wording.casefold(), entry)
            if other is not entry:
                message = f"“{wording}” is a name of “{other.slug}”: delete it here"
                yield Fault((family, index, "accepted", place), message)


def _concept(concept: Concept, path: Path) -> Iterator[Fault]:
    if concept.inferred and not (concept.definition and concept.holder):
        message = "“inferred” is for a definition with a holder: name the holder, or leave it out"
        yield Fault((*path, "inferred"), message)
    words = list(filter(None, (*concept.names, *concept.accepted)))
    found = naming_pattern(words).search(concept.case) if concept.case and words else None
    if found:
        message = f"the case gives the term away by “{found[0]}”: describe it in other words"
        yield Fault((*path, "case"), message)


def _quote(quote: Quote, path: Path) -> Iterator[Fault]:
    for index, entry in enumerate(quote.accepted):
        starts = [f"{gap} = " for gap in quote.gaps if entry.startswith(f"{gap} = ")]
        if not any(entry.removeprefix(start).strip() for start in starts):
            gap = quote.gaps[0] if quote.gaps else "GAP"
            message = f"“{entry[:60]}” names no gap of the quote: write “{gap[:60]} = WORDING”"
            yield Fault((*path, "accepted", index), message)
    if quote.why and not (quote.because or quote.by):
        message = "“why” needs “because” or “by” beside it: add the reason or the means"
        yield Fault((*path, "why"), message)
    for name in ("because", "by"):
        if getattr(quote, name) and not quote.why:
            yield Fault((*path, name), f"“{name}” needs “why” beside it: add it")
    if quote.example_of.endswith("?"):
        message = "“example_of” ends a question that has its mark already: leave out “?”"
        yield Fault((*path, "example_of"), message)


def _relation(relation: Relation, path: Path) -> Iterator[Fault]:
    if relation.wording.endswith(_MARKS):
        message = "“wording” stands between the two terms: leave out the mark at its end"
        yield Fault((*path, "wording"), message)
