"""Recalled without typing, then graded by the learner."""

from learning.grading import Outcome, Verdict, formats
from learning.kinds.kind import Body, Effort, Grader, Kind
from learning.kinds.response_fields import Post, ResponseData, value_sent
from learning.scheduling import Rating


class Recall(Kind):
    name = formats.RECALL
    label = "Recalled answers"
    grader = Grader.LEARNER
    effort = Effort.RECALL

    def parse(self, post: Post) -> ResponseData:
        """The field ``rating``: 1 to 4, from Again to Easy."""
        given = value_sent(post, "rating")
        known = given in {str(int(rating)) for rating in Rating}
        return {"rating": int(given) if known else None}

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        rating = response["rating"]
        if rating is None:
            return Verdict(outcome=Outcome.BLANK)
        if rating == Rating.AGAIN:
            return Verdict(outcome=Outcome.WRONG)
        return Verdict.right(body["answer"])

    def version_format(self, body: Body) -> str:
        """Nobody writes a question to be recalled only: in writing it is an open answer."""
        return formats.OPEN
