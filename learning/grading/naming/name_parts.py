"""Names given in part: a surname, a given name, initials."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from learning.grading.answer_key import AnswerKey
from learning.grading.naming.person_name import Name, joined
from learning.grading.parsing.pinyin import may_be_read, syllables
from learning.grading.spelling.english import is_english
from learning.grading.spelling.misspellings import edits
from learning.grading.words import Word

# Words of surnames that are left out or mixed up, as ``syllables`` writes them.
PARTICLES = frozenset(("uon", "uan", "der", "den", "de", "di", "da", "del", "la", "le", "zu"))


def surname_of(expected: AnswerKey, name: Name) -> str:
    """The surname that the question gives, or else the first word."""
    return expected.surnames.get(name.text, "") if expected.surnames else name.surname


def given_names(expected: AnswerKey, name: Name) -> set[str]:
    """What may be the given name; either part where the surname is not known."""
    surname = {word.text for word in known_syllables(surname_of(expected, name))}
    if surname:
        return {joined(word for word in name.words if word.text not in surname)}
    return {joined(name.words[:1]), joined(name.words[1:])} if len(name.words) > 1 else set()


def is_surname(given: Name, surname: str) -> bool:
    """Whether ``given`` is the surname; particles may be left out: Leyen, for von der Leyen."""
    keys = _surname_keys(surname)
    if given.characters:
        fits = any(may_be_read(given.characters, key) for key in keys)
        return fits and (not given.words or given.key in keys)
    return given.key in keys


def loose_cost(name: Name, surname: str, given: Name) -> tuple[int, list[Word]] | None:
    """How many typing errors a response has that gives the surname, and given names or initials
    of the person, if any; and its words that are no part of the name. None for any other.
    """
    family, left = _telling(known_syllables(surname)), _telling(given.words)
    if not family:
        return None
    own = [word for word in name.words if word.text not in {each.text for each in family}]
    total = 0
    for word in family:
        found = _closest(word, left)
        if found is None:
            return None
        total += found[0]
        left.remove(found[1])
    strange = []
    for word in left:
        costs = [cost for mine in own if (cost := _cost(mine, word)) is not None]
        if costs:
            total += min(costs)
        elif not _is_initial(word, own):
            strange.append(word)
    return total, strange


known_syllables = lru_cache(maxsize=4096)(syllables)


@lru_cache(maxsize=4096)
def _surname_keys(surname: str) -> frozenset[str]:
    parts = (surname, *surname.split()[-1:])
    return frozenset(joined(syllables(part)) for part in parts) - {""}


def _telling(words: Iterable[Word]) -> list[Word]:
    return [word for word in words if word.text not in PARTICLES]


def _cost(own: Word, word: Word) -> int | None:
    """The typing errors in a word of a name; None if it is another word or name."""
    cost = edits((own,), word.text)
    return None if cost and is_english(word.text) else cost


def _closest(word: Word, others: Sequence[Word]) -> tuple[int, Word] | None:
    costs = ((_cost(word, other), other) for other in others)
    found = [(cost, other) for cost, other in costs if cost is not None]
    return min(found, key=lambda pair: pair[0]) if found else None


def _is_initial(word: Word, names: Iterable[Word]) -> bool:
    return len(word.text) == 1 and any(name.text[0] == word.text for name in names)
