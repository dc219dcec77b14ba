"""How two terms are related, where a sentence says so in between them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
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
    "departs-from": "departs? from|breaks? with|breaks? from|(?:is|are) a break with|"
    "(?:does|do) without",
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
    "rests-on": "rests? on|rested on|depends? on|depended on|relies on|rely on|makes? use of|"
    "builds? on(?: the foundations? of)?|"
    "(?:is|are) (?:based|built|founded) on < underlies|underlie|underpins?",
}
# "Rice (R), a grain, was bred in Asia and thus …": a bracket, an aside, another verb.
_BEFORE = (
    r"\)?(?:\s\([^()]{1,60}\))?[\"”’']?(?:,(?: that is,| i\.e\.,)? [^,;:]{1,70},)?"
    r"(?: (?:is|are|was|were|has|have|had) (?:(?!that |which |who |if )[^\s,;:]+ ){1,8}and)?"
    r"\s(?:(?:can|will|may|also|often|in turn|thus|further|\w+ly) ){0,2}"
)
_AFTER = r"(?: (?:the|an?|its|their|both|new|more|higher|greater))?\s[\"“‘']?"
_LONGEST = 110  # characters between the two
_CONFIDENCE = 0.85
# "… rests on rice, which is cheap, and on labour".
_AND_ON = re.compile(
    r"\)?(?:\s\([^()]{1,60}\))?[\"”’']?(?:, [^,;:]{1,60},)? and (?P<word>on|to|from|in|of|with|for)"
    rf"{_AFTER}"
)


def _patterns() -> Iterator[tuple[re.Pattern[str], str, bool]]:
    for label, verbs in _VERBS.items():
        for backwards, alternatives in enumerate(verbs.split(" < ")):
            words = alternatives.replace(" ", r"(?: \w+ly)? ")  # "rests mainly on"
            cue = rf"{_BEFORE}(?P<cue>{words}){_AFTER}"
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
        text, last = document.blocks[n].text, None
        for (first, source), (second, target) in pairwise(_longest(named)):
            between = text[first.end : second.start]
            if source == target:  # the term and its abbreviation
                continue
            if words := _between(between):
                last = _Link(first, source, *words)
            elif not (last and _goes_on(last, between)):
                last = None
            if last:
                one = last.found(n, second, target)
                found.setdefault((one.source, one.label, one.target), one)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Link:
    """What stands before the second of two terms; that is the source if it goes ``backwards``."""

    place: Stretch
    term: str
    label: str
    cue: str
    backwards: bool

    def found(self, block: int, place: Stretch, term: str) -> RelationFound:
        source, target = (term, self.term) if self.backwards else (self.term, term)
        return RelationFound(
            stretch=Stretch(block, self.place.start, place.end),
            rule=self.label,
            confidence=_CONFIDENCE,
            source=source,
            label=self.label,
            target=target,
            wording="" if self.backwards else self.cue,
        )


def _goes_on(link: _Link, text: str) -> bool:
    """Whether the verb has another object, after the same preposition: "and on"."""
    match = _AND_ON.fullmatch(text)
    return match is not None and link.cue.split()[-1] == match["word"]


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
