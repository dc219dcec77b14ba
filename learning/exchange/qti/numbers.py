"""Numbers: which of them a file accepts, found by trying those at which its scoring may change."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from learning.exchange import weights
from learning.exchange.format import Refused
from learning.exchange.qti import credit
from learning.exchange.qti.questions import DISPUTED, NONE, Asked, check_number
from learning.exchange.qti.scoring import Notes, number, percentage
from learning.kinds.number import Tolerance, WeighedNumber
from learning.kinds.written import WrittenQuestion

OPEN_END = "In the file, {} itself is wrong. Here it is right."
BETWEEN = (
    "In the file, the answer is {}, and {} to {} is right. Here it is {} and as far around it."
)

ENDLESS = "It accepts every number above or below another; here it has to be near one."


def figures(value: Decimal) -> str:
    text = f"{value.normalize():f}"
    return "0" if text == "-0" else text


def number_question(
    asked: Asked,
    name: str,
    points: Collection[Decimal],
    percentages: Collection[Decimal] = (),
    units: Sequence[str] = (),
    *,
    whole: bool = False,
) -> WrittenQuestion:
    """``points`` are the numbers at which the score may change, ``percentages`` the tolerances that
    the file gives so; ``whole`` says that only whole numbers are answers."""
    key = [number(one) for one in asked.key.get(name, ())]
    known = sorted({*points, *key})
    if not known:
        raise Refused(NONE)
    check_number(list(map(str, known)))
    tried = _between(known, whole=whole)
    results = [asked.mark({name: (figures(one),)}) for one in tried]
    full = max(result.score for result in results)
    if full <= 0:
        raise Refused(NONE)
    scores = [result.score for result in results]
    given = asked.key[name][0].strip() if key else ""
    left, numbers = set(key), []
    for score, first, last in _ranges(scores):
        low, high = _ends(tried, scores, first, last, () if whole else known, asked.notes)
        middle, by = (low + high) / 2, (high - low) / 2
        keyed = {one for one in key if score == full and low <= one <= high}
        left -= keyed
        if keyed and number(given) != middle:
            told = (figures(one) for one in (number(given), low, high, middle))
            asked.notes.append(BETWEEN.format(*told))
        answer = given if keyed and number(given) == middle else figures(middle)
        tolerance = _tolerance(middle, by, percentages)
        numbers.append(
            WeighedNumber(answer, tolerance, round(percentage(score, full), credit.DIGITS))
        )
    if left:
        raise Refused(DISPUTED)
    asked.notes += [
        weights.note_on_answer(figures(one), percentage(score, full))
        for one, score in zip(tried, scores, strict=True)
        if score < 0 and one in known
    ]
    outside = asked.mark({name: (figures(tried[-1]),)})
    explanation = asked.explanation(*results, outside)
    return credit.number(asked.stem, numbers, units, explanation, asked.notes)


def _ranges(scores: Sequence[Decimal]) -> Iterator[tuple[Decimal, int, int]]:
    """The ranges of places that score, the best first, so that the first in which a place lies says
    what it scores: a range may hold better ones. Raises ``Refused`` for one without an end."""
    for score in sorted({one for one in scores if one > 0}, reverse=True):
        first = 0
        while first < len(scores):
            last = first
            while last < len(scores) and scores[last] >= score:
                last += 1
            equal = [place for place in range(first, last) if scores[place] == score]
            if equal and (equal[0] == 0 or equal[-1] == len(scores) - 1):
                raise Refused(ENDLESS)
            if equal:
                yield score, equal[0], equal[-1]
            first = last + 1


def _ends(
    tried: Sequence[Decimal],
    scores: Sequence[Decimal],
    first: int,
    last: int,
    known: Sequence[Decimal],
    notes: Notes,
) -> tuple[Decimal, Decimal]:
    """The least and the greatest number of a range; one just outside of it where none of the
    ``known`` ones ends it."""
    ends = []
    for place, step in ((first, -1), (last, 1)):
        beside = place + step
        is_open = bool(known) and tried[place] not in known
        if is_open and scores[beside] < scores[place]:
            notes.append(OPEN_END.format(figures(tried[beside])))
        ends.append(tried[beside] if is_open else tried[place])
    return ends[0], ends[1]


def _between(known: Sequence[Decimal], *, whole: bool) -> list[Decimal]:
    """Each of these numbers, one between each two, and one beyond each end."""
    if whole:
        floors = {int(one) for one in known}
        return sorted({Decimal(one + step) for one in floors for step in (-1, 0, 1)})
    beyond = max(abs(known[0]), abs(known[-1])) + 1
    found = [known[0] - beyond]
    for one, other in zip(known, [*known[1:], known[-1] + 2 * beyond], strict=True):
        found += [one, (one + other) / 2]
    return found


def _tolerance(middle: Decimal, by: Decimal, percentages: Collection[Decimal]) -> Tolerance:
    for one in percentages:
        if one and abs(middle) * one / 100 == by:
            return Tolerance(one, percentage=True)
    return Tolerance(by or None)
