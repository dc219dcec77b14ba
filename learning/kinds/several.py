"""All that are right picked out of several options."""

from collections.abc import Mapping, Sequence
from typing import Any

from learning.grading import Verdict, formats, grade_picks
from learning.grading.expects import Expects
from learning.kinds.kind import Body, FeedbackPart, PartMark, require
from learning.kinds.limits import MOST_ROWS
from learning.kinds.options import OfOptions, Option, compared, particulars_of, shuffled, tidied
from learning.kinds.response_fields import Post, ResponseData, labelled, values_sent
from learning.kinds.written import WrittenQuestion


class Several(OfOptions):
    """``elements`` of a body are the right options, ``distractors`` the wrong ones."""

    name = formats.SEVERAL
    label = "Several right options"
    instructs = True

    def validate(self, body: Body) -> None:
        super().validate(body)
        options = _options(body)
        require(body["elements"], "No option is marked as right.")
        require(3 <= len(options) <= MOST_ROWS, f"It needs three to {MOST_ROWS} options.")
        require(len({*compared(body, options)}) == len(options), "Two options are the same.")

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        options = shuffled(_options(body), f"{uid}{presentation}")
        return super().shown(uid, body, presentation) | {"options": labelled(body, options)}

    def parse(self, post: Post) -> ResponseData:
        """The field ``option``, once for each option that was picked."""
        return {"options": values_sent(post, "option")}

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        return grade_picks(
            right=body["elements"],
            wrong=[one["text"] for one in body["distractors"]],
            given=self.picked(body, response),
        )

    def feedback(self, body: Body, response: ResponseData, verdict: Verdict) -> list[FeedbackPart]:
        """The right options, then the wrong ones that were picked, each with its feedback."""
        given, notes = self.picked(body, response), body.get("notes", {})
        wrong = {one["text"]: one["truth"] for one in body["distractors"]}
        right = [
            FeedbackPart(
                PartMark.RIGHT if one in given else PartMark.MISSING, one, note=notes.get(one, "")
            )
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
        options = tidied(options)
        right = [option.text for option in options if option.right]
        return self._question(
            stem,
            "; ".join(right),
            explanation,
            Expects.SET,
            elements=right,
            **particulars_of(options),
        )

    def options(self, body: Body) -> dict[str, bool]:
        right, wrong = body["elements"], (one["text"] for one in body["distractors"])
        return dict.fromkeys(right, True) | dict.fromkeys(wrong, False)

    def guess(self, body: Body) -> float | None:
        return None

    def ways_to_pick(self, shown: Mapping[str, Any]) -> int:
        return int(2 ** super().ways_to_pick(shown) - 1)


def _options(body: Body) -> list[str]:
    return [*body["elements"], *(one["text"] for one in body["distractors"])]
