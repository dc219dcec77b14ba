"""How likely it is that a phrase is a term of its text, by the signs at the places that may explain
it.

A logistic regression: the weights of the signs add up, and each sign weighs something more or less
with each construct. ``python -m tests.benchmarks.terms`` fits the weights to annotated texts.
"""

import csv
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from math import exp, prod
from pathlib import Path
from typing import NamedTuple

from content.extraction.document import BlockKind, Document, Stretch
from content.extraction.findings import PersonFound
from content.extraction.terms.mentions import Mentions
from content.extraction.terms.signs import Mentioned, signs
from content.extraction.terms.sites import Site, sites

LIKELY = 0.46  # from which on a phrase counts as a term
SURE = 0.8  # from which on hardly one in twenty is none
_NEVER = frozenset(("name, kind: place", "name, kind: person"))  # "Leeds, a town"


def _read_weights() -> dict[str, float]:
    with Path(__file__).with_name("sign_weights.csv").open(encoding="utf-8", newline="") as file:
        return {row["sign"]: float(row["weight"]) for row in csv.DictReader(file)}


_WEIGHTS = _read_weights()


class WeighedSite(NamedTuple):
    """A phrase at a site, and the names under which what speaks for a term there is weighed."""

    stretch: Stretch
    site: Site
    names: tuple[str, ...]

    @property
    def likelihood(self) -> float:
        """That the phrase is a term which the site explains, 0 to 1."""
        return 1 / (1 + exp(-sum(_WEIGHTS.get(name, 0) for name in self.names)))


def likelihood(of_sites: Iterable[float]) -> float:
    """That of a phrase with several sites: between the best of them and that of any being right."""
    known = list(of_sites)
    return (max(known) + 1 - prod(1 - one for one in known)) / 2


def weighed_sites(
    document: Document, people: tuple[PersonFound, ...], mentions: Mentions, *kinds: BlockKind
) -> Iterator[WeighedSite]:
    """Every place in blocks of some kinds where a phrase that is nobody's name may be explained."""
    named = sorted(mention.stretch for one in people for mention in one.mentions)
    for n, block in document.of_kind(*kinds):
        for site in sites(block.text):
            stretch = Stretch(n, site.start, site.end)
            at = bisect_right(named, stretch)
            if any(one.overlaps(stretch) for one in named[max(0, at - 1) : at + 2]):
                continue
            found = list(signs(block.text, site, _mentioned(document, mentions, stretch)))
            if _NEVER.isdisjoint(found):
                of_construct = (f"{site.construct.value}: {sign}" for sign in found)
                names = ("always", site.construct.value, *found, *of_construct)
                yield WeighedSite(stretch, site, names)


def _mentioned(document: Document, mentions: Mentions, stretch: Stretch) -> Mentioned:
    places = mentions.of([document.words(stretch)])
    headings = {
        place.block for place in places if document.blocks[place.block].kind is BlockKind.HEADING
    }
    before = places[: bisect_left(places, stretch)]
    return Mentioned(
        times=len(places),
        here_first=all(place.block in headings for place in before),
        in_heading=bool(headings),
    )
