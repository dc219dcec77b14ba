"""A line of text that is typed and compared, alone or as the base of other kinds."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from content.characters import chinese_characters
from learning.grading import (
    Outcome,
    Spelling,
    Verdict,
    formats,
    grade_to_the_letter,
    grade_typed,
    normalise,
)
from learning.grading.expects import Expects
from learning.kinds.kind import Body, Effort, Kind, require, surnames_in
from learning.kinds.limits import LONGEST_ANSWER, LONGEST_EXPLANATION
from learning.kinds.response_fields import Post, ResponseData, value_sent
from learning.kinds.written import WrittenQuestion, on_one_line


class OneLine(Kind):
    """A kind whose response is one line of text, compared by what the question expects."""

    def validate(self, body: Body) -> None:
        super().validate(body)
        check_expects_line(body)

    def parse(self, post: Post) -> ResponseData:
        """The field ``response``."""
        return {"text": value_sent(post, "response")}

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        """Characters that the question shows do not answer it. If the response is one of the wrong
        options, the note says what that really is."""
        expects = Expects(body["expects"])
        if expects is Expects.PERSON and chinese_characters(body["stem"]):
            expects = Expects.PINYIN
        verdict = grade_typed(
            answer=body["answer"],
            accepted=tuple(body["accepted"]),
            expects=expects,
            response=response["text"],
            pool=tuple(body["pool"]),
            surnames=surnames_in(body),
            stem=body["stem"],
        )
        if verdict.outcome is not Outcome.WRONG or verdict.note:
            return verdict
        truths = {normalise(one["text"]): one["truth"] for one in body["distractors"]}
        meant = normalise(verdict.matched or response["text"])
        return replace(verdict, note=truths.get(meant, ""))

    def response_text(self, body: Body, response: ResponseData) -> str:
        return str(response["text"])

    def author_response(self, body: Body) -> ResponseData | None:
        return {"text": body["answer"]}


class Typed(OneLine):
    """``spelling`` of a body says how exact the answer has to be; without it, misspellings pass."""

    name = formats.TYPED
    label = "Typed answers"
    effort = Effort.LONG

    def validate(self, body: Body) -> None:
        super().validate(body)
        require(body.get("spelling", Spelling.FREE) in set(Spelling), "Such a spelling is unknown.")

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        spelling = Spelling(body.get("spelling", Spelling.FREE))
        if spelling is Spelling.FREE:
            return super().grade(body, response)
        return grade_to_the_letter(
            forms=(body["answer"], *body["accepted"]),
            response=response["text"],
            case=spelling is Spelling.CASE,
        )

    def compose(
        self,
        stem: str,
        answer: str,
        accepted: Iterable[str] = (),
        spelling: Spelling = Spelling.FREE,
        explanation: str = "",
    ) -> WrittenQuestion:
        others = [form for form in map(on_one_line, accepted) if form]
        return self._question(stem, answer, explanation, accepted=others, spelling=str(spelling))

    def fields(self, body: Body) -> dict[str, Any]:
        spelling = Spelling(body.get("spelling", Spelling.FREE))
        own = {"answer": body["answer"], "accepted": body["accepted"], "spelling": spelling}
        return super().fields(body) | own

    def texts(self, body: Body) -> Iterator[tuple[str, str, int]]:
        yield from super().texts(body)
        yield "The answer", body["answer"], LONGEST_ANSWER
        yield "What else is right", "\n".join(body["accepted"]), LONGEST_EXPLANATION


def check_expects_line(body: Body) -> None:
    ungraded = (Expects.SET, Expects.STATEMENT)
    require(body["expects"] not in ungraded, "A set or a statement is not typed in one line.")
