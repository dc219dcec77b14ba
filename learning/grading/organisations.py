"""Organisations and places, recognised by the words that distinguish them."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache

from learning.grading.answer_key import AnswerKey, too_near, wrong
from learning.grading.misspellings import edits
from learning.grading.verdict import Outcome, Verdict
from learning.grading.words import Phrase, Word, known

SMALL = frozenset(("of", "and", "for", "in", "at", "on", "to", "s"))
COUNTRY = frozenset(("china", "chinese", "prc"))
GENERAL = frozenset(("university", "institute", "academy", "centre"))
AREAS = frozenset(
    ("province", "city", "county", "prefecture", "municipality", "district", "region")
)
# Several of these differ by one letter, so none counts as a misspelling of another.
# fmt: off
PROVINCES = (
    "Anhui", "Beijing", "Chongqing", "Fujian", "Gansu", "Guangdong", "Guangxi", "Guizhou",
    "Hainan", "Hebei", "Heilongjiang", "Henan", "Hubei", "Hunan", "Jiangsu", "Jiangxi", "Jilin",
    "Liaoning", "Ningxia", "Qinghai", "Shaanxi", "Shandong", "Shanghai", "Shanxi", "Sichuan",
    "Tianjin", "Tibet", "Xinjiang", "Yunnan", "Zhejiang",
)
# fmt: on


@dataclass(frozen=True)
class NameRules:
    """How names of one sort are compared.

    ``small`` words never count. ``general`` words may be left out, but not replaced by others. No
    response counts as a misspelling of one of the ``others``.
    """

    small: frozenset[str]
    general: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()


ORGANISATION = NameRules(SMALL | AREAS, COUNTRY | GENERAL)
PLACE = NameRules(SMALL | AREAS | COUNTRY, others=PROVINCES)


@dataclass(frozen=True)
class OrganisationName:
    """A name as a set of words."""

    phrase: Phrase
    rules: NameRules

    @cached_property
    def words(self) -> dict[str, Word]:
        """The words that count, by the key they are compared by."""
        small = self.rules.small
        return {word.singular: word for word in self.phrase.words if word.text not in small}

    def mandatory(self, rivals: Collection["OrganisationName"]) -> frozenset[str]:
        """The distinguishing words; all words, if these would also fit another name."""
        telling = frozenset(self.words).difference(self.rules.general)
        if not telling or any(telling <= rival.words.keys() for rival in rivals):
            return frozenset(self.words)
        return telling


@dataclass(frozen=True, slots=True)
class Match:
    """The words of a name that a response contains, and its own; ``cost`` counts typing errors."""

    found: frozenset[str]
    extra: tuple[str, ...]
    cost: int


def grade_organisation(expected: AnswerKey, response: str) -> Verdict:
    """Grades an organisation: the distinguishing words are mandatory, in any order, and "University
    of" may be left out.

    A different general word ("Institute" for "University") is nearly right.
    """
    return _grade(expected, response, ORGANISATION)


def grade_place(expected: AnswerKey, response: str) -> Verdict:
    """Grades as ``grade_organisation`` does, but "province" and similar words never count."""
    return _grade(expected, response, PLACE)


def _grade(expected: AnswerKey, response: str, rules: NameRules) -> Verdict:
    given = Phrase.of(response)
    for form in expected.forms:
        if known(form).squeezed == given.squeezed:
            return Verdict.right(form)
    expected = AnswerKey(expected.answer, expected.accepted, (*expected.pool, *rules.others))
    rivals = [_named(name, rules) for name in expected.rivals(lambda text: known(text).squeezed)]
    for rival in rivals:
        if rival.phrase.squeezed == given.squeezed:
            return wrong(expected, given, matched=rival.phrase.text)
    names = [_named(form, rules) for form in expected.forms]
    found = [_covered(name, given, rivals) or _run_together(name, given, rivals) for name in names]
    verdicts = [verdict for verdict in found if verdict]
    return min(verdicts, key=_place, default=wrong(expected, given))


def _place(verdict: Verdict) -> int:
    return list(Outcome).index(verdict.outcome)


def _covered(
    name: OrganisationName, given: Phrase, rivals: list[OrganisationName]
) -> Verdict | None:
    match = _match(name, OrganisationName(given, name.rules), rivals)
    near = (rival.phrase.spaced for rival in rivals)
    if not match.found >= name.mandatory(rivals) or not match.found:
        return None
    if match.cost and too_near(given.spaced, near, match.cost):
        return None
    if not match.extra:
        return Verdict.right(name.phrase.text, edits=match.cost)
    return _nearly(name, match) if name.rules.general.issuperset(match.extra) else None


def _nearly(name: OrganisationName, match: Match) -> Verdict:
    return Verdict(
        outcome=Outcome.NEAR,
        matched=name.phrase.text,
        present=tuple(word.text for key, word in name.words.items() if key in match.found),
        missing=tuple(word.text for key, word in name.words.items() if key not in match.found),
        extra=match.extra,
        score=len(match.found) / (len(name.words) + len(match.extra)),
    )


def _match(
    name: OrganisationName, given: OrganisationName, rivals: list[OrganisationName]
) -> Match:
    names = _provinces().union(*(rival.words for rival in rivals))
    found, extra, cost = set(), [], 0
    for key, word in given.words.items():
        # A word that is a name itself is not a misspelling of another.
        meant = key if key in name.words or key in names else _misspelt(word, name)
        if meant in name.words:
            found.add(meant)
            cost += 0 if meant == key else _cost(name.words[meant], word) or 0
        else:
            extra.append(key)
    return Match(frozenset(found), tuple(extra), cost)


def _misspelt(word: Word, name: OrganisationName) -> str:
    """The key of the word in ``name`` that a word misspells; "" if none."""
    for key, ours in name.words.items():
        if _cost(ours, word) is not None:
            return key
    return ""


def _cost(ours: Word, theirs: Word) -> int | None:
    return edits((ours.spelt,), theirs.spelt.text)


def _run_together(
    name: OrganisationName, given: Phrase, rivals: list[OrganisationName]
) -> Verdict | None:
    """Grades a misspelling whose spaces are in other places."""
    cost = edits(name.phrase.spelt, given.squeezed)
    if not cost or len(given.words) == len(name.phrase.words):
        return None
    near = (rival.phrase.squeezed for rival in rivals)
    return (
        None
        if too_near(given.squeezed, near, cost)
        else Verdict.right(name.phrase.text, edits=cost)
    )


@lru_cache(maxsize=4096)
def _named(name: str, rules: NameRules) -> OrganisationName:
    return OrganisationName(known(name), rules)


@lru_cache(maxsize=1)
def _provinces() -> frozenset[str]:
    return frozenset(known(name).words[0].singular for name in PROVINCES)
