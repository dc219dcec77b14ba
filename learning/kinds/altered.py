"""A true statement with one word changed: which, and what should it be?"""

from collections.abc import Iterator
from typing import Any

from learning.grading import Verdict, formats, grade_altered, normalise
from learning.grading.expects import Expects
from learning.kinds.kind import Body, FeedbackPart, Kind, PartMark, require, surnames_in
from learning.kinds.limits import LONGEST_ANSWER, LONGEST_EXPLANATION, LONGEST_STEM
from learning.kinds.response_fields import Post, ResponseData, value_sent
from learning.kinds.typed import check_expects_line
from learning.kinds.written import WrittenQuestion, on_one_line
from learning.questions.altered import TASK, split_statement
from learning.questions.words import contains


class Altered(Kind):
    """``altered`` of a body are the wrong word and the right one; its stem ends with the task."""

    name = formats.ALTERED
    label = "Finding the changed word"
    instructs = True
    stem_has_key = True

    def validate(self, body: Body) -> None:
        super().validate(body)
        check_expects_line(body)
        require(len(body["altered"] or ()) == 2, "It is not said which word was altered.")
        wrong, right = body["altered"]
        statement = statement_of(body)
        require(contains(statement, wrong), f"“{wrong}” does not stand in the text.")
        require(not contains(statement, right), f"The text already says “{right}”.")

    def parse(self, post: Post) -> ResponseData:
        """The fields ``found`` (the altered word) and ``corrected`` (what it should be)."""
        return {"found": value_sent(post, "found"), "corrected": value_sent(post, "corrected")}

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        wrong, right = body["altered"]
        return grade_altered(
            altered=(wrong, right),
            found=response["found"],
            corrected=response["corrected"],
            accepted=tuple(body["accepted"]),
            expects=Expects(body["expects"]),
            pool=tuple(body["pool"]),
            surnames=surnames_in(body),
            stem=statement_of(body),
        )

    def feedback(self, body: Body, response: ResponseData, verdict: Verdict) -> list[FeedbackPart]:
        """Whether the wrong word was found, and whether it was corrected."""
        wrong, right = body["altered"]
        given = response["found"], response["corrected"]
        found = verdict.outcome.is_right or wrong in verdict.present
        corrected = verdict.outcome.is_right or normalise(given[1]) == normalise(right)
        return [
            _feedback_on(found, wrong, "Changed", given[0]),
            _feedback_on(corrected, right, "Should be", given[1]),
        ]

    def response_text(self, body: Body, response: ResponseData) -> str:
        return " → ".join(filter(None, (response["found"], response["corrected"])))

    def compose(
        self, statement: str, wrong: str, right: str, explanation: str = ""
    ) -> WrittenQuestion:
        wrong, right = on_one_line(wrong), on_one_line(right)
        stem = on_one_line(statement) + TASK.format("word")
        return self._question(stem, right, explanation, altered=[wrong, right])

    def fields(self, body: Body) -> dict[str, Any]:
        wrong, right = body["altered"]
        return {
            "statement": statement_of(body),
            "wrong": wrong,
            "right": right,
            "explanation": body["explanation"],
        }

    def texts(self, body: Body) -> Iterator[tuple[str, str, int]]:
        yield "The question", statement_of(body), LONGEST_STEM
        yield "The explanation", body["explanation"], LONGEST_EXPLANATION
        yield "The answer", body["answer"], LONGEST_ANSWER

    def has_same_key(self, body: Body, original: Body) -> bool:
        if body["altered"] and original["altered"]:
            return bool(body["altered"] == original["altered"])
        return super().has_same_key(body, original)


def statement_of(body: Body) -> str:
    """The statement with the change in it."""
    return split_statement(body["stem"])[0]


def _feedback_on(fits: bool, text: str, label: str, given: str) -> FeedbackPart:
    if fits:
        return FeedbackPart(PartMark.RIGHT, text, label)
    if not given.strip():
        return FeedbackPart(PartMark.MISSING, text, label)
    return FeedbackPart(PartMark.WRONG, text, label, f"You typed “{given.strip()}”.")
