"""A line of text that is typed and compared, alone or as the base of other kinds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
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
from learning.grading.part_marks import ALL, FULL, NEARLY, graded_by, in_text
from learning.grading.spelling.letters import compared_as
from learning.kinds.kind import (
    Body,
    Effort,
    Kind,
    check_weight,
    require,
    stored_weight,
    surnames_in,
)
from learning.kinds.limits import LONGEST_ANSWER, LONGEST_EXPLANATION
from learning.kinds.response_fields import Post, ResponseData, value_sent
from learning.kinds.written import WrittenQuestion, on_one_line

NOT_BEST = "The right answer has to bring the most marks."
TWICE = "“{}” is the same answer as “{}”: give both the same marks and feedback."


@dataclass(frozen=True, slots=True)
class WeighedAnswer:
    """An answer that brings this percentage of the marks; ``feedback`` is what a learner reads who
    gives it."""

    text: str
    weight: Decimal = ALL
    feedback: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether it is right and no more is said of it."""
        return self.weight >= FULL and not self.feedback


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
    """``spelling`` of a body says how exact the answer has to be; without it, misspellings pass.

    ``partial`` lists answers with their ``weight`` and ``feedback``: those that bring a part of the
    marks or none, and right ones of which something is said. The answer itself stands there too
    where it needs one of them.
    """

    name = formats.TYPED
    label = "Typed answers"
    effort = Effort.LONG
    rows_called = "answers with marks"

    def validate(self, body: Body) -> None:
        super().validate(body)
        spelling = body.get("spelling", Spelling.FREE)
        require(spelling in set(Spelling), "Such a spelling is unknown.")
        require(all(one.text for one in partial_of(body)), "An answer with marks is empty.")
        first, *others = (one.weight for one in answers_of(body))
        require(first > 0 and first >= max(others, default=first), NOT_BEST)
        unique: dict[str, WeighedAnswer] = {}
        for one in answers_of(body):
            same = unique.setdefault(compared_as(one.text, Spelling(spelling)), one)
            is_alike = (one.weight, one.feedback) == (same.weight, same.feedback)
            require(is_alike, TWICE.format(one.text[:40], same.text[:40]))

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        """Right is what brings the most marks."""
        if not body.get("partial"):
            return self._compared(body, response)
        answers = answers_of(body)
        best = answers[0].weight
        right = [one for one in answers if one.weight >= best - NEARLY]
        for group in (right, *([one] for one in answers if one not in right)):
            verdict = self._compared(_asking_for(group, answers, body), response)
            if verdict.outcome.is_right:
                found = next((one for one in group if one.text == verdict.matched), group[0])
                graded = graded_by(found.weight, best, matched=found.text, note=found.feedback)
                is_right = graded.outcome.is_right
                return replace(graded, outcome=verdict.outcome) if is_right else graded
        return self._compared(_asking_for(right, answers, body), response)

    def _compared(self, body: Body, response: ResponseData) -> Verdict:
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
        *,
        partial: Iterable[WeighedAnswer] = (),
    ) -> WrittenQuestion:
        answer = on_one_line(answer)
        others = [form for form in map(on_one_line, accepted) if form and form != answer]
        weighed = [
            replace(one, text=on_one_line(one.text), feedback=on_one_line(one.feedback))
            for one in partial
        ]
        others += [one.text for one in weighed if one.is_plain and one.text != answer]
        kept = [one for one in dict.fromkeys(weighed) if not one.is_plain]
        kept.sort(key=lambda one: one.text != answer)
        for one in kept:
            check_weight(one.text, one.weight)
        more: dict[str, Any] = {"partial": [_stored(one) for one in kept]} if kept else {}
        return self._question(
            stem, answer, explanation, accepted=others, spelling=str(spelling), **more
        )

    def fields(self, body: Body) -> dict[str, Any]:
        spelling = Spelling(body.get("spelling", Spelling.FREE))
        return super().fields(body) | {
            "answer": body["answer"],
            "accepted": body["accepted"],
            "spelling": spelling,
            "partial": partial_of(body),
        }

    def texts(self, body: Body) -> Iterator[tuple[str, str, int]]:
        yield from super().texts(body)
        yield "The answer", body["answer"], LONGEST_ANSWER
        yield "What else is right", "\n".join(body["accepted"]), LONGEST_EXPLANATION
        for one in partial_of(body):
            yield f"The answer “{one.text[:40]}”", one.text, LONGEST_ANSWER
            yield f"What is said of “{one.text[:40]}”", one.feedback, LONGEST_EXPLANATION

    def rows(self, body: Body) -> int:
        return len(body.get("partial", ()))


def partial_of(body: Body) -> list[WeighedAnswer]:
    """The answers of a body that have a weight or feedback. Raises ``InvalidBody``."""
    return [
        WeighedAnswer(one["text"], stored_weight(one["weight"]), one["feedback"])
        for one in body.get("partial", ())
    ]


def answers_of(body: Body) -> list[WeighedAnswer]:
    """All that is accepted, the answer first, each as it is weighed."""
    weighed = partial_of(body)
    named = next((one for one in weighed if one.text == body["answer"]), None)
    others = [one for one in weighed if one is not named]
    first = named or WeighedAnswer(body["answer"])
    return [first, *map(WeighedAnswer, body["accepted"]), *others]


def _stored(one: WeighedAnswer) -> dict[str, str]:
    return {"text": one.text, "weight": in_text(one.weight), "feedback": one.feedback}


def _asking_for(
    group: list[WeighedAnswer], answers: list[WeighedAnswer], body: Body
) -> dict[str, Any]:
    """The body of a question that only these of its answers answer: the others are no misspelling
    of them."""
    texts = [one.text for one in group]
    others = [one.text for one in answers if one.text not in texts]
    asked = {"answer": texts[0], "accepted": texts[1:], "pool": [*body["pool"], *others]}
    return {**body, **asked}


def check_expects_line(body: Body) -> None:
    ungraded = (Expects.SET, Expects.STATEMENT)
    require(body["expects"] not in ungraded, "A set or a statement is not typed in one line.")
