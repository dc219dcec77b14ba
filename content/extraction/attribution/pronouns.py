"""Whom "he" and "she" mean."""

import re
from collections.abc import Iterable, Iterator

from content.extraction.attribution.designations import pronoun_of, pronoun_of_life
from content.extraction.attribution.focus import Focus
from content.extraction.attribution.grammar.skeleton import Sentence
from content.extraction.attribution.grammar.subjects import SubjectKind, main_subject
from content.extraction.document import Document
from content.extraction.findings import PersonFound
from content.extraction.vocabulary.speech_cues import WRITTEN_BY

_HEARD_BY = re.compile(r"o(?P<listener>P),?H$")  # "To Liu she confided"
_FROM = re.compile(
    r"[ca]?,?r(?:[exWNVB#]{1,4}(?P<by>[ry])[eWx]{0,2}(?P<who>P)|(?P<owner>P)'[xWNVB#]{1,3}),H$"
)
_IN_WHICH = re.compile(r"(?P<who>P)'[xW#]{0,2}(?P<work>[xNVBW])[xV]?(?:r[^,.;:?!PQVH]{1,8})?,?ru$")
_OF_ONE = ("he", "she", "his", "her")
_MOST_IN_FOCUS = 6


class Pronouns:
    """Which of them each person is, as far as the text has told. People are counted from 0."""

    def __init__(self, document: Document, people: tuple[PersonFound, ...]) -> None:
        self._known: dict[int, str] = {}
        for index, person in enumerate(people):
            if pronoun := pronoun_of(document, person):
                self._known[index] = pronoun
        title = document.blocks[0].text.strip() if document.blocks else ""
        called = (n for n, one in enumerate(people) if _is_called(one, title))
        self.title = next(called, None)  # whom the text is about
        if self.title is not None:
            names = (people[self.title].name, title)
            if word := pronoun_of_life(document, names):
                self._known.setdefault(self.title, pronoun_in(word))

    def of(self, person: int) -> str:
        """ "He" or "she", "" where that cannot be told."""
        return self._known.get(person, "")

    def may_mean(self, pronoun: str, person: int) -> bool:
        return self._known.get(person, pronoun) == pronoun

    def tell_apart(self, person: int, others: Iterable[int]) -> bool:
        """Whether the pronoun of one person is that of none of the others."""
        own = self.of(person)
        return all(own and not self.may_mean(own, one) for one in others)

    def learn(self, person: int, word: str) -> None:
        """Whoever was "he" once cannot be "she" later."""
        if word in _OF_ONE:
            self._known.setdefault(person, pronoun_in(word))

    def learn_from(self, sentence: Sentence, focus: Focus) -> None:
        """From "herself" behind the only person, and from a sentence that opens with "she" behind
        one that spoke of one person; not of "for Liu, she is a saint", which speaks of two.
        """
        for at, token in enumerate(sentence.tokens):
            if token.word in ("himself", "herself") and sentence.shape.count("P", 0, at) == 1:
                person = sentence.tokens[sentence.shape.index("P")].person
                if person is not None and not set("HQ,;:t") & set(sentence.shape[:at]):
                    self._known.setdefault(person, "he" if token.word == "himself" else "she")
        if len(focus.latest) == 1 and not focus.by_pronoun:
            (person,) = focus.latest
            self.learn(person, sentence.tokens[0].word)

    def person_meant(
        self,
        sentence: Sentence,
        at: int,
        focus: Focus,
        named: frozenset[int],
        spoke: int | None = None,
    ) -> int | None:
        """``named`` are people whom the pronoun at a token cannot mean. ``spoke`` did who speaks
        earlier in the sentence.
        """
        candidates = self._candidates(sentence, at, focus, named, spoke)
        people = (one for one in candidates if one is not None and one not in named)
        return self._first(sentence.tokens[at].word, people)

    def _candidates(
        self,
        sentence: Sentence,
        at: int,
        focus: Focus,
        named: frozenset[int],
        spoke: int | None,
    ) -> Iterator[int | None]:
        """The likeliest first."""
        yield _author_before(sentence, at)
        yield _subject_before(sentence, at)
        yield _source_before(sentence, at)
        yield spoke  # "As Liu points out, …, and he expects that …"
        if not focus.seen:
            yield _owner(sentence)
        yield _before_colon(sentence, at, named)
        yield from self._spoken_of(sentence.tokens[at].word, focus)

    def _spoken_of(self, word: str, focus: Focus) -> Iterator[int]:
        """Whose name is the title, in a block that has named nobody else; who was named last."""
        title = self.title
        if title is not None and focus.seen <= {title} and self.of(title) == pronoun_in(word):
            yield title
        yield from focus.last(_MOST_IN_FOCUS)

    def in_focus(self, word: str, focus: Focus) -> int | None:
        """Who was named last of those whom "he" or "she" may mean."""
        return self._first(word, focus.last(_MOST_IN_FOCUS))

    def met(self, sentence: Sentence, focus: Focus) -> int | None:
        """Who was "he" in "in 1763 he studied under Liu", and may be "he" in the next sentence."""
        at = sentence.shape.find("H")
        if at < 0 or "P" not in sentence.shape[at:] or "P" in sentence.shape[:at]:
            return None
        word = sentence.tokens[at].word
        return self._first(word, self._spoken_of(word, focus))

    def _first(self, word: str, people: Iterable[int]) -> int | None:
        pronoun = pronoun_in(word)
        return next((person for person in people if self.may_mean(pronoun, person)), None)


def _is_called(person: PersonFound, title: str) -> bool:
    return title == person.name or (" " in title and title in person.aliases)


def listener(sentence: Sentence, at: int) -> frozenset[int]:
    """Who hears what the pronoun at a token says, and so is not meant."""
    heard = _HEARD_BY.match(sentence.shape[: at + 1])
    person = sentence.tokens[heard.start("listener")].person if heard else None
    return frozenset() if person is None else frozenset({person})


def pronoun_in(word: str) -> str:
    return "he" if word in ("he", "his", "him") else "she"


def _subject_before(sentence: Sentence, at: int) -> int | None:
    if sentence.tokens[0].word in ("like", "unlike"):
        return None  # "Like Liu, and like Ortiz, he says"
    subject = main_subject(sentence, at)
    if subject and subject.kind is SubjectKind.PEOPLE and len(subject.tokens) == 1:
        return sentence.tokens[subject.tokens[0]].person
    return None


def _source_before(sentence: Sentence, at: int) -> int | None:
    """Liu of "in a letter from Liu, she says", "in Liu's book, she says"."""
    source = _FROM.match(sentence.shape[: at + 1])
    if not source:
        return None
    if source["owner"]:
        return sentence.tokens[source.start("owner")].person
    is_source = sentence.tokens[source.start("by")].word in ("from", "by")
    return sentence.tokens[source.start("who")].person if is_source else None


def _author_before(sentence: Sentence, at: int) -> int | None:
    """Liu of "Liu's study of 1929, in which he concluded"."""
    wrote = _IN_WHICH.search(sentence.shape, max(0, at - 18), at)
    if not wrote or sentence.tokens[wrote.start("work")].word not in WRITTEN_BY:
        return None
    return sentence.tokens[wrote.start("who")].person


def _owner(sentence: Sentence) -> int | None:
    """Liu of "Liu's next book, she says", if a text of nobody else comes before it."""
    return sentence.tokens[0].person if sentence.shape.startswith("P'") else None


def _before_colon(sentence: Sentence, at: int, named: frozenset[int]) -> int | None:
    """Liu of "The last word goes to Liu: prices, she says, fell"."""
    colon = sentence.shape.find(":", 0, at)
    people = {token.person for token in sentence.tokens[: max(colon, 0)]} - {None, *named}
    return people.pop() if len(people) == 1 else None
