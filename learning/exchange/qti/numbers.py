"""Numbers: which of them a file accepts, found by trying those at which its scoring may change."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from learning.exchange.format import Refused
from learning.exchange.qti import credit
from learning.exchange.qti.questions import DISPUTED, NONE, Asked, check_number
from learning.exchange.qti.scoring import number, percentage
from learning.kinds.number import Tolerance
from learning.kinds.written import WrittenQuestion

OPEN_END = "In the file, {} itself is wrong. Here it is right."
BETWEEN = (
    "In the file, the answer is {}, and {} to {} is right. Here it is {} and as far around it."
)


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
    right = [place for place, result in enumerate(results) if result.score == full]
    first, last = right[0], right[-1]
    if last - first + 1 != len(right):
        raise Refused("It has several right numbers; here a question has one.")
    if first == 0 or last == len(tried) - 1:
        raise Refused("It accepts every number above or below another; here it has to be near one.")
    low, high = tried[first], tried[last]
    if not whole:
        for place, step in ((first, -1), (last, 1)):
            if tried[place] not in known:
                asked.notes.append(OPEN_END.format(figures(tried[place + step])))
        low = low if low in known else tried[first - 1]
        high = high if high in known else tried[last + 1]
    if any(not low <= one <= high for one in key):
        raise Refused(DISPUTED)
    middle, by = (low + high) / 2, (high - low) / 2
    if key and key[0] != middle:
        given = (figures(one) for one in (key[0], low, high, middle))
        asked.notes.append(BETWEEN.format(*given))
    answer = asked.key[name][0].strip() if key and key[0] == middle else figures(middle)
    partial = {
        figures(one): percentage(result.score, full)
        for one, result in zip(tried, results, strict=True)
        if one in known and result.score and result.score != full
    }
    outside = asked.mark({name: (figures(tried[-1]),)})
    explanation = asked.explanation(*results, outside)
    tolerance = _tolerance(middle, by, percentages)
    return credit.number(asked.stem, answer, tolerance, partial, units, explanation, asked.notes)


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
