"""A true statement with one word changed: which, and what should it be?"""

from dataclasses import dataclass
from typing import Any

from learning.grading import Verdict, formats, grade_altered, normalise
from learning.grading.expects import Expects
from learning.kinds.kind import (
    Body,
    Mark,
    Post,
    Response,
    Told,
    require,
    shown_common,
    surnames_in,
    text,
)
from learning.kinds.line import validate_line
from learning.questions.altered import untold
from learning.questions.words import contains


@dataclass(frozen=True, slots=True)
class Altered:
    format: str = formats.ALTERED

    def validate(self, body: Body) -> None:
        validate_line(body, self.format)
        require(len(body["altered"] or ()) == 2, "It is not said which word was altered.")
        wrong, right = body["altered"]
        statement, _ = untold(body["stem"])
        require(contains(statement, wrong), f"“{wrong}” does not stand in the text.")
        require(not contains(statement, right), f"The text already says “{right}”.")

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        return shown_common(body, self.format)

    def parse(self, post: Post) -> Response:
        """The fields ``found`` (the altered word) and ``corrected`` (what it should be)."""
        return {"found": text(post, "found"), "corrected": text(post, "corrected")}

    def grade(self, body: Body, response: Response) -> Verdict:
        wrong, right = body["altered"]
        return grade_altered(
            altered=(wrong, right),
            found=response["found"],
            corrected=response["corrected"],
            accepted=tuple(body["accepted"]),
            expects=Expects(body["expects"]),
            pool=tuple(body["pool"]),
            surnames=surnames_in(body),
        )

    def told(self, body: Body, response: Response, verdict: Verdict) -> list[Told]:
        """Whether the wrong term was found, and whether it was mended."""
        wrong, right = body["altered"]
        found = verdict.outcome.is_right or wrong in verdict.present
        mended = verdict.outcome.is_right or normalise(response["corrected"]) == normalise(right)
        return [
            _told(found, wrong, "Changed", response["found"]),
            _told(mended, right, "Should be", response["corrected"]),
        ]

    def given_text(self, body: Body, response: Response) -> str:
        return " → ".join(filter(None, (response["found"], response["corrected"])))


def _told(fits: bool, text: str, label: str, given: str) -> Told:
    if fits:
        return Told(Mark.RIGHT, text, label)
    if not given.strip():
        return Told(Mark.MISSING, text, label)
    return Told(Mark.WRONG, text, label, f"You typed “{given.strip()}”.")
