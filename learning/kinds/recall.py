"""Recalled in the head, then graded by the learner."""

from dataclasses import dataclass
from typing import Any

from learning.grading import Outcome, Verdict, formats
from learning.kinds.kind import Body, Post, Response, Told, shown_common, text, validate_common
from learning.scheduling import Rating


@dataclass(frozen=True, slots=True)
class Recall:
    format: str = formats.RECALL

    def validate(self, body: Body) -> None:
        validate_common(body, self.format)

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        return shown_common(body, self.format)

    def parse(self, post: Post) -> Response:
        """The field ``rating``: 1 to 4, from Again to Easy."""
        given = text(post, "rating")
        known = given in {str(int(rating)) for rating in Rating}
        return {"rating": int(given) if known else None}

    def grade(self, body: Body, response: Response) -> Verdict:
        rating = response["rating"]
        if rating is None:
            return Verdict(outcome=Outcome.BLANK)
        if rating == Rating.AGAIN:
            return Verdict(outcome=Outcome.WRONG)
        return Verdict.right(body["answer"])

    def told(self, body: Body, response: Response, verdict: Verdict) -> list[Told]:
        return []

    def given_text(self, body: Body, response: Response) -> str:
        return ""
