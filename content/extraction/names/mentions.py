"""Where people are named: by the full name, the surname, or a title and the surname."""

from content.extraction.names.descriptions import is_finite, is_post
from content.extraction.names.persons import Person
from content.extraction.names.short_names import Key, key_of
from content.extraction.names.words import Kind, Word
from content.extraction.vocabulary.bodies import BODY_WORDS
from content.extraction.vocabulary.given_names import GIVEN_NAMES
from content.extraction.vocabulary.ordinary_words import MONTHS_AND_DAYS, OPENERS, ORDINARY
from content.extraction.vocabulary.places import PLACES
from content.extraction.vocabulary.titles import PARTS_OF_A_POST, is_title

_KNIGHTS = frozenset("sir dame".split())


# Names by their first word and their number of words, each with the people who have it.
type Names = dict[str, dict[int, dict[Key, list[Person]]]]


class Index:
    """Finds the names of people."""

    def __init__(self, people: list[Person]) -> None:
        self._full: Names = {}
        self._short: Names = {}
        self._given: dict[str, list[Person]] = {}
        for person in people:
            for key in person.full:
                _put(self._full, key, person)
            if len(person.parts) > 1:
                self._given.setdefault(key_of(person.parts[0]), []).append(person)
            for key in person.short:
                _put(self._short, key, person)

    def full(self, words: list[Word], at: int) -> tuple[int, Person] | None:
        found = _matches(self._full, words, at)
        return max(found, key=lambda one: one[0], default=None)

    def short(self, words: list[Word], at: int) -> list[tuple[int, Person]]:
        found = _matches(self._short, words, at)
        longest = max((last for last, _ in found), default=0)
        return [one for one in found if one[0] == longest]

    def given(self, words: list[Word], at: int) -> list[tuple[int, Person]]:
        """Whom "Dame Judith" names, and "Judith" if one person alone has the name."""
        found = [(at + 1, person) for person in self._given.get(key_of(words[at].text), ())]
        if not found or (at and words[at].joined and words[at - 1].key in _KNIGHTS):
            return found
        key = words[at].key
        other = key not in GIVEN_NAMES or key in ORDINARY or key in PLACES or key in MONTHS_AND_DAYS
        if other or len(found) > 1 or (words[at].opens and not _is_subject(words, at)):
            return []
        return found


def _is_subject(words: list[Word], at: int) -> bool:
    """Whether a verb, an "'s" or a comma follows."""
    if words[at].possessive or at + 1 >= len(words) or not words[at + 1].joined:
        return True
    return is_finite(words[at + 1])


def _put(names: Names, key: Key, person: Person) -> None:
    names.setdefault(key[0], {}).setdefault(len(key), {}).setdefault(key, []).append(person)


def _matches(names: Names, words: list[Word], at: int) -> list[tuple[int, Person]]:
    found: list[tuple[int, Person]] = []
    for count, of_count in names.get(key_of(words[at].text), {}).items():
        last = at + count
        if last > len(words) or words[last - 1].kind is Kind.LOWER:
            continue
        inside = range(at + 1, last)
        if all(words[n].joined and not words[n - 1].possessive for n in inside):
            key = tuple(key_of(word.text) for word in words[at:last])
            found += [(last, person) for person in of_count.get(key, ())]
    return found


def stands_alone(words: list[Word], first: int, last: int, person: Person) -> bool:
    """Whether a surname at ``words[first:last]`` names this person, and is no part of the name of
    another, of a place or a body.
    """
    word = words[first]
    before = words[first - 1] if first and word.joined else None
    after = words[last] if last < len(words) and words[last].joined else None
    if words[last - 1].possessive:
        after = None
    titled = before is not None and is_title(before.key)
    if before is not None and not before.possessive and not titled:
        if before.kind is Kind.INITIAL and not person.parts[0].startswith(before.text[0]):
            return False
        if before.kind in (Kind.CAPITAL, Kind.UPPER) and not _may_stand_before(before):
            return False
    in_capitals = after is not None and after.kind in (Kind.CAPITAL, Kind.INITIAL)
    if after is not None and in_capitals and after.key not in MONTHS_AND_DAYS:
        return False
    if word.kind is Kind.LOWER or titled:
        return True
    return _is_no_other_word(words, first, last)


def _may_stand_before(word: Word) -> bool:
    if word.key in ORDINARY or word.key in PARTS_OF_A_POST or is_post(word):
        return True
    if word.key in MONTHS_AND_DAYS and word.key not in GIVEN_NAMES:
        return True  # "in July Liu left"
    return word.kind is Kind.UPPER or word.key in BODY_WORDS or word.key in PLACES


def _is_no_other_word(words: list[Word], first: int, last: int) -> bool:
    """A surname such as "May", "He" or "Long" must not be the word."""
    key = words[first].key
    if last - first > 1 or not (key in ORDINARY or key in MONTHS_AND_DAYS or key in PLACES):
        return True
    if key in OPENERS:
        return not words[first].opens
    after = words[last] if last < len(words) and words[last].joined else None
    return words[last - 1].possessive or (after is not None and is_finite(after))
