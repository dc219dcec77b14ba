"""The cells of questions whose answers may bring a part of the marks, and back."""

from collections.abc import Sequence
from decimal import Decimal

from learning.exchange.format import Refused
from learning.exchange.tables.values import Cells, joined, parted, said_in, says_yes, weights_in
from learning.grading.part_marks import in_text
from learning.grading.spelling.letters import Spelling
from learning.kinds import Body
from learning.kinds.choice import Choice
from learning.kinds.number import (
    EXACT,
    Number,
    Tolerance,
    WeighedNumber,
    also_of,
    bare_number,
    shown_tolerance,
    tolerance_in,
    tolerance_of,
)
from learning.kinds.options import Option, options_of
from learning.kinds.several import Several
from learning.kinds.typed import Typed, WeighedAnswer, partial_of
from learning.kinds.written import WrittenQuestion


def option_cells(body: Body) -> dict[str, str]:
    options = options_of(body)
    feedback = [one.feedback for one in options]
    return {
        "answer": joined(one.text for one in options if one.right),
        "options": joined(one.text for one in options),
        "feedback": joined(feedback) if any(feedback) else "",
        "weights": joined(in_text(one.weight) for one in options if one.weight is not None),
    }


def _options_in(cells: Cells) -> list[Option]:
    right = [one for one in parted(cells.get("answer", "")) if one]
    named = parted(cells.get("options", ""))
    texts = named or [*right, *parted(cells.get("wrong", ""))]
    feedback = parted(cells.get("feedback", ""))
    if len(feedback) > len(texts):
        raise Refused("There is more feedback than options.")
    feedback += ["" for _ in texts[len(feedback) :]]
    weights: Sequence[Decimal | None] = [None for _ in texts]
    if cells.get("weights", "").strip():
        weights = weights_in(cells, len(texts))
    offered, are_right = set(texts), set(right)
    if missing := next((one for one in right if one not in offered), ""):
        raise Refused(f"The answer “{missing}” is none of the options.")
    rows = [row for row in zip(texts, feedback, weights, strict=True) if any(row[:2])]
    if not all(text for text, *_ in rows):
        raise Refused("An option is empty, and has feedback.")
    return [Option(text, text in are_right, said, weight) for text, said, weight in rows]


def choice_in(cells: Cells) -> WrittenQuestion:
    return Choice().compose(cells["question"], _options_in(cells), cells.get("explanation", ""))


def several_in(cells: Cells) -> WrittenQuestion:
    return Several().compose(cells["question"], _options_in(cells), cells.get("explanation", ""))


def typed_cells(body: Body) -> dict[str, str]:
    spelling = body.get("spelling", Spelling.FREE)
    partial = partial_of(body)
    said = [one.feedback for one in partial]
    return {
        "accepted": joined(body["accepted"]),
        "spelling": str(spelling),
        "partial": joined(one.text for one in partial),
        "weights": joined(in_text(one.weight) for one in partial),
        "feedback": joined(said) if any(said) else "",
    }


def typed_in(cells: Cells) -> WrittenQuestion:
    spelling = cells.get("spelling", "").strip().casefold() or Spelling.FREE
    if spelling not in set(Spelling):
        raise Refused(f"“{spelling[:40]}” is no spelling: free, exact or case.")
    if not cells.get("answer", "").strip():
        raise Refused("Its answer is empty.")
    return Typed().compose(
        cells["question"],
        cells.get("answer", ""),
        parted(cells.get("accepted", "")),
        Spelling(spelling),
        cells.get("explanation", ""),
        partial=_partial_in(cells),
    )


def _partial_in(cells: Cells) -> list[WeighedAnswer]:
    texts = parted(cells.get("partial", ""))
    if not texts:
        return []
    rows = zip(texts, weights_in(cells, len(texts)), said_in(cells, len(texts)), strict=True)
    return [WeighedAnswer(*row) for row in rows]


def number_cells(body: Body) -> dict[str, str]:
    if not body.get("measure"):
        return {}
    also = also_of(body)
    said = [one.feedback for one in also]
    within = [tolerance_of(body), *(one.tolerance for one in also)]
    tolerances = [shown_tolerance(one) for one in within]
    return {
        "answer": bare_number(body),
        "tolerance": joined(tolerances) if any(tolerances) else "",
        "partial": joined(one.answer for one in also),
        "weights": joined(in_text(one.weight) for one in also),
        "feedback": joined(said) if any(said) else "",
        "units": joined(body["measure"]["units"]),
        "unit needed": "yes" if body["measure"]["needs_unit"] else "",
    }


def number_in(cells: Cells) -> WrittenQuestion:
    tolerance, *others = [*map(tolerance_in, parted(cells.get("tolerance", ""))), EXACT]
    return Number().compose(
        cells["question"],
        cells.get("answer", ""),
        tolerance,
        parted(cells.get("units", "")),
        needs_unit=says_yes(cells, "unit needed"),
        explanation=cells.get("explanation", ""),
        also=_also_in(cells, others),
    )


def _also_in(cells: Cells, tolerances: Sequence[Tolerance]) -> list[WeighedNumber]:
    texts = parted(cells.get("partial", ""))
    if not texts:
        return []
    count = len(texts)
    within = [*tolerances, *(EXACT for _ in texts)][:count]
    rows = zip(texts, within, weights_in(cells, count), said_in(cells, count), strict=True)
    return [WeighedNumber(*row) for row in rows]


def lost_of_number(body: Body) -> str:
    if body.get("measure") is None:
        return "It is graded as a date or a number of a brief, which a table does not say."
    return ""
