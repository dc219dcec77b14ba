"""What a typed answer is compared with."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from learning.grading.spelling.misspellings import within
from learning.grading.verdict import Outcome, Verdict, f1
from learning.grading.wordings import other_wordings
from learning.grading.words import Phrase, content_words, known, normalise


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """The answer, other accepted answers, and the answers to similar questions (``pool``).

    ``surnames`` maps the people among them to their surnames. ``stem`` is the question.
    """

    answer: str
    accepted: tuple[str, ...] = ()
    pool: tuple[str, ...] = ()
    surnames: Mapping[str, str] = field(default_factory=dict)
    stem: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.answer, *self.accepted)

    def with_wordings(self) -> "AnswerKey":
        """The key with the other plain wordings of its answers.

        A wording that the question uses is no answer to it: "What does AI stand for?"
        """
        return replace(self, accepted=(*self.accepted, *_unasked_wordings(self.forms, self.stem)))

    def rivals(self, key: Callable[[str], object]) -> list[str]:
        """The answers in the pool that are not accepted here, compared by ``key``."""
        right = {key(form) for form in self.forms}
        return [other for other in self.pool if key(other) not in right]


def too_near(given: str, others: Iterable[str], distance: int) -> bool:
    """Whether a misspelling could just as well be meant for another answer."""
    return any(within(given, other, distance + 1) for other in others)


def wrong(expected: AnswerKey, given: Phrase, *, matched: str = "", note: str = "") -> Verdict:
    """A wrong verdict that lists the words of the answer that the response contains.

    Words without meaning of their own are not listed.
    """
    words = content_words(known(expected.answer).words)
    theirs = {word.singular for word in given.words}
    ours = {word.singular for word in words}
    present = tuple(word.text for word in words if word.singular in theirs)
    return Verdict(
        outcome=Outcome.WRONG,
        matched=matched,
        present=present,
        missing=tuple(word.text for word in words if word.singular not in theirs),
        extra=tuple(word.text for word in content_words(given.words) if word.singular not in ours),
        note=note,
        score=f1(len(ours & theirs), len(ours), len(theirs)),
    )


def near(expected: AnswerKey, given: Phrase, note: str, *, matched: str = "") -> Verdict:
    """A nearly right verdict; ``note`` asks for what is lacking: "Which month?" """
    reasons = wrong(expected, given)
    score = min(max(reasons.score, 0.5), 0.9)
    return replace(
        reasons, outcome=Outcome.NEAR, matched=matched or expected.answer, note=note, score=score
    )


@lru_cache(maxsize=4096)
def _unasked_wordings(forms: tuple[str, ...], stem: str) -> tuple[str, ...]:
    asked = f" {normalise(stem)} "
    others = (wording for form in forms for wording in other_wordings(form))
    return tuple(one for one in others if f" {normalise(one)} " not in asked)
