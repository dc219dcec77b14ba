"""A number or a date."""

from dataclasses import dataclass

from learning.grading import grade_typed
from learning.kinds.kind import Body, require, validate_common
from learning.kinds.line import Line
from learning.questions.question import Expects, Format


@dataclass(frozen=True, slots=True)
class Number(Line):
    format: Format = Format.NUMBER

    def validate(self, body: Body) -> None:
        validate_common(body, self.format)
        expects = body["expects"]
        require(expects in (Expects.NUMBER, Expects.DATE), "It expects neither number nor date.")
        # Graded against nothing but itself, only what can be read comes out right.
        read = grade_typed(
            answer=body["answer"], accepted=(), expects=Expects(expects), response=body["answer"]
        )
        require(read.outcome.is_right, f"“{body['answer']}” is no number that can be read.")
