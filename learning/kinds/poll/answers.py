"""What can be answered in a poll, and what the answers of all come to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

SCALE = range(1, 6)
LONGEST_WORD = 30  # characters of an answer in words
MOST_OPTIONS = 8
MOST_WORDS = 40  # in the cloud
SIZES = 5  # of the words in it


class AnswerForm(StrEnum):
    """How a poll is answered, as `LivePoll.Form` stores it."""

    CHOICE = "choice"
    WORDS = "words"
    SCALE = "scale"


FORMS: tuple[str, ...] = tuple(map(str, AnswerForm))


@dataclass(frozen=True, slots=True)
class PollRow:
    """An answer, how many gave it, and their share of all in per cent."""

    text: str
    count: int
    share: int


@dataclass(frozen=True, slots=True)
class CloudWord:
    """A word, how many gave it, and its size from 1 to ``SIZES``."""

    text: str
    count: int
    size: int


def given_in(form: str, options: Sequence[str], sent: str) -> str:
    """The answer that was sent, "" for none or one that cannot be given."""
    text = " ".join(sent.replace("\0", "").split())
    match form:
        case AnswerForm.WORDS:
            return text[:LONGEST_WORD].strip()
        case AnswerForm.SCALE:
            allowed = {str(number) for number in SCALE}
        case _:
            allowed = {str(number) for number in range(len(options))}
    return text if text in allowed else ""


def outcome_of(form: str, options: Sequence[str], given: Sequence[str]) -> dict[str, Any]:
    """What a page needs to show how all have answered: ``cloud`` or ``rows``, and the ``mean`` of a
    scale."""
    if form == AnswerForm.WORDS:
        return {"cloud": _cloud(given)}
    counts = Counter(given)
    if form == AnswerForm.SCALE:
        rows = [_row(str(number), counts[str(number)], len(given)) for number in SCALE]
        mean = sum(int(one) for one in given) / len(given) if given else None
        return {"rows": rows, "mean": mean}
    return {"rows": [_row(text, counts[str(n)], len(given)) for n, text in enumerate(options)]}


def _row(text: str, count: int, answers: int) -> PollRow:
    return PollRow(text, count, round(100 * count / answers) if answers else 0)


def _cloud(given: Sequence[str]) -> list[CloudWord]:
    """The most frequent words in the order of the alphabet, each as first typed."""
    typed = {word.casefold(): word for word in reversed(given)}
    counts = Counter(word.casefold() for word in given).most_common(MOST_WORDS)
    most = counts[0][1] if counts else 1
    return [CloudWord(typed[word], n, -(-SIZES * n // most)) for word, n in sorted(counts)]
