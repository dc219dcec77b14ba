"""Questions whose options and answers are worth something: the one place that knows how much of
that the app keeps. What it cannot keep becomes a note."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from learning.exchange import weights
from learning.exchange.qti.scoring import Notes
from learning.grading.spelling.letters import Spelling
from learning.kinds.choice import Choice
from learning.kinds.number import Number, Tolerance
from learning.kinds.options import Option
from learning.kinds.several import Several
from learning.kinds.typed import Typed
from learning.kinds.written import WrittenQuestion

type Weighted = tuple[Option, Decimal]  # with a percentage


def choice(
    stem: str, options: Sequence[Weighted], explanation: str, notes: Notes
) -> WrittenQuestion:
    worth = [weight for _, weight in options]
    notes += weights.notes_on_choice(worth)
    notes += [
        weights.note_on_answer(option.text, weight)
        for option, weight in options
        if 0 < weight < weights.FULL
    ]
    return Choice().compose(stem, [option for option, _ in options], explanation)


def several(
    stem: str, options: Sequence[Weighted], explanation: str, notes: Notes
) -> WrittenQuestion:
    notes += weights.notes_on_several([weight for _, weight in options])
    return Several().compose(stem, [option for option, _ in options], explanation)


def typed(
    stem: str,
    right: Sequence[str],
    partial: Mapping[str, Decimal],
    spelling: Spelling,
    explanation: str,
    notes: Notes,
) -> WrittenQuestion:
    notes += [weights.note_on_answer(text, weight) for text, weight in partial.items()]
    first, *others = right
    return Typed().compose(stem, first, others, spelling, explanation)


def number(
    stem: str,
    answer: str,
    tolerance: Tolerance,
    partial: Mapping[str, Decimal],
    units: Sequence[str],
    explanation: str,
    notes: Notes,
) -> WrittenQuestion:
    notes += [weights.note_on_answer(text, weight) for text, weight in partial.items()]
    return Number().compose(stem, answer, tolerance, units, explanation=explanation)
