"""An answer in the learner's own words, which a person reads and grades."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from learning.grading import Outcome, Verdict, formats
from learning.grading.expects import Expects
from learning.grading.verdict import BLANK
from learning.kinds.kind import NOTHING, Body, Grader, Kind, require
from learning.kinds.limits import LONGEST_ANSWER, LONGEST_EXPLANATION
from learning.kinds.response_fields import Post, ResponseData, is_blank, value_sent
from learning.kinds.written import WrittenQuestion, in_lines, on_one_line

LONGEST = 20_000  # characters of an answer
MOST_POINTS = 100


@dataclass(frozen=True, slots=True)
class Criterion:
    text: str
    points: int = 1


class Open(Kind):
    """``answer`` of a body is a good one, ``rubric`` the criteria that a grader looks for, each
    with its points, 1 to 100. Where one studies alone, the answer is recalled."""

    name = formats.OPEN
    label = "Open answers"
    grader = Grader.PERSON
    instructs = True
    also_asked_as = (formats.RECALL,)
    rows_called = "criteria"

    def validate(self, body: Body) -> None:
        super().validate(body)
        for criterion in body.get("rubric", ()):
            require(criterion["text"].strip(), "A criterion says nothing.")
            require(
                1 <= criterion["points"] <= MOST_POINTS,
                f"“{criterion['text']}” is worth no points from 1 to {MOST_POINTS}.",
            )

    def parse(self, post: Post) -> ResponseData:
        """The field ``response``."""
        return {"text": value_sent(post, "response", LONGEST)}

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        return BLANK if is_blank(response) else Verdict(outcome=Outcome.UNGRADED)

    def response_text(self, body: Body, response: ResponseData) -> str:
        return str(response["text"])

    def compose(
        self, stem: str, answer: str, rubric: Iterable[Criterion] = (), explanation: str = ""
    ) -> WrittenQuestion:
        criteria = [{"text": on_one_line(one.text), "points": one.points} for one in rubric]
        question = self._question(stem, answer, explanation, Expects.STATEMENT, rubric=criteria)
        return replace(question, answer=in_lines(answer) or NOTHING)

    def fields(self, body: Body) -> dict[str, Any]:
        return super().fields(body) | {"answer": body["answer"], "rubric": rubric_of(body)}

    def texts(self, body: Body) -> Iterator[tuple[str, str, int]]:
        yield from super().texts(body)
        yield "The answer", body["answer"], LONGEST_EXPLANATION
        for criterion in rubric_of(body):
            yield f"The criterion “{criterion.text[:40]}”", criterion.text, LONGEST_ANSWER

    def rows(self, body: Body) -> int:
        return len(body.get("rubric", ()))


def rubric_of(body: Body) -> list[Criterion]:
    return [Criterion(one["text"], one["points"]) for one in body.get("rubric", ())]
