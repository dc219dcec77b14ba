"""How two terms are related, where a sentence says so in between them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from content.extraction.document import Document, Stretch
from content.extraction.findings import ConceptFound, RelationFound
from content.extraction.terms.mentions import Mentions

# For each label the verbs with the source before the target; after "<", those with it behind.
_VERBS = {
    "part-of": "is part of|are part of|is a part of|belongs to|belong to"
    " < includes?|included|comprises?|consists? of|contains?|encompass(?:es)?",
    "drives": "drives?|drove|powers?|propels?|fuels? < (?:is|are|was|were) (?:driven|fuelled) by",
    "nurtures": "nurtures?|nurtured|fosters?|fostered|catalyses?|feeds? < (?:is|are) nurtured by",
    "leads-to": "leads? to|led to|results? in|resulted in|causes?|caused|brings? about"
    " < results? from|resulted from|stems? from|(?:is|are|was|were) caused by|arises? from",
    "departs-from": "departs? from|breaks? with|breaks? from|(?:is|are) a break with",
    "extends": "extends?|extended|(?:is|are) an extension of < (?:is|are) extended by",
    "requires": "requires?|required|needs?|demands?|calls? for"
    " < (?:is|are) (?:required|needed) (?:by|for)",
    "transforms": "transforms?|transformed|reshapes?|reshaped < (?:is|are) transformed by",
    "raises": "raises?|raised|boosts?|boosted|increases?|increased|improves?|improved"
    " < (?:is|are) (?:raised|boosted) by",
    "guides": "guides?|guided|steers?|steered < (?:is|are) guided by",
    "centres-on": "cent(?:re|er)s? on|cent(?:red|ered) on|focus(?:es)? on|focused on",
    "justifies": "justif(?:y|ies|ied) < (?:is|are) justified by",
    "contrasts-with": "contrasts? with|differs? from|(?:is|are) unlike",
    "implies": "implies|imply|implied",
    "rests-on": "rests? on|rested on|depends? on|depended on|relies on|rely on|builds? on|"
    "(?:is|are) (?:based|built|founded) on < underlies|underlie|underpins?",
}
_BEFORE = (
    r"\)?(?:\s\([^()]{1,60}\))?[\"”’']?\s(?:(?:can|will|may|also|often|in turn|thus|further) ){0,2}"
)
_AFTER = r"(?: (?:the|an?|its|their|both|new|more|higher|greater))?\s[\"“‘']?"
_LONGEST = 90  # characters between the two
_CONFIDENCE = 0.85


def _patterns() -> Iterator[tuple[re.Pattern[str], str, bool]]:
    for label, verbs in _VERBS.items():
        for backwards, alternatives in enumerate(verbs.split(" < ")):
            cue = rf"{_BEFORE}(?P<cue>{alternatives}){_AFTER}"
            yield re.compile(cue), label, bool(backwards)


_PATTERNS = tuple(_patterns())


def find_relations(
    document: Document, concepts: tuple[ConceptFound, ...]
) -> tuple[RelationFound, ...]:
    """The relations between terms that a verb states, each once; denied ones are none."""
    mentions = Mentions(document)
    places: dict[int, list[tuple[Stretch, str]]] = defaultdict(list)
    for concept in concepts:
        names = (concept.term, concept.abbreviation, *concept.aliases)
        for place in mentions.of(name for name in names if name):
            places[place.block].append((place, concept.term))
    found: dict[tuple[str, str, str], RelationFound] = {}
    for n, named in sorted(places.items()):
        for (first, source), (second, target) in pairwise(_longest(named)):
            between = document.blocks[n].text[first.end : second.start]
            relation = _between(between) if source != target else None
            if relation:
                label, cue, backwards = relation
                ends = (target, source) if backwards else (source, target)
                found.setdefault(
                    (ends[0], label, ends[1]),
                    RelationFound(
                        stretch=Stretch(n, first.start, second.end),
                        rule=label,
                        confidence=_CONFIDENCE,
                        source=ends[0],
                        label=label,
                        target=ends[1],
                        wording="" if backwards else cue,
                    ),
                )
    return tuple(found.values())


def _longest(named: list[tuple[Stretch, str]]) -> list[tuple[Stretch, str]]:
    """The mentions of a block in order, without those inside a longer one."""
    kept: list[tuple[Stretch, str]] = []
    for place, term in sorted(named, key=lambda one: (one[0].start, -one[0].end)):
        if not kept or place.start >= kept[-1][0].end:
            kept.append((place, term))
    return kept


def _between(text: str) -> tuple[str, str, bool] | None:
    """The label, the words, and whether the source stands behind."""
    if len(text) > _LONGEST:
        return None
    for pattern, label, backwards in _PATTERNS:
        if match := pattern.fullmatch(text):
            return label, match["cue"], backwards
    return None
