"""Gathers the evidence for each term of a document, under one key for all its wordings."""

import re
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from content.extraction.document import BlockKind, Document, Stretch
from content.extraction.findings import PersonFound
from content.extraction.terms.abbreviations import find_abbreviations, short_behind
from content.extraction.terms.compounds import taken_up
from content.extraction.terms.definitions import DefinitionWords
from content.extraction.terms.explanations import explanation
from content.extraction.terms.glosses import is_foreign
from content.extraction.terms.grammar.kinds import is_place
from content.extraction.terms.grammar.shapes import may_be_noun
from content.extraction.terms.grammar.words import ARTICLES
from content.extraction.terms.item_heads import item_heads
from content.extraction.terms.laws import named_laws
from content.extraction.terms.likelihood import (
    LIKELY,
    WeighedSite,
    likeliest,
    likelihood,
    weighed_sites,
)
from content.extraction.terms.mentions import Mentions, plain
from content.extraction.terms.naming import named_terms, other_wording
from content.extraction.terms.native_terms import native_behind, without_native
from content.extraction.terms.titles import titled
from content.extraction.terms.translations import translation_behind
from content.extraction.terms.unmarked import called_terms, defined_terms
from content.extraction.terms.variants import variants
from content.extraction.vocabulary.commonness import is_english

READ = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.ITEM,
    BlockKind.QUOTATION,
    BlockKind.CAPTION,
    BlockKind.FOOTNOTE,
)
# These rules have only a word beside a phrase to go by, so what they find may be a person.
_MAY_BE_PEOPLE = (
    "native form",
    "named",
    "means",
    "whereby",
    "explained",
    "title",
    "item",
    "translated",
)
_GLOSS = 0.74
_LITERAL = 0.73  # a little less than what a sentence says that it is
_TRANSLATED = 0.7  # that a translation says what a term means, if nothing else does
# What is left out where a term comes up again.
_KINDS = (" system", " scheme", " method", " network", " programme", " model", " technique")
_KIND_OF_EPONYM = re.compile(r"(?: [a-z][\w-]+){1,2}")
# "The Fund for", "Grammar on"
_NAME_BEFORE = re.compile(r"\b[A-Z][\w’'-]+ (?:of|on|for|and)(?: the)? $")
# "The first, the exit principle, holds that"
_ORDINALS = frozenset("first second third fourth fifth last other latter former final".split())


@dataclass(slots=True)
class Term:
    """``evidence`` has the confidence of each rule that found the term; ``glosses`` say what it
    means, each with its block.
    """

    stretch: Stretch
    text: str
    evidence: dict[str, float] = field(default_factory=dict)
    short: str = ""
    native: str = ""
    likelihood: float = 0
    aliases: list[str] = field(default_factory=list)
    glosses: list[tuple[int, DefinitionWords]] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """All by which the text may call it; the first is the term itself."""
        names = [self.text, *self.aliases]
        if self.short:
            names += [self.short, re.sub(r"(?<=[A-Z0-9])s$", "", self.short)]
        if "quoted name" in self.evidence and self.text.count(" ") > 1:
            names.append(" ".join(self.text.split()[:2]))  # "Green Dam" of "Green Dam Escort"
        return names


def gather(document: Document, people: tuple[PersonFound, ...], mentions: Mentions) -> list[Term]:
    """The terms of a document in the order in which they come up; no people."""
    gathering = _Gathering(document, people)
    gathering.read_title(document)
    for n, block in document.of_kind(*READ):
        if is_english(block.text):
            gathering.read(n, block.text)
    gathering.read_items()
    gathering.weigh(document, people, mentions)
    return list(gathering.whole())


def key_of(term: str) -> str:
    """What is equal for wordings of one term: singular and plural, with and without an article."""
    words = re.findall(r"\w+", plain(term))
    if len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    if words and len(words[-1]) > 3:
        words[-1] = words[-1].removesuffix("s")
    return " ".join(words)


def _ends_of(key: str) -> Iterator[str]:
    """ "Dibao" of "pays dibao", which the rules find whole."""
    words = key.split()
    return (" ".join(words[n:]) for n in range(1, len(words)))


class _Whole:
    """Places of terms that are known; hardly more than three of them overlap."""

    def __init__(self, places: Iterable[Stretch]) -> None:
        self.places = sorted(places)

    def has_a_part(self, place: Stretch) -> bool:
        """Whether a place is within one of them, and less than that."""
        at = bisect_right(self.places, Stretch(place.block, place.start, sys.maxsize))
        return any(place in one and place != one for one in self.places[max(0, at - 3) : at])


class _Gathering:
    def __init__(self, document: Document, people: tuple[PersonFound, ...]) -> None:
        self.blocks = document.blocks
        self.terms: dict[str, Term] = {}
        self.names = {
            plain(name) for one in people for name in (one.name, one.native_name, *one.aliases)
        }
        self.mentions = sorted(mention.stretch for one in people for mention in one.mentions)

    def read_title(self, document: Document) -> None:
        """The title of an article is a term if its first sentence is about that."""
        n = next((n for n, _ in document.of_kind(BlockKind.PARAGRAPH)), None)
        if n is not None and (place := titled(document.title, self.blocks[n].text)):
            self._term(n, *place, "title", 0.75)

    def read_items(self) -> None:
        for n, start, end, definition in item_heads(self.blocks):
            term = self._term(n, start, end, "item", 0.7)
            if term and definition:
                term.glosses.append((n, definition))

    def weigh(
        self, document: Document, people: tuple[PersonFound, ...], mentions: Mentions
    ) -> None:
        """Add what the signs at all its places make a term, and what these say of any term."""
        whole = _Whole(place for term in self.terms.values() for place in mentions.of([term.text]))
        weighed = [
            (one.likelihood(), one.stretch, one)
            for one in weighed_sites(document, people, mentions, *READ)
            if not whole.has_a_part(one.stretch)
        ]
        phrases: dict[str, list[tuple[float, WeighedSite]]] = defaultdict(list)
        for chance, one in likeliest(weighed):
            phrases[key_of(document.words(one.stretch))].append((chance, one))
        self._add_likely(phrases)
        for term in self.terms.values():
            text = self.blocks[term.stretch.block].text
            term.short = term.short or short_behind(text, term.text, term.stretch.end)
            term.native = term.native or native_behind(text, term.stretch.end)

    def _add_likely(self, phrases: dict[str, list[tuple[float, WeighedSite]]]) -> None:
        """Add phrases that are likely enough, and to any term what its places say of it."""
        by_rules = frozenset(self.terms)
        told = [
            Stretch(n, gloss.start, gloss.end)
            for term in self.terms.values()
            for n, gloss in term.glosses
        ]
        for key, found in phrases.items():
            likely = likelihood(chance for chance, _ in found)
            best = found[0][1].stretch  # the likeliest are first
            if key not in by_rules and (
                likely < LIKELY
                or not by_rules.isdisjoint(_ends_of(key))
                or any(map(best.overlaps, told))  # part of what explains another
                or self._is_cut(best)
            ):
                continue
            if term := self._term(best.block, best.start, best.end, "explained", 0):
                term.likelihood = likely
                for chance, one in found:
                    text = self.blocks[one.stretch.block].text
                    if said := explanation(text, one.site, chance):
                        term.glosses.append((one.stretch.block, said))

    def _is_cut(self, place: Stretch) -> bool:
        """Whether a phrase ends in no noun, is a place, or the rest of a name: "Fund for Silt"."""
        text = self.blocks[place.block].text
        words = text[place.start : place.end].casefold().split()
        own = text[place.start].isupper() and _NAME_BEFORE.search(
            text, max(0, place.start - 40), place.start
        )
        return bool(own) or not may_be_noun(words) or is_place(text[place.start : place.end])

    def read(self, n: int, text: str) -> None:
        for one in find_abbreviations(text):
            term = self._term(n, one.start, one.end, one.rule, one.confidence)
            if term and not term.short:
                term.short = text[one.short_start : one.short_end]
        for named in named_terms(text):
            term = self._term(n, named.start, named.end, named.rule, named.confidence)
            if term:
                term.native = term.native or named.native
                if named.reading:
                    term.aliases.append(named.reading)
                if named.gloss and not is_foreign(text[slice(*named.gloss)]):
                    sure = _LITERAL if named.rule == "translated" else _GLOSS
                    sure = _TRANSLATED if named.native else sure
                    term.glosses.append((n, DefinitionWords(*named.gloss, "gloss", sure)))
        for start, end in called_terms(text):
            self._term(n, start, end, "named", 0.75)
        for start, end in named_laws(text):
            self._term(n, start, end, "law", 0.75)
        for start, end in taken_up(text):
            self._term(n, start, end, "taken up", 0.75)
        for start, end, told in variants(text):
            term = self._term(n, start, end, "variant", 0.75)
            if term and told:
                term.glosses.append((n, told))
        for start, end, definition in defined_terms(text):
            if term := self._term(n, start, end, definition.rule, 0.6):
                term.glosses.append((n, definition))

    def _term(self, n: int, start: int, end: int, rule: str, confidence: float) -> Term | None:
        end = without_native(self.blocks[n].text, start, end)
        text = self.blocks[n].text[start:end]
        key = key_of(text)
        if key in _ORDINALS or not key or plain(text) in self.names:
            return None
        if rule in _MAY_BE_PEOPLE and self._names_a_person(Stretch(n, start, end)):
            return None
        term = self.terms.setdefault(key, Term(Stretch(n, start, end), text))
        term.evidence[rule] = max(confidence, term.evidence.get(rule, 0))
        return term

    def _names_a_person(self, place: Stretch) -> bool:
        at = bisect_right(self.mentions, place)
        return any(
            one.overlaps(place) and not self._is_eponym(one, place)
            for one in self.mentions[max(0, at - 1) : at + 2]
        )

    def _is_eponym(self, person: Stretch, place: Stretch) -> bool:
        """Whether a term only has the name of somebody: the "Braun slope"."""
        behind = self.blocks[place.block].text[person.end : place.end]
        return person.start == place.start and bool(_KIND_OF_EPONYM.fullmatch(behind))

    def whole(self) -> Iterator[Term]:
        """The terms, each with the wordings that the text has for it elsewhere."""
        starts = {(term.stretch.block, term.stretch.start): key for key, term in self.terms.items()}
        for key, term in list(self.terms.items()):
            text, end = self.blocks[term.stretch.block].text, term.stretch.end
            at = other_wording(text, end) or translation_behind(text, end)
            other = starts.get((term.stretch.block, at)) if at else None
            if other in self.terms and other != key and key in self.terms:
                self._join(term, self.terms.pop(other))
        aliases = {key_of(name): key for key, term in self.terms.items() for name in term.names[1:]}
        for key, term in self.terms.items():
            if (other := aliases.get(key, key)) != key:  # "By TF we mean a fund that"
                self.terms[other].glosses += term.glosses
        heads = {key.rpartition(" ")[2] for key in self.terms if " " in key}
        heads |= {key.partition(" ")[0] for key in self.terms if key.endswith(_KINDS)}
        for key, term in self.terms.items():
            # "A mud anchor … The anchor is the level to which", "festoon systems … Festoons, the":
            # short for what came before.
            short = key in heads and term.evidence.keys() <= {"explained"}
            if key not in aliases and not short:
                yield term

    def _join(self, term: Term, other: Term) -> None:
        term.aliases += [other.text, *other.aliases]
        term.short = term.short or other.short
        term.native = term.native or other.native
        term.glosses += other.glosses
        term.evidence |= other.evidence
        term.likelihood = max(term.likelihood, other.likelihood)
