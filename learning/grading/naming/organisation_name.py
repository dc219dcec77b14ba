"""The name of an organisation or a place as a value: the words that distinguish it, and those that
may be left out.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache

from learning.grading.spelling.misspellings import edits
from learning.grading.words import Phrase, Word, known

SMALL = frozenset(("of", "and", "for", "in", "at", "on", "to", "s"))
COUNTRY = frozenset(("china", "chinese", "prc"))
COUNTRY_KEY = dict.fromkeys(COUNTRY, "china")
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
        counted = (word for word in self.phrase.words if word.text not in small)
        return {COUNTRY_KEY.get(word.singular, word.singular): word for word in counted}

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


def match_words(
    name: OrganisationName, given: OrganisationName, rivals: list[OrganisationName]
) -> Match:
    names = provinces().union(*(rival.words for rival in rivals))
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


@lru_cache(maxsize=4096)
def known_organisation(name: str, rules: NameRules) -> OrganisationName:
    return OrganisationName(known(name), rules)


@lru_cache(maxsize=1)
def provinces() -> frozenset[str]:
    return frozenset(known(name).words[0].singular for name in PROVINCES)
