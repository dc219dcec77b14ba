"""A number or a date."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from learning.grading import Measure, Outcome, Verdict, formats, grade_measure, grade_typed
from learning.grading.expects import Expects
from learning.grading.parsing.measures import number_in, scale_of, without_unit
from learning.grading.parsing.numbers import in_figures, in_plain_figures
from learning.grading.part_marks import ALL, graded_by, in_text, score
from learning.kinds.kind import Body, Effort, Kind, check_weight, require, stored_weight
from learning.kinds.limits import LONGEST_ANSWER, LONGEST_EXPLANATION, LONGEST_NUMBER
from learning.kinds.response_fields import ResponseData
from learning.kinds.typed import NOT_BEST, TWICE, OneLine
from learning.kinds.written import WrittenQuestion, on_one_line

MOST_DIGITS, MOST_ZEROS = 20, 300  # of a tolerance; zeros before or after its digits
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far off a number may be; None where it has to be exact."""

    by: Decimal | None = None
    percentage: bool = False


EXACT = Tolerance()


@dataclass(frozen=True, slots=True)
class WeighedNumber:
    """A number, without its unit, that brings this percentage of the marks; ``feedback`` is what a
    learner reads who gives it."""

    answer: str
    tolerance: Tolerance = EXACT
    weight: Decimal = ALL
    feedback: str = ""


class Number(OneLine):
    """``measure`` of a body, if it has one, says how far off a number may be (``tolerance``, in its
    unit or as a ``percentage`` of it, as texts), in which ``units`` it may be given, the usual one
    first, and whether it ``needs_unit``.

    ``also`` lists other numbers with their tolerance, ``weight`` and ``feedback``; the first within
    whose tolerance a response lies counts. The answer itself stands among them where it is not the
    first, or has feedback or a weight below 100.
    """

    name = formats.NUMBER
    label = "Numbers"
    effort = Effort.SHORT
    rows_called = "numbers with marks"

    def validate(self, body: Body) -> None:
        Kind.validate(self, body)
        expects = body["expects"]
        require(expects in (Expects.NUMBER, Expects.DATE), "It expects neither number nor date.")
        if measure := body.get("measure"):
            require(
                number_in(body["answer"], measure["units"]) is not None,
                f"“{body['answer']}” is not one number: write it in figures, such as 2.5.",
            )
            require(measure["units"] or not measure["needs_unit"], "It is not said in which unit.")
            scale = next(filter(scale_of, measure["units"]), "")
            require(not scale, f"“{scale}” says how many: write that into the answer.")
            _check_also(body)
            return
        # Compared with itself, only an answer that can be read comes out right.
        read = grade_typed(
            answer=body["answer"], accepted=(), expects=Expects(expects), response=body["answer"]
        )
        require(read.outcome.is_right, f"“{body['answer']}” is no number that can be read.")

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        if not body.get("measure"):
            return super().grade(body, response)
        numbers = numbers_of(body)
        best = max(one.weight for one in numbers)
        verdicts = [grade_measure(_measure_of(one, body), response["text"]) for one in numbers]
        for one, verdict in zip(numbers, verdicts, strict=True):
            if verdict.outcome.is_right:
                return graded_by(one.weight, best, matched=verdict.matched, note=one.feedback)
            if verdict.outcome is Outcome.NEAR:  # its unit is missing
                return replace(verdict, score=verdict.score * score(one.weight))
        return verdicts[_place_of_answer(numbers, body)]

    def compose(
        self,
        stem: str,
        answer: str,
        tolerance: Tolerance = EXACT,
        units: Iterable[str] = (),
        *,
        needs_unit: bool = False,
        explanation: str = "",
        also: Iterable[WeighedNumber] = (),
    ) -> WrittenQuestion:
        units = [unit for unit in map(on_one_line, units) if unit]
        bare = without_unit(answer, units)
        weighed = [
            replace(
                one,
                answer=without_unit(one.answer, units),
                feedback=on_one_line(one.feedback),
            )
            for one in also
        ]
        first = WeighedNumber(bare, tolerance)
        if weighed[:1] == [first]:  # it says nothing that the answer does not
            weighed = weighed[1:]
        for one in weighed:
            check_weight(one.answer, one.weight)
        return self._question(
            stem,
            f"{bare} {units[0]}" if units else bare,
            explanation,
            Expects.NUMBER,
            measure={
                "tolerance": in_figures(tolerance.by) if tolerance.by else "",
                "percentage": tolerance.percentage,
                "units": units,
                "needs_unit": needs_unit,
            },
            **({"also": [_stored(one) for one in weighed]} if weighed else {}),
        )

    def fields(self, body: Body) -> dict[str, Any]:
        return super().fields(body) | {
            "answer": bare_number(body),
            "tolerance": tolerance_of(body),
            "units": body["measure"]["units"],
            "needs_unit": body["measure"]["needs_unit"],
            "also": also_of(body),
        }

    def texts(self, body: Body) -> Iterator[tuple[str, str, int]]:
        yield from super().texts(body)
        yield "The number", bare_number(body), LONGEST_NUMBER
        yield "The unit", ", ".join(body["measure"]["units"]), LONGEST_ANSWER
        for one in also_of(body):
            yield f"The number “{one.answer[:40]}”", one.answer, LONGEST_NUMBER
            yield f"What is said of “{one.answer[:40]}”", one.feedback, LONGEST_EXPLANATION

    def rows(self, body: Body) -> int:
        return len(body.get("also", ()))

    def check_fits(self, body: Body) -> None:
        super().check_fits(body)
        measure = body["measure"]
        comma = next((unit for unit in measure["units"] if "," in unit), "")
        require(not comma, f"“{comma}”, one of its units, holds a comma.")
        for one in numbers_of(body):
            tolerance = one.tolerance.by or Decimal(0)
            digits, zeros = len(tolerance.as_tuple().digits), abs(tolerance.adjusted())
            fits = digits <= MOST_DIGITS and zeros <= MOST_ZEROS
            require(fits, f"The tolerance {in_figures(tolerance)} has too many digits.")

    def author_response(self, body: Body) -> ResponseData | None:
        """None among several numbers: one before the right one may count for it, as in Moodle."""
        return None if body.get("also") else super().author_response(body)

    def version_format(self, body: Body) -> str:
        """Without a measure a number of a brief has no form, so it is written as something else."""
        return self.name if body.get("measure") else ""


def distance_in(text: str) -> Decimal | None:
    """How far off a number may be, as people write it: "0.5", "0,5" or "1e-37"; None for "".

    Raises ``InvalidBody``.
    """
    figures = in_plain_figures(text.strip())
    require(not figures or _NUMBER.fullmatch(figures), f"The tolerance “{text[:40]}” is no number.")
    return Decimal(figures) if figures else None


def tolerance_in(text: str) -> Tolerance:
    """The same, or as a percentage: "5 %". Raises ``InvalidBody``."""
    text = text.strip()
    return Tolerance(distance_in(text.removesuffix("%")), text.endswith("%"))


def shown_tolerance(tolerance: Tolerance) -> str:
    """The inverse of ``tolerance_in``."""
    sign = " %" if tolerance.percentage else ""
    return f"{in_figures(tolerance.by)}{sign}" if tolerance.by else sign.strip()


def bare_number(body: Body) -> str:
    """The answer as its author wrote it, without its unit."""
    units, answer = body["measure"]["units"], str(body["answer"])
    return answer.removesuffix(f" {units[0]}") if units else answer


def tolerance_of(body: Body) -> Tolerance:
    return _tolerance(body["measure"])


def also_of(body: Body) -> list[WeighedNumber]:
    """The numbers of a body that have a weight of their own. Raises ``InvalidBody``."""
    return [
        WeighedNumber(one["answer"], _tolerance(one), stored_weight(one["weight"]), one["feedback"])
        for one in body.get("also", ())
    ]


def numbers_of(body: Body) -> list[WeighedNumber]:
    """All numbers that count, in the order in which a response is compared with them."""
    answer = WeighedNumber(bare_number(body), tolerance_of(body))
    also = also_of(body)
    return also if any(_is_same(one, answer) for one in also) else [answer, *also]


def _place_of_answer(numbers: Sequence[WeighedNumber], body: Body) -> int:
    answer = WeighedNumber(bare_number(body), tolerance_of(body))
    return next(place for place, one in enumerate(numbers) if _is_same(one, answer))


def _is_same(one: WeighedNumber, other: WeighedNumber) -> bool:
    return (one.answer, one.tolerance) == (other.answer, other.tolerance)


def _check_also(body: Body) -> None:
    units, numbers = body["measure"]["units"], numbers_of(body)
    for one in numbers:
        number = number_in(one.answer, units)
        require(number is not None, f"“{one.answer}” is not one number: write it in figures.")
        require((one.tolerance.by or 0) >= 0, "A tolerance is no less than 0.")
    unique: dict[tuple[Decimal, Decimal], WeighedNumber] = {}
    for one in numbers:
        same = unique.setdefault(range_of(one, units), one)
        is_alike = (one.weight, one.feedback) == (same.weight, same.feedback)
        require(is_alike, TWICE.format(one.answer[:40], same.answer[:40]))
    best = max(one.weight for one in numbers)
    require(best > 0 and numbers[_place_of_answer(numbers, body)].weight == best, NOT_BEST)


def _stored(one: WeighedNumber) -> dict[str, Any]:
    tolerance = one.tolerance
    return {
        "answer": one.answer,
        "tolerance": in_figures(tolerance.by) if tolerance.by else "",
        "percentage": tolerance.percentage,
        "weight": in_text(one.weight),
        "feedback": one.feedback,
    }


def _tolerance(stored: Mapping[str, Any]) -> Tolerance:
    by = Decimal(stored["tolerance"]) if stored["tolerance"] else None
    return Tolerance(by, bool(stored["percentage"]))


def range_of(one: WeighedNumber, units: Sequence[str]) -> tuple[Decimal, Decimal]:
    """The number itself, and how far off a response may be."""
    number, by = number_in(one.answer, units) or Decimal(0), one.tolerance.by or Decimal(0)
    return number, abs(number) * by / 100 if one.tolerance.percentage else by


def _measure_of(one: WeighedNumber, body: Body) -> Measure:
    measure: dict[str, Any] = body["measure"]
    number, within = range_of(one, measure["units"])
    usual = measure["units"][:1]
    return Measure(
        text=" ".join((one.answer, *usual)),
        number=number,
        within=within,
        units=tuple(measure["units"]),
        needs_unit=measure["needs_unit"],
    )
