"""Typed in one line, and compared by what the question expects."""

from dataclasses import dataclass
from typing import Any

from learning.grading import Verdict, grade_typed
from learning.grading.words import hanzi
from learning.kinds.kind import (
    Body,
    Post,
    Response,
    require,
    shown_common,
    text,
    validate_common,
)
from learning.questions.question import Expects, Format


@dataclass(frozen=True, slots=True)
class Typed:
    format: Format = Format.TYPED

    def validate(self, body: Body) -> None:
        validate_common(body, self.format)
        ungraded = (Expects.SET, Expects.STATEMENT)
        require(body["expects"] not in ungraded, "A set or a statement is not typed in one line.")

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        return shown_common(body, self.format)

    def parse(self, post: Post) -> Response:
        """The field ``response``."""
        return {"text": text(post, "response")}

    def grade(self, body: Body, response: Response, pool: tuple[str, ...] = ()) -> Verdict:
        return grade_text(body, response["text"], pool)

    def given_text(self, body: Body, response: Response) -> str:
        return str(response["text"])


def grade_text(body: Body, response: str, pool: tuple[str, ...]) -> Verdict:
    """The verdict on a typed text; characters that the question shows are no answer to it."""
    expects = Expects(body["expects"])
    if expects is Expects.PERSON and hanzi(body["stem"]):
        expects = Expects.PINYIN
    return grade_typed(
        answer=body["answer"],
        accepted=tuple(body["accepted"]),
        expects=expects,
        response=response,
        pool=pool,
    )
