"""A text with one gap."""

from dataclasses import dataclass
from typing import Any

from learning.grading import Verdict
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
from learning.questions.words import GAP


@dataclass(frozen=True, slots=True)
class Cloze:
    format: Format = Format.CLOZE

    def validate(self, body: Body) -> None:
        validate_common(body, self.format)
        require(body["stem"].count(GAP) == 1, f"The text needs one gap, written {GAP}.")
        ungraded = (Expects.SET, Expects.STATEMENT)
        require(body["expects"] not in ungraded, "A set or a statement fills no gap.")

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        before, _, after = body["stem"].partition(GAP)
        return shown_common(body, self.format) | {"before": before, "after": after}

    def parse(self, post: Post) -> Response:
        """The field ``response``."""
        return {"text": text(post, "response")}

    def grade(self, body: Body, response: Response, pool: tuple[str, ...] = ()) -> Verdict:
        return grade_text(body, response["text"], pool)

    def given_text(self, body: Body, response: Response) -> str:
        return str(response["text"])
