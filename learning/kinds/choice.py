"""One option picked out of a few."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from learning.grading import Outcome, Verdict, formats, grade_choice, normalise
from learning.grading.part_marks import ALL, FULL, graded_by
from learning.kinds.kind import Body, require
from learning.kinds.limits import MOST_ROWS
from learning.kinds.options import (
    OfOptions,
    Option,
    compared,
    ordered_options,
    particulars_of,
    tidied,
    weights_of,
    wrong_options,
)
from learning.kinds.response_fields import Post, ResponseData, by_id, labelled, value_sent
from learning.kinds.written import WrittenQuestion

NOT_BEST = "The right option has to bring the most marks."


class Choice(OfOptions):
    """``notes`` of a body are the feedback on the right option, ``truth`` that on another one.
    ``weights`` say what each option brings, where it is not all for the right one alone: one may
    take marks off, and several may bring as much as the right one."""

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
        weights = weights_of(body)
        best = max(weights.values(), default=ALL)
        require(weights.get(body["answer"], ALL) == best, NOT_BEST)

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
            verdict = replace(verdict, note=body.get("notes", {}).get(chosen, ""))
        else:
            truths = {one["text"]: one["truth"] for one in wrong_options(body)}
            verdict = replace(verdict, note=truths[chosen])
        weights = weights_of(body)
        if chosen not in weights:
            return verdict
        best = weights[body["answer"]]
        return graded_by(weights[chosen], best, matched=chosen, note=verdict.note)

    def response_text(self, body: Body, response: ResponseData) -> str:
        texts = [one["text"] for one in wrong_options(body)]
        return by_id(body, (body["answer"], *texts)).get(response["option"], "")

    def compose(
        self, stem: str, options: Sequence[Option], explanation: str = ""
    ) -> WrittenQuestion:
        options = _without_usual_weights(tidied(options))
        right = [option for option in options if option.right]
        require(right, "No option is marked as right.")
        best = max((one.weight for one in options if one.weight is not None), default=None)
        if best is not None:
            require(best > 0, "No option is marked as right.")
            right = [one for one in right if one.weight == best]
            require(right, NOT_BEST)
        else:
            require(len(right) == 1, "Several options are right where one can be picked.")
        return self._question(
            stem, right[0].text, explanation, **particulars_of(options, right[:1])
        )

    def options(self, body: Body) -> dict[str, bool]:
        """Options that bring as much as the right one are right, too."""
        weights = weights_of(body)
        best = weights.get(body["answer"], ALL)
        others = {text: weights.get(text, 0) == best for text in _wrong(body)}
        return {body["answer"]: True} | others

    def guess(self, body: Body) -> float | None:
        weights = weights_of(body)
        if weights:
            return float(sum(weights.values(), Decimal(0)) / len(weights) / 100)
        return 1 / len(self.options(body))


def _without_usual_weights(options: list[Option]) -> list[Option]:
    """The options without weights that say the usual: all for one, nothing for the others."""
    weights = sorted(one.weight for one in options if one.weight is not None)
    if weights and weights[-1] >= FULL and not any(weights[:-1]):
        return [replace(one, right=bool(one.weight), weight=None) for one in options]
    return options


def _wrong(body: Body) -> list[str]:
    return [one["text"] for one in body["distractors"]]
