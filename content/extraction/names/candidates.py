"""Runs of capitalised words, and the part of each that could be the name of a person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.extraction.names.pinyin import has_shape_of_name, syllables
from content.extraction.names.words import Kind, Word, fold
from content.extraction.vocabulary.bodies import BODY_WORDS, NAMED_AFTER
from content.extraction.vocabulary.commonness import RARE, rank
from content.extraction.vocabulary.family_names import (
    FAMILY_NAMES,
    KOREAN_SURNAMES,
    PARTICLES,
)
from content.extraction.vocabulary.given_names import GIVEN_NAMES
from content.extraction.vocabulary.ordinary_words import MONTHS_AND_DAYS, OPENERS, ORDINARY
from content.extraction.vocabulary.places import PEOPLES, PLACE_WORDS, PLACES
from content.extraction.vocabulary.titles import (
    PARTS_OF_A_POST,
    PLURAL_CALLINGS,
    is_calling,
    is_title,
)

# Words of titles, bodies and places that are family names, too.
_ALSO_SURNAMES = frozenset(
    "king bishop marshall pope prince dean hall house law lane wood woods hill stone rivers lake "
    "field ford banks judge baker porter cook carpenter farmer fisher mason page abbott archer "
    "brook brooks post read rose chancellor chambers church parish green price sharp".split()
)
# Titles that are given names before one more word: "Dean Hale", "Earl Whitby".
_ALSO_GIVEN = frozenset("dean earl don bill charity".split())
# Name who took the picture above, or stand before that: "Liu Wei speaks in Lima Image: Ana Ruiz".
_IN_CAPTIONS = frozenset("image images photo photos picture credit file screenshot video".split())
_BEFORE_COMPLEMENT = frozenset("of for at to in on from".split())
_KOREAN_GIVEN = re.compile(r"[A-Z][a-z]{1,4}[-‑][a-z]{1,5}")
# Of two letters before a name, which are no initials: states, bodies, ships, clubs, posts.
_NO_INITIALS = frozenset(
    """
    AC AD AI AK AL AP AU BA BC BP CA CD CE CO DA DC DJ DR DS EU EX FA FC FF FK FM GE GM GP HM HP HQ
    HR ID IP IS IT IX JP LA LG LP MA MC MP MR MS MT MV NO NY OF OK PC PE PM PR QB QC RC RE SA SC
    SK SS ST TD TV UC UK UN US UV VC VI VP VW WA WI XI XV XX KC II IV
    """.split()
)
_MOST_WORDS = 5
_MOST_OF_POST = 14  # words from a post to the name behind its complement


@dataclass(frozen=True, slots=True)
class Candidate:
    """``words[first:last]`` of a block may be a name; ``run`` is where its capitals begin."""

    block: int
    words: list[Word]
    first: int
    last: int
    run: int

    @property
    def parts(self) -> list[Word]:
        return self.words[self.first : self.last]

    @property
    def name(self) -> str:
        return " ".join(word.text for word in self.parts)

    @property
    def key(self) -> str:
        return fold(self.name).replace("-", "")

    @property
    def start(self) -> int:
        return self.words[self.first].start

    @property
    def end(self) -> int:
        return self.words[self.last - 1].end

    @property
    def possessive(self) -> bool:
        return self.words[self.last - 1].possessive


def candidates(block: int, words: list[Word]) -> Iterator[Candidate]:
    """What may be names in the words of a block."""
    for start, end in _runs(words):
        for first, last in _without_acronyms(words, start, end):
            if found := _name_in(words, first, last):
                yield Candidate(block, words, found[0], found[1], start)


def _runs(words: list[Word]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(words):
        if words[at].kind not in (Kind.CAPITAL, Kind.UPPER, Kind.INITIAL):
            at += 1
            continue
        end = at + 1
        while more := _goes_on(words, end):
            end = more
        yield at, end
        at = end


def _goes_on(words: list[Word], at: int) -> int:
    """Behind the next capitalised word, or 0 if the run ends before ``at``."""
    for end in range(at, min(at + 4, len(words))):
        if not words[end].joined or words[end - 1].possessive:
            return 0
        if words[end].kind in (Kind.CAPITAL, Kind.UPPER, Kind.INITIAL):
            return end + 1
        if words[end].kind is not Kind.LOWER or words[end].key not in PARTICLES:
            return end + 2 if _is_of_place(words, end) else 0
    return 0


def _is_of_place(words: list[Word], of: int) -> bool:
    """ "Bernard of Clairvaux": a given name alone, "of" and one capital."""
    if words[of].key != "of" or of + 1 >= len(words) or words[of + 1].kind is not Kind.CAPITAL:
        return False
    name, place = words[of - 1].key, words[of + 1].key
    if name not in GIVEN_NAMES or name in PLACES or rank(name) < RARE:
        return False
    if of > 1 and words[of - 1].joined and words[of - 2].kind is not Kind.LOWER:
        return False
    after = words[of + 2] if of + 2 < len(words) and words[of + 2].joined else None
    if after and not words[of + 1].possessive and after.kind is not Kind.LOWER:
        return False
    other = place in BODY_WORDS or place in PEOPLES or is_calling(place)
    return words[of + 1].joined and not other


def _without_acronyms(words: list[Word], start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for at in range(start, end):
        if at == first and are_initials(words, at, end):
            continue
        if words[at].kind is Kind.UPPER and not _surname_in_capitals(words, at, start, end):
            if first < at:
                yield first, at
            first = at + 1
    if first < end:
        yield first, end


def are_initials(words: list[Word], at: int, end: int) -> bool:
    """Whether two letters before one rare word are initials: "KS Tarkkelin", not "UK Labour"."""
    word = words[at]
    if word.kind is not Kind.UPPER or len(word.text) != 2 or word.text in _NO_INITIALS:
        return False
    if end != at + 2 or words[at + 1].kind is not Kind.CAPITAL:
        return False
    key = words[at + 1].key
    return key in FAMILY_NAMES or (rank(key) >= RARE and key not in PLACES | BODY_WORDS)


def _surname_in_capitals(words: list[Word], at: int, start: int, end: int) -> bool:
    key = words[at].key
    beside = [words[n] for n in (at - 1, at + 1) if start <= n < end]
    if len(key) < 2 or key in ("ai", "us", "un", "uk", "eu"):
        return False
    if not any(word.kind is Kind.CAPITAL for word in beside):
        return False
    return key in FAMILY_NAMES or (len(key) > 3 and any(w.key in GIVEN_NAMES for w in beside))


def _name_in(words: list[Word], first: int, last: int) -> tuple[int, int] | None:
    first = _behind_openers(words, first, last)
    while last - first > 1 and words[last - 1].key in _IN_CAPTIONS:
        last -= 1
    title = max((n for n in range(first, last) if _is_post(words, n, first, last)), default=-1)
    if title == last - 1:
        return None
    first = max(first, title + 1)
    body = max((n for n in range(first, last) if _is_body(words, n, first, last)), default=-1)
    if body == last - 1:
        return None
    begin, first = first, max(first, body + 1)
    while last - first > 2 and (
        _is_ordinary(words[first].key)
        or (first > begin and _is_common(words[first].key))
        or _ends_complement(words, first)
    ):
        first += 1
    while last - first > 1 and words[last - 1].key in MONTHS_AND_DAYS:
        if last - first == 2 and words[first].key in GIVEN_NAMES:
            break  # "Theresa May"
        last -= 1
    while first < last and words[first].kind is Kind.LOWER and title < first - 1:
        first += 1
    long = sum(word.kind is Kind.CAPITAL for word in words[first:last])
    if not 1 <= long <= _MOST_WORDS or words[last - 1].kind is Kind.INITIAL:
        return None
    return first, last


def _behind_openers(words: list[Word], first: int, last: int) -> int:
    while first < last and words[first].opens and words[first].key in OPENERS:
        if last - first > 1 and has_shape_of_name([w.text for w in words[first : first + 2]]):
            break
        is_surname = words[first].key == "oh" and last - first > 1
        if is_surname and _KOREAN_GIVEN.fullmatch(words[first + 1].text):
            break  # "Oh Ji-woo"
        first += 1
        if first < last and words[first].key in OPENERS and not words[first].opens:
            first += 1
    return first


def _is_ordinary(key: str) -> bool:
    if "-" in key and all(map(_is_ordinary, key.split("-"))):
        return True  # "American-Islamic"
    if key in GIVEN_NAMES or syllables(key):
        return key in PEOPLES
    return key in ORDINARY or key in PLACES or key in MONTHS_AND_DAYS


def _is_common(key: str) -> bool:
    """Whether a word behind others of a body is one of them: "Daily Courier Ana Ruiz"."""
    return rank(key) < RARE and key not in GIVEN_NAMES and key not in FAMILY_NAMES


def _ends_complement(words: list[Word], first: int) -> bool:
    """Whether a word ends a post before a name: "Bishop of Durham Ana Ruiz", "major at University
    of Texas Arlington Ana Ruiz".
    """
    key = words[first].key
    if words[first].kind is not Kind.CAPITAL or (key in GIVEN_NAMES and key not in PLACES):
        return False
    if words[first + 1].kind is not Kind.CAPITAL or not words[first].joined:
        return False
    if words[first + 1].key not in GIVEN_NAMES and rank(words[first + 1].key) < RARE:
        return False
    for n in range(first - 1, max(-1, first - _MOST_OF_POST), -1):
        if not words[n + 1].joined or words[n].possessive:
            return False
        if is_calling(words[n].key) or words[n].key == "major":
            return words[n + 1].key in _BEFORE_COMPLEMENT
    return False


def _is_post(words: list[Word], at: int, first: int, last: int) -> bool:
    key = words[at].key
    known = is_title(key) or is_calling(key) or key in PLURAL_CALLINGS
    if not known and (key not in PARTS_OF_A_POST or at > first):
        return False
    return not _is_part_of_name(words, at, first, last)


def _is_body(words: list[Word], at: int, first: int, last: int) -> bool:
    key = words[at].key
    if key not in BODY_WORDS and key not in NAMED_AFTER and key not in PLACE_WORDS:
        return False
    return not _is_part_of_name(words, at, first, last)


def _is_part_of_name(words: list[Word], at: int, first: int, last: int) -> bool:
    """Whether a word that means a post, a body or a place is a surname here: "Stephen King",
    "Park Ji-woo".
    """
    key = words[at].key
    if at == first and last - first == 2 and key in _ALSO_GIVEN:
        return words[last - 1].kind is Kind.CAPITAL and not _is_ordinary(words[last - 1].key)
    if at == last - 1 and at > first and key in _ALSO_SURNAMES:
        given = {words[at - 1].key, words[first].key}
        return not given.isdisjoint(GIVEN_NAMES) or words[at - 1].kind is Kind.INITIAL
    if at == first and last - first == 2 and key in KOREAN_SURNAMES:
        return "-" in words[at + 1].text or has_shape_of_name([key, words[at + 1].text])
    if key in KOREAN_SURNAMES and at == last - 1 and last - first == 2:
        return "-" in words[first].text
    return False
