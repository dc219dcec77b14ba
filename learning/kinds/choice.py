"""One option picked out of a few."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from learning.grading import Outcome, Verdict, formats, grade_choice, normalise
from learning.kinds.kind import Body, require
from learning.kinds.limits import MOST_ROWS
from learning.kinds.options import (
    OfOptions,
    Option,
    compared,
    ordered_options,
    particulars_of,
    tidied,
    wrong_options,
)
from learning.kinds.response_fields import Post, ResponseData, by_id, labelled, value_sent
from learning.kinds.written import WrittenQuestion


class Choice(OfOptions):
    """``notes`` of a body are the feedback on the right option, ``truth`` that on a wrong one."""

    name = formats.CHOICE
    label = "One of several options"

    def validate(self, body: Body) -> None:
        super().validate(body)
        wrong = _wrong(body)
        require(1 <= len(wrong) < MOST_ROWS, f"A choice has 1 to {MOST_ROWS - 1} wrong options.")
        distinct = {*compared(body, (body["answer"], *wrong))}
        require(len(distinct) == 1 + len(wrong), "Two options are the same.")
        right = {normalise(one) for one in body["accepted"]}
        texts = [normalise(one["text"]) for one in wrong_options(body)]
        require(right.isdisjoint(texts), "A wrong option is accepted as an answer.")

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        ordered = ordered_options(body, presentation, uid=uid)
        return super().shown(uid, body, presentation) | {"options": labelled(body, ordered)}

    def parse(self, post: Post) -> ResponseData:
        """The field ``option``: the id of the option that was picked."""
        return {"option": value_sent(post, "option")}

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        """The note is the feedback on the option; on a wrong one, what it really is."""
        chosen = self.response_text(body, response)
        verdict = grade_choice(answer=body["answer"], given=chosen)
        if verdict.outcome is not Outcome.WRONG:
            return replace(verdict, note=body.get("notes", {}).get(chosen, ""))
        truths = {one["text"]: one["truth"] for one in wrong_options(body)}
        return replace(verdict, note=truths[chosen])

    def response_text(self, body: Body, response: ResponseData) -> str:
        texts = [one["text"] for one in wrong_options(body)]
        return by_id(body, (body["answer"], *texts)).get(response["option"], "")

    def compose(
        self, stem: str, options: Sequence[Option], explanation: str = ""
    ) -> WrittenQuestion:
        options = tidied(options)
        right = [option for option in options if option.right]
        require(right, "No option is marked as right.")
        require(len(right) == 1, "Several options are right where one can be picked.")
        return self._question(stem, right[0].text, explanation, **particulars_of(options))

    def options(self, body: Body) -> dict[str, bool]:
        return {body["answer"]: True} | dict.fromkeys(_wrong(body), False)

    def guess(self, body: Body) -> float | None:
        return 1 / len(self.options(body))


def _wrong(body: Body) -> list[str]:
    return [one["text"] for one in body["distractors"]]
