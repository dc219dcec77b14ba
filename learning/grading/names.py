"""Names of people: in pinyin or characters, in either order, with typing errors."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import dropwhile

from content.characters import chinese_characters
from learning.grading.answer_key import AnswerKey, too_near, wrong
from learning.grading.misspellings import edits
from learning.grading.parsing.pinyin import may_be_read, syllables, usual_reading
from learning.grading.verdict import Outcome, Verdict
from learning.grading.words import Phrase, Word

# fmt: off
OFFICES = frozenset((
    "academician", "ambassador", "chairman", "chairwoman", "chancellor", "comrade", "deputy",
    "director", "doctor", "dr", "former", "general", "governor", "late", "madam", "mayor",
    "minister", "miss", "mr", "mrs", "ms", "premier", "president", "prime", "prof", "professor",
    "secretary", "sir", "the", "vice",
))
# fmt: on


@dataclass(frozen=True)
class Name:
    """A name as written, surname first, and its characters, if any."""

    text: str
    words: tuple[Word, ...]
    characters: str

    @classmethod
    def of(cls, text: str) -> "Name":
        return cls(text, syllables(text), chinese_characters(text))

    @cached_property
    def key(self) -> str:
        """The name without spaces; without letters, the usual reading of its characters."""
        return _joined(self.words) or usual_reading(self.characters)

    @cached_property
    def orders(self) -> tuple[tuple[Word, ...], ...]:
        """The words with the surname first, and with the surname last."""
        turned = self.words[1:] + self.words[:1]
        return (self.words,) if turned == self.words else (self.words, turned)

    @property
    def surname(self) -> str:
        if len(self.words) > 1:
            return self.words[0].text
        return usual_reading(self.characters[:1]) if len(self.characters) > 1 else ""


def grade_name(expected: AnswerKey, response: str) -> Verdict:
    """Grades a name. Tones, tone numbers, spaces, the dots of ü, the order of the names and a title
    in front are ignored.

    Characters are compared by their sound. A surname alone is enough if nobody else in the pool has
    it; if somebody does, the verdict asks which person is meant.
    """
    verdict, plain = _grade(expected, response), _without_office(response)
    settled = verdict.outcome.is_right or verdict.outcome is Outcome.WHICH
    return verdict if settled or plain == response else _grade(expected, plain)


def _grade(expected: AnswerKey, response: str) -> Verdict:
    given = Name.of(response)
    forms = [_known(form) for form in expected.forms]
    rivals = [_known(other) for other in expected.rivals(lambda text: _known(text).key)]
    exact = _first(forms, given, _same)
    if exact:
        return Verdict.right(exact.text)
    other = _first(rivals, given, _same)
    if other:
        return wrong(expected, Phrase.of(response), matched=other.text)
    free = _first(forms, given, _same_but_free)
    if free:
        return Verdict.right(free.text)
    return (
        _surname_alone(expected, forms, given, rivals)
        or _misspelt(forms, given, rivals)
        or wrong(expected, Phrase.of(response), matched=_meant(expected, rivals, given))
    )


def grade_pinyin(expected: AnswerKey, response: str) -> Verdict:
    """Grades as ``grade_name`` does, but accepts letters only: the question may show the
    characters.
    """
    if chinese_characters(response):
        return Verdict(outcome=Outcome.WRONG, note="Write it in pinyin.")
    return grade_name(expected, response)


def _first(names: list[Name], given: Name, same: Callable[[Name, Name], bool]) -> Name | None:
    return next((name for name in names if same(name, given)), None)


def _same(name: Name, given: Name) -> bool:
    """Whether the response gives the name, surname first; in both scripts where it uses both."""
    if given.characters and given.characters != name.characters:
        return _reads(given, usual_reading(given.characters) == name.key, name)
    return _reads(given, bool(given.characters or given.words), name)


def _same_but_free(name: Name, given: Name) -> bool:
    """Whether the response gives the name with the surname last, or with a rare reading."""
    if given.characters:
        return _reads(given, may_be_read(given.characters, name.key), name)
    return any(_joined(order) == given.key for order in name.orders[1:])


def _reads(given: Name, characters_fit: bool, name: Name) -> bool:
    return characters_fit and (not given.words or given.key == name.key)


def _without_office(response: str) -> str:
    """ "Xi" for "President Xi"; a text of titles alone stays as it is."""
    words = response.split()
    rest = list(dropwhile(lambda word: word.casefold().rstrip(".") in OFFICES, words))
    return " ".join(rest) if 0 < len(rest) < len(words) else response


def _surname_alone(
    expected: AnswerKey, forms: list[Name], given: Name, rivals: list[Name]
) -> Verdict | None:
    form = next((form for form in forms if _is_surname(given, _surname(expected, form))), None)
    if form is None:
        return None
    surname = _surname(expected, form)
    shown = surname[:1].upper() + surname[1:]
    if any(_is_surname(given, _surname(expected, rival)) for rival in rivals):
        note = f"Which {shown}? Give the whole name."
        return Verdict(outcome=Outcome.WHICH, present=(shown,), note=note, score=0.5)
    if expected.surnames:
        return Verdict.right(form.text)
    note = "That is only a part: give the whole name."
    return Verdict(outcome=Outcome.WRONG, present=(shown,), note=note, score=0.5)


def _surname(expected: AnswerKey, name: Name) -> str:
    """The surname that the question gives, or else the first word."""
    return expected.surnames.get(name.text, "") if expected.surnames else name.surname


def _is_surname(given: Name, surname: str) -> bool:
    """Whether ``given`` is the surname; particles may be left out: Leyen, for von der Leyen."""
    keys = {_joined(syllables(part)) for part in (surname, *surname.split()[-1:])} - {""}
    if given.characters:
        fits = any(may_be_read(given.characters, key) for key in keys)
        return fits and (not given.words or given.key in keys)
    return given.key in keys


def _misspelt(forms: list[Name], given: Name, rivals: list[Name]) -> Verdict | None:
    if given.characters:
        return None
    key = given.key
    others = [_joined(order) for rival in rivals for order in rival.orders]
    for form, order in _orders(forms):
        cost = edits(order, key)
        if cost and not too_near(key, others, cost):
            return Verdict.right(form.text, edits=cost)
    return None


def _meant(expected: AnswerKey, rivals: list[Name], given: Name) -> str:
    """The other name that a wrong response gives, allowing typing errors; "" if none."""
    turned = _first(rivals, given, _same_but_free)
    meant = turned.text if turned else ""
    if not meant and expected.surnames:
        bearers = [one.text for one in rivals if _is_surname(given, _surname(expected, one))]
        meant = bearers[0] if len(bearers) == 1 else ""
    if not meant and not given.characters:
        misspelt = (name.text for name, order in _orders(rivals) if edits(order, given.key))
        meant = next(misspelt, "")
    return meant


def _orders(forms: list[Name]) -> Iterator[tuple[Name, tuple[Word, ...]]]:
    return ((form, order) for form in forms for order in form.orders)


def _joined(words: tuple[Word, ...]) -> str:
    return "".join(word.text for word in words)


@lru_cache(maxsize=4096)
def _known(text: str) -> Name:
    return Name.of(text)
