"""A number or a date."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from learning.grading import Measure, Verdict, formats, grade_measure, grade_typed
from learning.grading.expects import Expects
from learning.grading.parsing.measures import number_in, scale_of, without_unit
from learning.grading.parsing.numbers import in_figures, in_plain_figures
from learning.kinds.kind import Body, Effort, Kind, require
from learning.kinds.limits import LONGEST_ANSWER, LONGEST_NUMBER
from learning.kinds.response_fields import ResponseData
from learning.kinds.typed import OneLine
from learning.kinds.written import WrittenQuestion, on_one_line

MOST_DIGITS, MOST_ZEROS = 20, 300  # of a tolerance; zeros before or after its digits
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far off a number may be; None where it has to be exact."""

    by: Decimal | None = None
    percentage: bool = False


EXACT = Tolerance()


class Number(OneLine):
    """``measure`` of a body, if it has one, says how far off a number may be (``tolerance``, in its
    unit or as a ``percentage`` of it, as texts), in which ``units`` it may be given, the usual one
    first, and whether it ``needs_unit``."""

    name = formats.NUMBER
    label = "Numbers"
    effort = Effort.SHORT

    def validate(self, body: Body) -> None:
        Kind.validate(self, body)
        expects = body["expects"]
        require(expects in (Expects.NUMBER, Expects.DATE), "It expects neither number nor date.")
        if measure := body.get("measure"):
            require(
                number_in(body["answer"], measure["units"]) is not None,
                f"“{body['answer']}” is not one number: write it in figures, such as 2.5.",
            )
            require(_measure(body).within >= 0, "A tolerance is no less than 0.")
            require(measure["units"] or not measure["needs_unit"], "It is not said in which unit.")
            scale = next(filter(scale_of, measure["units"]), "")
            require(not scale, f"“{scale}” says how many: write that into the answer.")
            return
        # Compared with itself, only an answer that can be read comes out right.
        read = grade_typed(
            answer=body["answer"], accepted=(), expects=Expects(expects), response=body["answer"]
        )
        require(read.outcome.is_right, f"“{body['answer']}” is no number that can be read.")

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        if not body.get("measure"):
            return super().grade(body, response)
        return grade_measure(_measure(body), response["text"])

    def compose(
        self,
        stem: str,
        answer: str,
        tolerance: Tolerance = EXACT,
        units: Iterable[str] = (),
        *,
        needs_unit: bool = False,
        explanation: str = "",
    ) -> WrittenQuestion:
        units = [unit for unit in map(on_one_line, units) if unit]
        bare = without_unit(answer, units)
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
        )

    def fields(self, body: Body) -> dict[str, Any]:
        return super().fields(body) | {
            "answer": bare_number(body),
            "tolerance": tolerance_of(body),
            "units": body["measure"]["units"],
            "needs_unit": body["measure"]["needs_unit"],
        }

    def texts(self, body: Body) -> Iterator[tuple[str, str, int]]:
        yield from super().texts(body)
        yield "The number", bare_number(body), LONGEST_NUMBER
        yield "The unit", ", ".join(body["measure"]["units"]), LONGEST_ANSWER

    def check_fits(self, body: Body) -> None:
        super().check_fits(body)
        measure = body["measure"]
        comma = next((unit for unit in measure["units"] if "," in unit), "")
        require(not comma, f"“{comma}”, one of its units, holds a comma.")
        tolerance = Decimal(measure["tolerance"] or 0)
        digits, zeros = len(tolerance.as_tuple().digits), abs(tolerance.adjusted())
        fits = digits <= MOST_DIGITS and zeros <= MOST_ZEROS
        require(fits, f"The tolerance {measure['tolerance']} has too many digits.")

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


def bare_number(body: Body) -> str:
    """The answer as its author wrote it, without its unit."""
    units, answer = body["measure"]["units"], str(body["answer"])
    return answer.removesuffix(f" {units[0]}") if units else answer


def tolerance_of(body: Body) -> Tolerance:
    measure = body["measure"]
    by = Decimal(measure["tolerance"]) if measure["tolerance"] else None
    return Tolerance(by, bool(measure["percentage"]))


def _measure(body: Body) -> Measure:
    measure: dict[str, Any] = body["measure"]
    number = number_in(body["answer"], measure["units"]) or Decimal(0)
    tolerance = Decimal(measure["tolerance"] or 0)
    return Measure(
        text=body["answer"],
        number=number,
        within=abs(number) * tolerance / 100 if measure["percentage"] else tolerance,
        units=tuple(measure["units"]),
        needs_unit=measure["needs_unit"],
    )
