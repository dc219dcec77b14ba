"""Questions whose options and answers are worth something: the one place that knows how much of
that the app keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from learning.exchange import weights
from learning.grading.spelling.letters import Spelling
from learning.kinds.choice import Choice
from learning.kinds.number import Number, WeighedNumber
from learning.kinds.options import Option
from learning.kinds.several import Several
from learning.kinds.typed import Typed, WeighedAnswer
from learning.kinds.written import WrittenQuestion

DIGITS = 5  # after the point, as in 33.33333
type Weighted = tuple[Option, Decimal]  # with a percentage


def choice(stem: str, options: Sequence[Weighted], explanation: str) -> WrittenQuestion:
    return Choice().compose(stem, weights.marked_right(_weighed(options)), explanation)


def several(stem: str, options: Sequence[Weighted], explanation: str) -> WrittenQuestion:
    weights.best_of(weight for _, weight in options)
    return Several().compose(stem, _weighed(options), explanation)


def _weighed(options: Sequence[Weighted]) -> list[Option]:
    return [replace(option, weight=round(weight, DIGITS)) for option, weight in options]


def typed(
    stem: str,
    right: Sequence[str],
    partial: Mapping[str, Decimal],
    spelling: Spelling,
    explanation: str,
    notes: list[str],
) -> WrittenQuestion:
    answers = [WeighedAnswer(text) for text in right]
    answers += [WeighedAnswer(text, round(weight, DIGITS)) for text, weight in partial.items()]
    answer, among = weights.answer_among(answers, spelling, notes)
    return Typed().compose(stem, answer, (), spelling, explanation, partial=among)


def number(
    stem: str,
    numbers: Sequence[WeighedNumber],
    units: Sequence[str],
    explanation: str,
    notes: list[str],
) -> WrittenQuestion:
    """``numbers`` are the best ones first, and the first that a response is near counts."""
    answer, tolerance, also = weights.number_among(numbers, units, notes)
    return Number().compose(stem, answer, tolerance, units, explanation=explanation, also=also)
