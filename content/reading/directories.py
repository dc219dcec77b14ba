"""The searchable lists of a brief's concepts, people and quotes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from content.models import Brief, Concept, Person, Quote
from content.reading.concepts import concept_names
from content.reading.names import name_sort_key
from content.reading.quotes import Voice, quotes_to_show, voices
from content.reading.search import SearchEntry, folded, search

LONG_DIRECTORY = 60  # entries; longer lists link to letters and fold their quotes


@dataclass(frozen=True, slots=True)
class LetterGroup[T]:
    """Entries under one letter; under "" are all entries of a short list or a search."""

    letter: str
    entries: Sequence[T]


@dataclass(frozen=True, slots=True)
class Directory[T]:
    """The entries that a query finds, ``count`` in all; ``much`` if the list is to be folded."""

    query: str
    count: int
    groups: Sequence[T]

    @property
    def much(self) -> bool:
        return not self.query and self.count > LONG_DIRECTORY


def concept_directory(brief: Brief, query: str) -> Directory[LetterGroup[Concept]]:
    """The concepts by term; in a search, those that match by name come first."""
    listed = sorted(brief.concepts.current(), key=lambda each: folded(each.term))
    found = search(query, listed, _concept_entry)
    return _by_letter(query, found, lambda each: each.term)


def people_directory(brief: Brief, query: str) -> Directory[LetterGroup[Person]]:
    """The people by surname and given name; in a search, those that match by name come first."""
    listed = sorted(brief.people.current(), key=_person_order)
    found = search(query, listed, _person_entry)
    return _by_letter(query, found, lambda each: "".join(_person_order(each)))


def quote_directory(brief: Brief, query: str) -> Directory[Voice]:
    """The quotes by voice; in a search, those that match by speaker come first."""
    found = search(query, quotes_to_show(brief), _quote_entry)
    return Directory(query, len(found), voices(found))


def _by_letter[T](
    query: str, found: Sequence[T], name: Callable[[T], str]
) -> Directory[LetterGroup[T]]:
    if query or len(found) <= LONG_DIRECTORY:
        return Directory(query, len(found), [LetterGroup("", found)] if found else [])
    runs = groupby(found, key=lambda each: folded(name(each))[:1].upper())
    return Directory(query, len(found), [LetterGroup(letter, list(run)) for letter, run in runs])


def _concept_entry(concept: Concept) -> SearchEntry:
    plural = [f"{concept.abbreviation}s"] if concept.abbreviation else []
    return SearchEntry((*concept_names(concept), *plural), concept.pinyin, concept.definition)


def _person_order(person: Person) -> tuple[str, ...]:
    return name_sort_key(person.name, characters=person.characters, reading=person.pinyin)


def _person_entry(person: Person) -> SearchEntry:
    return SearchEntry(_names(person), person.pinyin, f"{person.role} {person.affiliation}")


def _quote_entry(quote: Quote) -> SearchEntry:
    speakers = quote.speakers.all()
    names = (quote.holder, *(name for speaker in speakers for name in _names(speaker)))
    pinyin = " ".join(speaker.pinyin for speaker in speakers)
    return SearchEntry(names, pinyin, f"{quote.topic} {quote.text}")


def _names(person: Person) -> tuple[str, ...]:
    return person.name, *person.aliases, person.characters
