"""How likely it is that a phrase is a term of its text, by the signs at the places that may explain
it.

A logistic regression: the weights of the signs add up, and each sign weighs something more or less
with each construct. ``python -m tests.benchmarks.terms`` fits the weights to annotated texts.
"""

import csv
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from math import exp, prod
from pathlib import Path
from typing import NamedTuple

from content.extraction.document import BlockKind, Document, Stretch
from content.extraction.findings import PersonFound
from content.extraction.terms.mentions import Mentions
from content.extraction.terms.sites.explanation_signs import signs_of_explanation
from content.extraction.terms.sites.places import Construct, Site, sites
from content.extraction.terms.sites.signs import Mentioned, signs
from content.extraction.vocabulary.commonness import is_english

LIKELY = 0.6  # from which on a phrase counts as a term
SURE = 0.88  # from which on hardly one in twenty is none
# "Leeds, a town", "literally “silt ram”"
_NEVER = frozenset(("name, kind: place", "name, kind: person", "translation"))


type Weights = dict[Construct, tuple[float, dict[str, float]]]  # of a construct, and of its signs


def _read_weights() -> dict[str, float]:
    with Path(__file__).with_name("sign_weights.csv").open(encoding="utf-8", newline="") as file:
        return {row["sign"]: float(row["weight"]) for row in csv.DictReader(file)}


def by_construct(weights: Mapping[str, float]) -> Weights:
    """Adds up the weights that go together: "always" and "comma" for that construct, "quoted" and
    "comma: quoted" for that sign of it.
    """
    plain = {name for name in weights if not name.startswith(_CONSTRUCTS)}
    found = {}
    for construct in Construct:
        opening = f"{construct.value}: "
        names = plain | {name.removeprefix(opening) for name in weights if name.startswith(opening)}
        found[construct] = (
            weights.get("always", 0) + weights.get(construct.value, 0),
            {name: weights.get(name, 0) + weights.get(opening + name, 0) for name in names},
        )
    return found


_CONSTRUCTS = tuple(f"{construct.value}: " for construct in Construct)
_WEIGHTS = by_construct(_read_weights())


class WeighedSite(NamedTuple):
    """A phrase at a site, and what speaks for it there."""

    stretch: Stretch
    site: Site
    signs: tuple[str, ...]

    def likelihood(self) -> float:
        """That the phrase is a term which the site explains, 0 to 1."""
        total, weights = _WEIGHTS[self.site.construct]
        for sign in self.signs:
            total += weights.get(sign, 0)
        return 1 / (1 + exp(-total))


def likelihood(of_sites: Iterable[float]) -> float:
    """That of a phrase with several sites: between the best of them and that of any being right."""
    known = list(of_sites)
    return (max(known) + 1 - prod(1 - one for one in known)) / 2


def likeliest[T](weighed: Iterable[tuple[float, Stretch, T]]) -> Iterator[tuple[float, T]]:
    """What stands at the likeliest of the places that overlap, the likeliest of all first."""
    taken: dict[int, list[Stretch]] = defaultdict(list)  # by block, in order
    for chance, place, one in sorted(weighed, key=lambda other: (-other[0], other[1])):
        others = taken[place.block]
        at = bisect_right(others, place)
        near = others[max(0, at - 1) : at + 1]
        if all(other == place or not other.overlaps(place) for other in near):
            if place not in near:
                others.insert(at, place)
            yield chance, one


def weighed_sites(
    document: Document, people: tuple[PersonFound, ...], mentions: Mentions, *kinds: BlockKind
) -> Iterator[WeighedSite]:
    """Every place in blocks of some kinds where a phrase that is nobody's name may be explained."""
    named = sorted(mention.stretch for one in people for mention in one.mentions)
    phrases = _NamedPhrases(document, mentions)
    for n, block in document.of_kind(*kinds):
        if not is_english(block.text):
            continue
        for (at, stop), same in groupby(sites(block.text), key=lambda site: (site.at, site.stop)):
            said = tuple(signs_of_explanation(block.text, at, stop))
            for site in same:
                stretch = Stretch(n, site.start, site.end)
                near = bisect_right(named, stretch)
                if any(one.overlaps(stretch) for one in named[max(0, near - 1) : near + 2]):
                    continue
                found = tuple(signs(block.text, site, said, phrases.at(stretch)))
                if _NEVER.isdisjoint(found):
                    yield WeighedSite(stretch, site, found)


class _NamedPhrases:
    """How a document names its phrases; each is looked for once."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self.document = document
        self.mentions = mentions
        self.known: dict[str, tuple[int, Stretch | None, bool]] = {}

    def at(self, stretch: Stretch) -> Mentioned:
        """How it names the phrase at a place."""
        phrase = self.document.words(stretch)
        if phrase not in self.known:
            self.known[phrase] = self._look_for(phrase)
        times, first, in_heading = self.known[phrase]
        return Mentioned(times, first is None or stretch <= first, in_heading)

    def _look_for(self, phrase: str) -> tuple[int, Stretch | None, bool]:
        """How often, where first below the headings, and whether in one."""
        places = self.mentions.of([phrase])
        blocks = self.document.blocks
        below = [one for one in places if blocks[one.block].kind is not BlockKind.HEADING]
        return len(places), next(iter(below), None), len(below) < len(places)
