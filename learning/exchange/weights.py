"""Weights of answers in files: percentages, where 100 is a right answer and a negative one takes
marks off."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from decimal import Decimal

from learning.exchange.format import Refused
from learning.grading.part_marks import ALL, in_text
from learning.grading.spelling.letters import Spelling, compared_as
from learning.kinds.number import Tolerance, WeighedNumber, range_of
from learning.kinds.options import Option
from learning.kinds.typed import WeighedAnswer

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
ANY_TEXT = "“*” stands for any text in “{}”; here every answer is written out."


def marked_right(options: Sequence[Option]) -> list[Option]:
    """Options of which one can be picked, those marked as right that bring the most."""
    best = best_of([one.weight or Decimal(0) for one in options])
    return [Option(one.text, one.weight == best, one.feedback, one.weight) for one in options]


def best_of(weights: Iterable[Decimal]) -> Decimal:
    """The greatest of the weights. Raises ``Refused`` where no answer brings marks."""
    weights = list(weights)
    if beyond := next((one for one in weights if abs(one) > ALL), None):
        raise Refused(f"An answer is worth {shown(beyond)}; 100 % at most.")
    best = max(weights, default=Decimal(0))
    if best <= 0:
        raise Refused("It has no right answer.")
    return best


def answer_among(
    answers: Sequence[WeighedAnswer], spelling: Spelling, notes: list[str]
) -> tuple[str, list[WeighedAnswer]]:
    """The right answer, and all of them, for ``Typed.compose``. Raises ``Refused``."""
    unique = _firsts(answers, lambda one: compared_as(one.text, spelling))
    notes += [note_on_double(one.text) for one in answers if one not in unique]
    best = best_of(one.weight for one in unique)
    answer = next(one for one in unique if one.weight == best)
    return answer.text, unique


def number_among(
    numbers: Sequence[WeighedNumber], units: Sequence[str], notes: list[str]
) -> tuple[str, Tolerance, list[WeighedNumber]]:
    """The right number, its tolerance, and all of them, for ``Number.compose``. Raises
    ``Refused``."""
    unique = _firsts(numbers, lambda one: range_of(one, units))
    notes += [note_on_double(one.answer) for one in numbers if one not in unique]
    best = best_of(one.weight for one in unique)
    answer = next(one for one in unique if one.weight == best)
    return answer.answer, answer.tolerance, unique


def _firsts[T: (WeighedAnswer, WeighedNumber)](
    answers: Sequence[T], same_as: Callable[[T], Hashable]
) -> list[T]:
    """The answers without those that a former one, with other marks or feedback, hides."""
    firsts, kept = dict[Hashable, T](), []
    for one in answers:
        first = firsts.setdefault(same_as(one), one)
        if (one.weight, one.feedback) == (first.weight, first.feedback):
            kept.append(one)
    return kept


def note_on_answer(text: str, weight: Decimal) -> str:
    """The note on a number that takes marks off."""
    return f"In the file, “{text[:40]}” is worth {shown(weight)}. Here it counts as wrong."


def note_on_double(text: str) -> str:
    return f"In the file, “{text[:40]}” comes twice, and not the same way. The first counts."


def note_on_feedback(text: str, feedback: str) -> str:
    return f"What is said of “{text[:40]}” was left out: {_TAG.sub(' ', feedback)[:100]}"


def shown(weight: Decimal | int | str) -> str:
    """A weight as people write it: "33.33 %", "−50 %"."""
    figures = f"{round(Decimal(weight), 2):f}"
    if "." in figures:
        figures = figures.rstrip("0").rstrip(".")
    return f"{figures} %".replace("-", "−")


def share(right: int) -> str:
    """The percentage for each of several right options, as precise as in Moodle."""
    return f"{Decimal(100) / right:.5f}".rstrip("0").rstrip(".")


def shares_of(options: Sequence[Option]) -> list[tuple[Option, str]]:
    """Each of several options with the percentage that it brings or takes off."""
    even = share(sum(one.right for one in options))
    return [
        (one, in_text(one.weight))
        if one.weight is not None
        else (one, even if one.right else f"-{even}")
        for one in options
    ]
