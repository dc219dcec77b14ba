"""A true statement with one word changed: which, and what should it be?"""

from dataclasses import dataclass
from typing import Any

from learning.grading import Verdict, grade_altered
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
from learning.questions.words import contains


@dataclass(frozen=True, slots=True)
class Altered:
    format: Format = Format.ALTERED

    def validate(self, body: Body) -> None:
        validate_common(body, self.format)
        require(len(body["altered"] or ()) == 2, "It is not said which word was altered.")
        wrong, right = body["altered"]
        require(contains(body["stem"], wrong), f"“{wrong}” does not stand in the text.")
        require(not contains(body["stem"], right), f"The text already says “{right}”.")
        ungraded = (Expects.SET, Expects.STATEMENT)
        require(body["expects"] not in ungraded, "A set or a statement cannot be corrected.")

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        return shown_common(body, self.format)

    def parse(self, post: Post) -> Response:
        """The fields ``found`` (the altered word) and ``corrected`` (what it should be)."""
        return {"found": text(post, "found"), "corrected": text(post, "corrected")}

    def grade(self, body: Body, response: Response, pool: tuple[str, ...] = ()) -> Verdict:
        wrong, right = body["altered"]
        return grade_altered(
            altered=(wrong, right),
            found=response["found"],
            corrected=response["corrected"],
            accepted=tuple(body["accepted"]),
            expects=Expects(body["expects"]),
            pool=pool,
        )

    def given_text(self, body: Body, response: Response) -> str:
        return " → ".join(filter(None, (response["found"], response["corrected"])))
