"""What can be found: the texts of each kind of object, and whether a query finds them."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Any

from learning.grading.parsing.pinyin import sounds, usual_reading
from learning.search_index.words import (
    Query,
    begins,
    is_misspelt,
    words_of,
)

AS_TYPED = str.maketrans(dict.fromkeys("üǖǘǚǜ", "v"))
MOST_JOINED = 6  # words of a name that can be written as one


class Kind(IntEnum):
    """The kinds of objects in the index; the numbers are stored there."""

    BRIEF = 1
    SECTION = 2
    CONCEPT = 3
    PERSON = 4
    QUOTE = 5
    PASSAGE = 6
    QUESTION = 7
    NOTE = 8

    @property
    def belongs_to_a_person(self) -> bool:
        """Whether the object is its owner's alone, not part of a brief."""
        return self in (Kind.QUESTION, Kind.NOTE)


@dataclass(frozen=True, eq=False)
class Texts:
    """``names`` are short, and may be written without spaces; ``spoken`` are pairs of characters
    and their pinyin; ``title`` is a sentence. What ``text`` says counts less."""

    names: tuple[str, ...] = ()
    spoken: tuple[tuple[str, str], ...] = ()
    title: str = ""
    text: tuple[str, ...] = ()

    @cached_property
    def title_words(self) -> frozenset[str]:
        found = set(_words([*self.names, self.title]))
        for name in self.names:
            found |= set(_joined([word.text for word in words_of(name) if not word.is_chinese]))
        for characters, pinyin in self.spoken:
            found |= set(_sounds(characters, pinyin))
        return frozenset(found)

    @cached_property
    def text_words(self) -> frozenset[str]:
        return frozenset(_words(self.text))

    @cached_property
    def title_runs(self) -> tuple[str, ...]:
        written = (characters for characters, _ in self.spoken)
        return tuple(_runs([*self.names, *written, self.title]))

    @cached_property
    def text_runs(self) -> tuple[str, ...]:
        return tuple(_runs(self.text))


@dataclass(frozen=True, slots=True, order=True)
class Rank:
    """How well a query fits, the best first: exactly before misspelt, the title before the text,
    whole words before beginnings."""

    misspelt: bool
    in_text: bool
    elsewhere: bool  # the title begins with another word
    begun: bool


def rank(query: Query, texts: Texts) -> Rank | None:
    """None if a word of the query is not there."""
    found = [_found(word, texts) for word in query.words] + [
        _found_run(run, texts) for run in query.runs
    ]
    if not found or None in found:
        return None
    worst = [max(each) for each in zip(*filter(None, found), strict=True)]
    misspelt, in_text, begun = map(bool, worst)
    return Rank(misspelt, in_text, not _opens(query, texts), begun)


def _found(word: str, texts: Texts) -> tuple[bool, bool, bool] | None:
    """Whether the word is misspelt, is in the text only, and only begins one there."""
    for in_text, words in ((False, texts.title_words), (True, texts.text_words)):
        if word in words:
            return False, in_text, False
        if any(begins(word, each) for each in words):
            return False, in_text, True
    for in_text, words in ((False, texts.title_words), (True, texts.text_words)):
        if any(is_misspelt(word, each) for each in words):
            return True, in_text, False
    return None


def _found_run(run: str, texts: Texts) -> tuple[bool, bool, bool] | None:
    for in_text, runs in ((False, texts.title_runs), (True, texts.text_runs)):
        if any(run in each for each in runs):
            return False, in_text, run not in runs
    return None


def _opens(query: Query, texts: Texts) -> bool:
    """Whether a name, a syllable of pinyin or the title begins with what is looked for."""
    if query.words:
        together = "".join(query.words)
        if len(query.words) > 1 and any(each.startswith(together) for each in texts.title_words):
            return True
        openings = (words_of(text)[:1] for text in (*texts.names, texts.title))
        return any(begins(query.words[0], word.text) for opening in openings for word in opening)
    return any(text.startswith(query.runs[0]) for text in texts.title_runs)


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (word.text for word in words_of(text) if not word.is_chinese)


def _runs(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (word.text for word in words_of(text) if word.is_chinese)


def _joined(words: list[str]) -> Iterator[str]:
    """What is left of a name from each of its words on, without spaces."""
    if len(words) <= MOST_JOINED:
        yield from ("".join(words[first:]) for first in range(len(words)))


def _sounds(characters: str, pinyin: str) -> Iterator[str]:
    """Pinyin without tones and spaces, from each of its syllables on; ü also as v."""
    for text in {pinyin, unicodedata.normalize("NFC", pinyin).translate(AS_TYPED)}:
        words = list(_words([text]))
        yield from words
        yield from _joined(words)
    run = "".join(word.text for word in words_of(characters) if word.is_chinese)
    sound = "".join(_words([pinyin])) or usual_reading(run)
    yield from (sound[start:] for start in _syllables(run, sound))


def _syllables(characters: str, sound: str) -> list[int]:
    """Where the characters begin in their sound; none if it is another's."""
    starts, at = list[int](), 0
    for character in characters:
        starts.append(at)
        read = next((each for each in sounds(character) if sound.startswith(each, at)), None)
        if read is None:
            return []
        at += len(read)
    return starts if at == len(sound) else []


def brief_texts(brief: Any) -> Texts:
    return Texts(names=(brief.title,), text=(brief.subtitle, brief.source))


def section_texts(passage: Any) -> Texts:
    return Texts(names=(passage.text,))


def passage_texts(passage: Any) -> Texts:
    return Texts(text=(passage.text,))


def concept_texts(concept: Any) -> Texts:
    return Texts(
        names=(concept.term, concept.abbreviation, *concept.aliases),
        spoken=((concept.characters, concept.pinyin),),
        text=(concept.definition,),
    )


def person_texts(person: Any) -> Texts:
    return Texts(
        names=(person.name, *person.aliases),
        spoken=((person.characters, person.pinyin),),
        text=(person.affiliation, person.role),
    )


def quote_texts(quote: Any) -> Texts:
    """Its speakers are prefetched."""
    return said_texts(quote, (each.name for each in quote.speakers.all()))


def said_texts(quote: Any, speakers: Iterable[str]) -> Texts:
    """``speakers`` are the names of those who say it."""
    return Texts(title=quote.text, text=(quote.topic, *speakers))


def question_texts(question: Any) -> Texts:
    """What is asked, not its answer. Its tags are prefetched."""
    body: Mapping[str, Any] = question.body
    tags = (tag.name for tag in question.tags.all())
    return Texts(title=body.get("stem", ""), text=(body.get("frame", ""), *tags))


def note_texts(card: Any) -> Texts:
    return Texts(text=(card.note,))
