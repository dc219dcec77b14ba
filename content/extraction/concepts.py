"""Terms of a text, with abbreviation, native form and definition."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from content.extraction.document import BlockKind, Document, Stretch
from content.extraction.findings import ConceptFound, PersonFound
from content.extraction.sentences import sentences
from content.extraction.terms.definitions import (
    DefinitionWords,
    definitions,
    led_in_to,
    names_what_came_before,
    takes_up,
    whole_definition,
)
from content.extraction.terms.gathering import Term, gather
from content.extraction.terms.likelihood import LIKELY, SURE
from content.extraction.terms.mentions import Mentions

ENOUGH = 0.7  # confidence from which on a phrase counts as a term
_ASKED = 0.8  # and that of one which is as sure as what is asked at once
_MOST_MENTIONS = 12  # in which a definition is looked for
_BEFORE = 0.6  # confidence that the sentence before says what this one names
_SHORT, _SAYS_LITTLE = 4, 0.2  # words, and by how much the less they count
_OPENING, _OF_SUBJECT = 120, 0.1  # characters: the first sentence says what its subject is
_LOOSE = 0.1  # by which a whole sentence before counts less than a translation
_DEFINES = 0.75  # from which on a definition speaks for the term


def find_concepts(document: Document, people: tuple[PersonFound, ...]) -> tuple[ConceptFound, ...]:
    """The terms for which the text has evidence enough, in reading order; no people."""
    search = _Search(document)
    found = [search.concept(term) for term in gather(document, people, search.mentions)]
    enough = (one for one in found if one.confidence >= ENOUGH)
    return tuple(sorted(enough, key=lambda one: one.stretch))


def _told(likelihood: float) -> float:
    """The confidence in a term that has only the signs at its places for it."""
    if likelihood < LIKELY:
        return 0
    return round(ENOUGH + (_ASKED - ENOUGH) * (likelihood - LIKELY) / (SURE - LIKELY), 3)


class _Search:
    """Looks for what a document says of its terms."""

    def __init__(self, document: Document) -> None:
        self.blocks = document.blocks
        self.mentions = Mentions(document)
        self.first = next((n for n, _ in document.of_kind(BlockKind.PARAGRAPH)), -1)
        self.bounds: dict[int, list[tuple[int, int]]] = {}  # of the sentences of a block

    def concept(self, term: Term) -> ConceptFound:
        places = self.mentions.of(term.names)
        defined = [*term.glosses, *self._definitions(term, places)]
        said = [one for one in defined if not self._only_names(one, term)]
        n, definition = max(said, key=self._telling, default=(0, None))
        concept = ConceptFound(
            stretch=term.stretch,
            rule=max(term.evidence, key=lambda rule: term.evidence[rule]),
            confidence=self._confidence(term, places, definition),
            term=term.text,
            abbreviation=term.short,
            aliases=tuple(term.aliases),
            native_form=term.native,
        )
        if not definition:
            return concept
        words = self.blocks[n].text[definition.start : definition.end]
        return replace(
            concept,
            definition=words + self._items_below(n) if definition.rule == "list" else words,
            definition_stretch=Stretch(n, definition.start, definition.end),
            definition_rule=definition.rule,
        )

    def _telling(self, said: tuple[int, DefinitionWords]) -> float:
        """How sure what is said of a term is, and less if it is too short to say much."""
        n, words = said
        short = len(self.blocks[n].text[words.start : words.end].split()) < _SHORT
        loose = words.rule == "sentence before"
        opens = words.rule == "is a" and n == self.first and words.start < _OPENING
        return words.confidence - short * _SAYS_LITTLE - loose * _LOOSE + opens * _OF_SUBJECT

    def _only_names(self, said: tuple[int, DefinitionWords], term: Term) -> bool:
        """Whether what is said of a term only abbreviates it, "an LNG in the jargon", or is what
        its abbreviation stands for.
        """
        n, found = said
        words = self.blocks[n].text[found.start : found.end]
        return term.short in words.split()[:2] or term.text.casefold() in words.casefold()

    def _confidence(
        self, term: Term, places: list[Stretch], definition: DefinitionWords | None
    ) -> float:
        """That of the surest rule, and more for a term that comes up again or is defined; that of
        the signs at its places if it is more.
        """
        sure = max(term.evidence.values())
        told = _told(term.likelihood)
        if sure < 0.4:
            return max(sure, told)
        headed = any(self.blocks[one.block].kind is BlockKind.HEADING for one in places)
        sure += 0.2 * (len(places) > 1) + 0.1 * (len(places) > 3) + 0.1 * headed
        if definition and definition.confidence >= _DEFINES and definition.rule != "gloss":
            sure += 0.25
        return round(max(min(0.98, sure), told), 3)

    def _definitions(
        self, term: Term, places: list[Stretch]
    ) -> Iterator[tuple[int, DefinitionWords]]:
        for place in places[:_MOST_MENTIONS]:
            n, text = place.block, self.blocks[place.block].text
            start, end = self._sentence(place)
            if start and names_what_came_before(text[start:end], place.start - start):
                opening, stop = self._sentence(Stretch(n, start - 1, start - 1))
                stop = opening + len(text[opening:stop].rstrip(" ."))
                yield n, DefinitionWords(opening, stop, "sentence before", _BEFORE)
            _, next_end = self._sentence(Stretch(n, end + 1, end + 1))
            if told := takes_up(text[end:next_end]):
                told = replace(told, start=end + told.start, end=end + told.end)
                for one in whole_definition(text, told, term.text):
                    yield n, one
            at = place.start - start, place.end - start
            said = list(definitions(text[start:end], *at, term.text))
            if end == len(text) and self._items_below(n):
                said += led_in_to(text[start:end], *at)
            for one in said:
                yield n, replace(one, start=one.start + start, end=one.end + start)

    def _sentence(self, place: Stretch) -> tuple[int, int]:
        text = self.blocks[place.block].text
        if place.block not in self.bounds:
            self.bounds[place.block] = sentences(text)
        bounds = self.bounds[place.block]
        return bounds[max(0, bisect_right(bounds, (place.start, len(text))) - 1)]

    def _items_below(self, n: int) -> str:
        """The items that a block leads in to, as they go on with its sentence."""
        items = []
        for block in self.blocks[n + 1 :]:
            if block.kind is not BlockKind.ITEM:
                break
            items.append(block.text.rstrip(" ;,."))
        return f" {'; '.join(items)}" if items else ""
