"""What a typed answer is compared with."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from learning.grading.misspellings import within
from learning.grading.verdict import Outcome, Verdict, f1
from learning.grading.words import Phrase, content_words, known


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """The answer, other accepted answers, and the answers to similar questions (``pool``).

    ``surnames`` maps the people among them to their surnames.
    """

    answer: str
    accepted: tuple[str, ...] = ()
    pool: tuple[str, ...] = ()
    surnames: Mapping[str, str] = field(default_factory=dict)

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.answer, *self.accepted)

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
