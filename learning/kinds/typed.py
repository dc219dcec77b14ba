"""Typed in one line, with nothing to go by but the question."""

from dataclasses import dataclass

from learning.grading import Spelling, Verdict, formats, grade_to_the_letter
from learning.kinds.kind import Body, Response, require
from learning.kinds.line import Line, validate_line


@dataclass(frozen=True, slots=True)
class Typed(Line):
    """``spelling`` of the body says how exact the answer has to be; misspellings pass where it
    says nothing."""

    format: str = formats.TYPED

    def validate(self, body: Body) -> None:
        validate_line(body, self.format)
        require(body.get("spelling", Spelling.FREE) in set(Spelling), "Such a spelling is unknown.")

    def grade(self, body: Body, response: Response) -> Verdict:
        spelling = Spelling(body.get("spelling", Spelling.FREE))
        if spelling is Spelling.FREE:
            return super(Typed, self).grade(body, response)
        return grade_to_the_letter(
            forms=(body["answer"], *body["accepted"]),
            response=response["text"],
            case=spelling is Spelling.CASE,
        )
