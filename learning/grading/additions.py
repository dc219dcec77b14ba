"""Responses without the words that add nothing to an answer.

"It is tech innovation", "works at Fudan University" and "policy and funds must solve them" say no
more than "tech innovation", "Fudan University" and "funds" do, given the question.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from content.stems import stem_of
from learning.grading.expects import Expects
from learning.grading.words import FUNCTION, Word, words

GAP = "____"
MOST_TOKENS = 40  # longer responses are graded as they are
MOST_TRIMMED = 12
# fmt: off
QUESTIONING = frozenset((
    "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "must", "should",
    "can", "could", "will", "would", "may", "might", "according", "brief",
))
BEFORE = frozenset((
    "it", "its", "this", "that", "thats", "they", "these", "those", "he", "she", "we", "is",
    "was", "are", "were", "be", "been", "being", "in", "at", "on", "of", "with", "via", "through",
    "during", "under", "by", "as", "for", "to", "into", "i", "think", "believe", "guess",
    "answer", "maybe", "perhaps", "probably", "called", "named", "both", "different", "various",
    "between", "because", "so", "term", "concept", "notion", "idea", "phrase", "word", "the", "a",
    "an", "about", "has", "have", "had", "does", "do", "did", "s",
))
AFTER = frozenset((
    "i", "think", "believe", "guess", "maybe", "perhaps", "probably", "too", "also", "it", "them",
    "this", "is", "was", "are", "were", "did", "does",
    "province", "city", "county", "prefecture", "municipality", "district", "region",
))
OF_TIME = frozenset(("by", "about"))
PREPOSITIONS = frozenset(("of", "at", "in", "for", "from", "to", "on", "by", "with", "into"))
# fmt: on

_OWNER = re.compile(r"(?P<owner>\S+(?: \S+)?)(?:['’]s|(?<=s)['’]) (?P<owned>.+)")


def trimmed(
    response: str, stem: str, expects: Expects, answers: Sequence[str] = ()
) -> Iterator[str]:
    """The response with less and less of its additions; the response itself is left out.

    ``stem`` is the question. In a date "by" and "about" count, and in front of a post the words of
    the question do not: "Guangdong party secretary". Words of the
    ``answers`` behind a preposition add nothing either: "General Secretary of the Party", where
    "Party leader" is right too.
    """
    tokens = response.split()
    if not 1 < len(tokens) <= MOST_TOKENS:
        return
    found = [_Token.of(token) for token in tokens]
    before, after = _stem_around_gap(stem)
    lead = BEFORE | QUESTIONING | FUNCTION
    if expects is Expects.DATE:
        lead -= OF_TIME
    elif expects is Expects.ROLE:
        lead |= frozenset(before)
    asked = frozenset(_content(stem))
    starts = [n for n in range(len(tokens)) if _adds_before(found[:n], before, lead, asked)]
    asked |= {word for answer in answers for word in _content(answer)}
    ends = [n for n in range(len(tokens) + 1) if _adds_after(found[n:], after, asked)]
    spans = [(start, end) for start in starts for end in ends if start < end]
    spans.sort(key=lambda span: span[0] - span[1])
    for start, end in spans[1 : MOST_TRIMMED + 1]:
        yield " ".join(tokens[start:end])


@dataclass(frozen=True, slots=True)
class _Token:
    """The words between two spaces: as they stand, and their stems."""

    words: tuple[str, ...]
    stems: tuple[str, ...]

    @classmethod
    def of(cls, token: str) -> "_Token":
        found = words(token, articles=True)
        return cls(tuple(word.text for word in found), tuple(map(_stem, found)))

    def all_in(self, these: frozenset[str]) -> bool:
        pairs = zip(self.words, self.stems, strict=True)
        return all(word in these or stem in these for word, stem in pairs)


def _adds_before(
    tokens: Sequence[_Token], stem: tuple[str, ...], lead: frozenset[str], asked: frozenset[str]
) -> bool:
    """Whether words in front of an answer only lead up to it, or repeat the end of the question."""
    repeated = [word for token in tokens if not token.all_in(lead) for word in token.stems]
    if not repeated:
        return True
    if tokens[-1].all_in(lead) and asked.issuperset(repeated):
        return True
    return stem[-len(repeated) :] == tuple(repeated)


def _adds_after(tokens: Sequence[_Token], stem: tuple[str, ...], asked: frozenset[str]) -> bool:
    """Whether words behind an answer repeat the beginning of the question, or say of what."""
    rest = [token for token in tokens if not token.all_in(AFTER)]
    repeated = [
        word for token in rest if not token.all_in(FUNCTION | QUESTIONING) for word in token.stems
    ]
    if not repeated:
        return not rest
    if rest[0].all_in(PREPOSITIONS) and asked.issuperset(repeated):
        return True
    return stem[: len(repeated)] == tuple(repeated)


@lru_cache(maxsize=1024)
def _stem_around_gap(stem: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stems of the content words before and after the gap; without a gap, all for both."""
    before, gap, after = stem.partition(GAP)
    if not gap:
        after = before
    return _content(before), _content(after)


@lru_cache(maxsize=4096)
def _content(text: str) -> tuple[str, ...]:
    found = (word for word in words(text) if word.text not in FUNCTION | QUESTIONING)
    return tuple(map(_stem, found))


def _stem(word: Word) -> str:
    return stem_of(word.singular)


def unowned(response: str) -> Iterator[str]:
    """The response without a possessive in front, and with it behind: "professor of surgery at
    Glasgow" for "Glasgow’s professor of surgery"."""
    found = _OWNER.fullmatch(response.strip())
    if found:
        yield found["owned"]
        yield f"{found['owned']} of {found['owner']}"
