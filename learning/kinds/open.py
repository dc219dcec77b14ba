"""An answer in the learner's own words, which a person reads and grades."""

from dataclasses import dataclass
from typing import Any

from learning.grading import Outcome, Verdict, formats
from learning.grading.verdict import BLANK
from learning.kinds.kind import (
    Body,
    Post,
    Response,
    Told,
    is_blank,
    require,
    shown_common,
    texts,
    validate_common,
)

LONGEST = 20_000  # characters of an answer
MOST_POINTS = 100


@dataclass(frozen=True, slots=True)
class Open:
    """``answer`` of the body is a good one, ``rubric`` what a grader looks for: criteria with
    the points that each is worth, 1 to 100."""

    format: str = formats.OPEN

    def validate(self, body: Body) -> None:
        validate_common(body, self.format)
        for criterion in body.get("rubric", ()):
            require(criterion["text"].strip(), "A criterion says nothing.")
            require(
                1 <= criterion["points"] <= MOST_POINTS,
                f"“{criterion['text']}” is worth no points from 1 to {MOST_POINTS}.",
            )

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        return shown_common(body, self.format)

    def parse(self, post: Post) -> Response:
        """The field ``response``."""
        return {"text": next(reversed(texts(post, "response", LONGEST)), "")}

    def grade(self, body: Body, response: Response) -> Verdict:
        return BLANK if is_blank(response) else Verdict(outcome=Outcome.UNGRADED)

    def told(self, body: Body, response: Response, verdict: Verdict) -> list[Told]:
        return []

    def given_text(self, body: Body, response: Response) -> str:
        return str(response["text"])
