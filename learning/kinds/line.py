"""One line of text, compared by what the question expects: what the kinds of it share."""

from dataclasses import replace
from typing import Any

from content.characters import characters
from learning.grading import Outcome, Verdict, grade_typed, normalise
from learning.grading.expects import Expects
from learning.kinds.kind import (
    Body,
    Post,
    Response,
    Told,
    require,
    shown_common,
    surnames_in,
    text,
    validate_common,
)


class Line:
    """A kind whose response is one line of text."""

    __slots__ = ()
    format: str

    def validate(self, body: Body) -> None:
        validate_line(body, self.format)

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        return shown_common(body, self.format)

    def parse(self, post: Post) -> Response:
        """The field ``response``."""
        return {"text": text(post, "response")}

    def grade(self, body: Body, response: Response) -> Verdict:
        """Characters that the question shows are no answer to it. Of a response that is one of
        the question's wrong options the note says what it really is."""
        expects = Expects(body["expects"])
        if expects is Expects.PERSON and characters(body["stem"]):
            expects = Expects.PINYIN
        verdict = grade_typed(
            answer=body["answer"],
            accepted=tuple(body["accepted"]),
            expects=expects,
            response=response["text"],
            pool=tuple(body["pool"]),
            surnames=surnames_in(body),
        )
        if verdict.outcome is not Outcome.WRONG or verdict.note:
            return verdict
        truths = {normalise(one["text"]): one["truth"] for one in body["distractors"]}
        meant = normalise(verdict.matched or response["text"])
        return replace(verdict, note=truths.get(meant, ""))

    def told(self, body: Body, response: Response, verdict: Verdict) -> list[Told]:
        return []

    def given_text(self, body: Body, response: Response) -> str:
        return str(response["text"])


def validate_line(body: Body, format: str) -> None:
    """What a body needs whose answer is typed and compared."""
    validate_common(body, format)
    ungraded = (Expects.SET, Expects.STATEMENT)
    require(body["expects"] not in ungraded, "A set or a statement is not typed in one line.")
