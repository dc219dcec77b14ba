"""A number or a date."""

from dataclasses import dataclass
from typing import Any

from learning.grading import Verdict, grade_typed
from learning.kinds.kind import (
    Body,
    Post,
    Response,
    require,
    shown_common,
    text,
    validate_common,
)
from learning.kinds.typed import grade_text
from learning.questions.question import Expects, Format


@dataclass(frozen=True, slots=True)
class Number:
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

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        return shown_common(body, self.format)

    def parse(self, post: Post) -> Response:
        """The field ``response``."""
        return {"text": text(post, "response")}

    def grade(self, body: Body, response: Response, pool: tuple[str, ...] = ()) -> Verdict:
        return grade_text(body, response["text"], pool)

    def given_text(self, body: Body, response: Response) -> str:
        return str(response["text"])
