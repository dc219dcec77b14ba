"""All that are right picked out of several options."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from learning.grading import Verdict, formats, grade_picks
from learning.grading.expects import Expects
from learning.grading.part_marks import NEARLY, grade_weighted_picks
from learning.kinds.kind import Body, FeedbackPart, PartMark, require
from learning.kinds.limits import MOST_ROWS
from learning.kinds.options import (
    OfOptions,
    Option,
    compared,
    particulars_of,
    shuffled,
    tidied,
    weights_of,
)
from learning.kinds.response_fields import Post, ResponseData, labelled, values_sent
from learning.kinds.written import WrittenQuestion

UNEVEN = "A right option brings marks, and no other one does."


class Several(OfOptions):
    """``elements`` of a body are the right options, ``distractors`` the wrong ones. ``weights`` say
    what each of them brings, or takes off, where not all count the same."""

    name = formats.SEVERAL
    label = "Several right options"
    instructs = True

    def validate(self, body: Body) -> None:
        super().validate(body)
        options = _options(body)
        require(body["elements"], "No option is marked as right.")
        require(2 <= len(options) <= MOST_ROWS, f"It needs 2 to {MOST_ROWS} options.")
        require(len({*compared(body, options)}) == len(options), "Two options are the same.")
        weights = weights_of(body)
        positive = {text for text, weight in weights.items() if weight > 0}
        require(not weights or positive == set(body["elements"]), UNEVEN)

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        options = shuffled(_options(body), f"{uid}{presentation}")
        return super().shown(uid, body, presentation) | {"options": labelled(body, options)}

    def parse(self, post: Post) -> ResponseData:
        """The field ``option``, once for each option that was picked."""
        return {"options": values_sent(post, "option")}

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        if weights := weights_of(body):
            return grade_weighted_picks(weights=weights, given=self.picked(body, response))
        return grade_picks(
            right=body["elements"],
            wrong=[one["text"] for one in body["distractors"]],
            given=self.picked(body, response),
        )

    def feedback(self, body: Body, response: ResponseData, verdict: Verdict) -> list[FeedbackPart]:
        """The right options, then the wrong ones that were picked, each with its feedback."""
        left = PartMark.SPARE if verdict.outcome.is_right else PartMark.MISSING
        given, notes = self.picked(body, response), body.get("notes", {})
        wrong = {one["text"]: one["truth"] for one in body["distractors"]}
        right = [
            FeedbackPart(PartMark.RIGHT if one in given else left, one, note=notes.get(one, ""))
            for one in body["elements"]
        ]
        extra = [
            FeedbackPart(PartMark.EXTRA, one, note=wrong[one]) for one in given if one in wrong
        ]
        return right + extra

    def response_text(self, body: Body, response: ResponseData) -> str:
        return "; ".join(self.picked(body, response))

    def compose(
        self, stem: str, options: Sequence[Option], explanation: str = ""
    ) -> WrittenQuestion:
        options = _without_even_weights(tidied(options))
        uneven = (one for one in options if one.weight is not None)
        require(all(one.right == ((one.weight or 0) > 0) for one in uneven), UNEVEN)
        right = [option for option in options if option.right]
        texts = [option.text for option in right]
        return self._question(
            stem,
            "; ".join(texts),
            explanation,
            Expects.SET,
            elements=texts,
            **particulars_of(options, right),
        )

    def options(self, body: Body) -> dict[str, bool]:
        right, wrong = body["elements"], (one["text"] for one in body["distractors"])
        return dict.fromkeys(right, True) | dict.fromkeys(wrong, False)

    def guess(self, body: Body) -> float | None:
        return None

    def ways_to_pick(self, shown: Mapping[str, Any]) -> int:
        return int(2 ** super().ways_to_pick(shown) - 1)


def _without_even_weights(options: list[Option]) -> list[Option]:
    """The options without weights that say what counts without them: each right one brings its even
    share, and each wrong one takes as much off."""
    right = sum(one.right for one in options)
    share = Decimal(100) / (right or 1)
    due = [(one.weight, share if one.right else -share) for one in options]
    if all(weight is not None and abs(weight - usual) <= NEARLY for weight, usual in due):
        return [replace(one, weight=None) for one in options]
    return options


def _options(body: Body) -> list[str]:
    return [*body["elements"], *(one["text"] for one in body["distractors"])]
