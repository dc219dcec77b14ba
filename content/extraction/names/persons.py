"""Who is named in a text: names that have enough evidence, one entry a person."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import pairwise

from content.extraction.document import Block
from content.extraction.names.candidates import Candidate, candidates
from content.extraction.names.evidence import ENOUGH, ENOUGH_PLACES, Weights, total, weigh
from content.extraction.names.native_names import NativeName, native_name
from content.extraction.names.outer_evidence import cue, dates, title
from content.extraction.names.setting import Setting
from content.extraction.names.short_names import Key, key_of, short_names
from content.extraction.names.single_names import single_names
from content.extraction.names.words import Kind, Word, words_of

_ALIAS = re.compile(
    r"\s*(?:[^\w\s()]{0,2})?\s*[(（](?:[^()]{0,30}[:;]\s*|(?:also |formerly |better |born )?"
    r"(?:known as|called|born|née|né|nee|or|alias|aka)\s+)?"
)
_LANGUAGE = re.compile(r" \[[A-Za-z]{2,3}\]")  # "Liu Wei [zh], Ana Ruiz [es]"
# "Mark Twain (1835–1910), born Samuel Clemens,"
_BORN = re.compile(r"(?: ?\([^()]{0,70}\))?, (?:born|née|né|nee) $")


@dataclass(slots=True)
class Person:
    """``full`` and ``short`` are the forms in lower case by which the text names the person."""

    name: str
    parts: list[str]
    settings: list[Setting]
    weights: Weights
    native: NativeName | None = None
    full: set[Key] = field(default_factory=set)
    short: tuple[Key, ...] = ()
    aliases: list[str] = field(default_factory=list)

    @property
    def confidence(self) -> float:
        # Most sums are from ENOUGH to 8, which gives 0.72 to 0.99.
        return round(min(0.99, 0.6 + sum(self.weights.values()) / 20), 2)

    @property
    def rule(self) -> str:
        return max(self.weights, key=lambda rule: (self.weights[rule], rule), default="name")


def all_words(blocks: Iterable[Block]) -> list[list[Word]]:
    return [words_of(block.text) for block in blocks]


def persons(blocks: tuple[Block, ...], words: list[list[Word]]) -> list[Person]:
    """The people in the order of their first full name."""
    lower = frozenset(w.key for row in words for w in row if w.kind is Kind.LOWER)
    found = [one for n, row in enumerate(words) for one in candidates(n, row)]
    alone = frozenset(one.key for one in found if len(one.parts) == 1)
    settings = [
        Setting(one, block, native_name(block.text, one), lower, alone)
        for one in found
        for block in (blocks[one.block],)
    ]
    speaking = frozenset(one.candidate.key for one in settings if _speaks_alone(one))
    settings = [replace(one, speaking=speaking) for one in settings]
    people = _with_aliases(_merged(_with_several_words(settings)), blocks)
    _add_misspelt_surnames(people, settings)
    _add_names_alone(people, alone)
    singles = single_names(settings, _words_of_names(people))
    people += [_person(group, weights) for group, weights in singles]
    return sorted(people, key=lambda one: _place(one.settings[0]))


def _speaks_alone(setting: Setting) -> bool:
    return len(setting.candidate.parts) == 1 and (cue(setting) > 0 or dates(setting) > 0)


def _place(setting: Setting) -> tuple[int, int]:
    return setting.candidate.block, setting.candidate.start


def _capitals(candidate: Candidate) -> int:
    return sum(word.kind in (Kind.CAPITAL, Kind.UPPER) for word in candidate.parts)


def _with_several_words(settings: list[Setting]) -> list[Person]:
    groups: dict[str, list[Setting]] = {}
    for setting in settings:
        if len(setting.candidate.parts) >= 2 and _capitals(setting.candidate):
            groups.setdefault(setting.candidate.key, []).append(setting)
    weighed = {
        key: total(weigh(one) for one in group[:ENOUGH_PLACES]) for key, group in groups.items()
    }
    _add_neighbours(groups, weighed)
    return [
        _person(group, weighed[key])
        for key, group in groups.items()
        if sum(weighed[key].values()) >= ENOUGH
    ]


def _add_neighbours(groups: dict[str, list[Setting]], weighed: dict[str, Weights]) -> None:
    """A name in a row with names of people is one, too."""
    sure = {key for key, weights in weighed.items() if sum(weights.values()) >= ENOUGH}
    by_block: dict[int, list[tuple[int, int, str]]] = {}
    for key, group in groups.items():
        for one in group:
            place = (one.candidate.start, one.candidate.end, key)
            by_block.setdefault(one.candidate.block, []).append(place)
    texts = {one.candidate.block: one.block.text for group in groups.values() for one in group}
    for block, places in by_block.items():
        places.sort()
        for left, right in pairwise(places):
            between = _LANGUAGE.sub("", texts[block][left[1] : right[0]])
            if between not in (", ", " and ", ", and ", " or ", " & "):
                continue
            if left[2] in sure and right[2] not in sure:
                weighed[right[2]]["beside"] = weighed[right[2]].get("beside", 1) + 1
            elif right[2] in sure and left[2] not in sure:
                weighed[left[2]]["beside"] = weighed[left[2]].get("beside", 1) + 1


def _person(group: list[Setting], weights: Weights) -> Person:
    first = group[0].candidate
    native = next((one.native for one in group if one.native and one.native.sure), None)
    native = native or next((one.native for one in group if one.native), None)
    parts = [word.text for word in first.parts]
    person = Person(first.name, parts, list(group), weights, native)
    person.full = {_key(first)}
    person.short = short_names(parts, native.text if native else "")
    return person


def _key(candidate: Candidate) -> Key:
    return tuple(key_of(word.text) for word in candidate.parts)


def _merged(people: list[Person]) -> list[Person]:
    """One entry for "Ma Xiaohe" and "Xiaohe Ma", "John A. Smith", "J. Smith" and "John Smith"."""
    kept: list[Person] = []
    by_word: dict[str, list[tuple[Person, list[str]]]] = {}
    for person in sorted(people, key=lambda one: -len(one.parts)):
        words = [key_of(part).rstrip(".") for part in person.parts]
        first, last = by_word.get(words[0], []), by_word.get(words[-1], [])
        # The same person has both words, so the rarer one tells, but for the initial of a name.
        similar = last if len(words[0]) == 1 or not first else min(first, last or first, key=len)
        same = next((one for one, its in similar if _same(its, words)), None)
        if same is None:
            kept.append(person)
            for word in set(words):
                by_word.setdefault(word, []).append((person, words))
            continue
        same.full |= person.full
        same.settings = sorted(same.settings + person.settings, key=_place)
        same.native = same.native or person.native
        same.weights = total([same.weights, person.weights])
    return kept


def _same(left: list[str], right: list[str]) -> bool:
    """Whether the words of a name and those of one that is no longer name the same person."""
    if sorted(left) == sorted(right) or _joined(left) == _joined(right):
        return True
    if any(left[n : n + len(right)] == right for n in range(1, len(left) - len(right) + 1)):
        return len(right) >= 2
    if left[-1] != right[-1]:
        return len(left) > len(right) and left[: len(right)] == right and len(right) >= 2
    if left[0] == right[0] or set(right) < set(left):
        return len(left) != len(right)
    if len(left) == len(right) == 2 and _is_spelt_otherwise(left[0], right[0]):
        return True
    return len(right[0]) == 1 and left[0].startswith(right[0])


def _joined(words: list[str]) -> str:
    """ "kimjongun" for "Kim Jong-un" and "Kim Jong Un", "fsflint" for "F. S. Flint" and "F.S."."""
    return "".join(words).replace(".", "")


def _is_spelt_otherwise(left: str, right: str) -> bool:
    """ "Robyn" and "Robin", but not "Maria" and "Mario": one letter inside differs."""
    if len(left) != len(right) or len(left) < 5 or left[-1] != right[-1]:
        return False
    return left[0] == right[0] and sum(a != b for a, b in zip(left, right, strict=True)) == 1


def _with_aliases(people: list[Person], blocks: tuple[Block, ...]) -> list[Person]:
    """Takes "Li Po" in "Li Bai (Li Po)" for another name of the same person."""
    ends: dict[tuple[int, int], Person] = {}
    for person in people:
        for one in person.settings:
            ends[one.candidate.block, one.candidate.end] = person
    kept: list[Person] = []
    for person in people:
        owner = _owner_of_alias(person, ends, blocks)
        if owner is None or owner is person:
            kept.append(person)
        else:
            owner.aliases.append(person.name)
            owner.full |= person.full
    return kept


def _owner_of_alias(
    person: Person, ends: dict[tuple[int, int], Person], blocks: tuple[Block, ...]
) -> Person | None:
    for one in person.settings:
        text = blocks[one.candidate.block].text
        after = text[one.candidate.end : one.candidate.end + 1]
        if after not in (")", ";", ",", "）"):
            continue
        if born := _BORN.search(text, max(0, one.candidate.start - 90), one.candidate.start):
            return ends.get((one.candidate.block, born.start()))
        opening = text.rfind("(", max(0, one.candidate.start - 40), one.candidate.start)
        if opening < 0:
            continue
        for end in (opening, opening - 1):
            owner = ends.get((one.candidate.block, end))
            if owner and _ALIAS.fullmatch(text[end : one.candidate.start]):
                return owner
    return None


def _words_of_names(people: list[Person]) -> set[str]:
    words = {part for one in people for key in (*one.full, *one.short) for part in key}
    return words | {key_of(one.parts[0]) for one in people}


def _add_misspelt_surnames(people: list[Person], settings: list[Setting]) -> None:
    """Takes "Ms Bauchtman" for Lydia Buchtmann: letters are swapped or left out."""
    known = _words_of_names(people)
    for setting in settings:
        key = key_of(setting.candidate.name)
        one_word = len(setting.candidate.parts) == 1 and len(key) >= 7
        if not one_word or key in known or title(setting) < 4:
            continue
        for person in people:
            if any(len(one) == 1 and _is_like(one[0], key) for one in person.short):
                person.short += ((key,),)
                known.add(key)
                break


def _add_names_alone(people: list[Person], alone: frozenset[str]) -> None:
    """Lets a text that never has the surname alone call a poet by the other name: "Buson" of "Yosa
    Buson".
    """
    parts = [key_of(part) for person in people for part in person.parts]
    for person in people:
        keys = [key_of(part) for part in person.parts]
        if len(keys) != 2 or len(person.short) != 1 or person.short[0] != (keys[0],):
            continue
        name = keys[1]
        if name in alone and keys[0] not in alone and parts.count(name) == 1:
            person.short += ((name,),)


def _is_like(left: str, right: str) -> bool:
    if left[0] != right[0]:
        return False
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= 0.85
