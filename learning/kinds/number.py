"""A number or a date."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from learning.grading import Measure, Verdict, formats, grade_measure, grade_typed
from learning.grading.expects import Expects
from learning.grading.parsing.measures import number_in, scale_of
from learning.kinds.kind import Body, Response, require, validate_common
from learning.kinds.line import Line


@dataclass(frozen=True, slots=True)
class Number(Line):
    """``measure`` of the body, where it has one, says how far off a number may be (``tolerance``,
    in its unit or as a ``percentage`` of it, as texts), in which ``units`` it may be given, the
    usual one first, and whether one ``needs_unit``."""

    format: str = formats.NUMBER

    def validate(self, body: Body) -> None:
        validate_common(body, self.format)
        expects = body["expects"]
        require(expects in (Expects.NUMBER, Expects.DATE), "It expects neither number nor date.")
        if said := body.get("measure"):
            require(
                number_in(body["answer"], said["units"]) is not None,
                f"“{body['answer']}” is not one number: write it in figures, such as 2.5.",
            )
            require(_measure(body).within >= 0, "A tolerance is no less than 0.")
            require(said["units"] or not said["needs_unit"], "It is not said in which unit.")
            scale = next(filter(scale_of, said["units"]), "")
            require(not scale, f"“{scale}” says how many: write that into the answer.")
            return
        # Graded against nothing but itself, only what can be read comes out right.
        read = grade_typed(
            answer=body["answer"], accepted=(), expects=Expects(expects), response=body["answer"]
        )
        require(read.outcome.is_right, f"“{body['answer']}” is no number that can be read.")

    def grade(self, body: Body, response: Response) -> Verdict:
        if not body.get("measure"):
            return super(Number, self).grade(body, response)
        return grade_measure(_measure(body), response["text"])


def _measure(body: Body) -> Measure:
    said: dict[str, Any] = body["measure"]
    number = number_in(body["answer"], said["units"]) or Decimal(0)
    tolerance = Decimal(said["tolerance"] or 0)
    return Measure(
        text=body["answer"],
        number=number,
        within=abs(number) * tolerance / 100 if said["percentage"] else tolerance,
        units=tuple(said["units"]),
        needs_unit=said["needs_unit"],
    )
