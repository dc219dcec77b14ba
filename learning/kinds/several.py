"""All that are right picked out of several options."""

from dataclasses import dataclass
from typing import Any

from learning.grading import Verdict, formats, grade_picks
from learning.kinds.kind import (
    Body,
    Mark,
    Post,
    Response,
    Told,
    by_id,
    compared,
    labelled,
    require,
    shown_common,
    texts,
    validate_common,
)
from learning.kinds.shuffling import shuffled

MOST = 12  # options


@dataclass(frozen=True, slots=True)
class Several:
    """``elements`` of the body are the right options, ``distractors`` the wrong ones."""

    format: str = formats.SEVERAL

    def validate(self, body: Body) -> None:
        validate_common(body, self.format)
        options = _options(body)
        require(body["elements"], "No option is marked as right.")
        require(3 <= len(options) <= MOST, f"It needs three to {MOST} options.")
        require(len({*compared(body, options)}) == len(options), "Two options are the same.")

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        options = shuffled(_options(body), f"{uid}{presentation}")
        return shown_common(body, self.format) | {"options": labelled(body, options)}

    def parse(self, post: Post) -> Response:
        """The field ``option``, once for each option that was picked."""
        return {"options": texts(post, "option")}

    def grade(self, body: Body, response: Response) -> Verdict:
        return grade_picks(
            right=body["elements"],
            wrong=[one["text"] for one in body["distractors"]],
            given=_given(body, response),
        )

    def told(self, body: Body, response: Response, verdict: Verdict) -> list[Told]:
        """The right options, then the wrong ones that were picked, each with what is said of it."""
        given, notes = _given(body, response), body.get("notes", {})
        wrong = {one["text"]: one["truth"] for one in body["distractors"]}
        return [
            *(
                Told(Mark.RIGHT if one in given else Mark.MISSING, one, note=notes.get(one, ""))
                for one in body["elements"]
            ),
            *(Told(Mark.EXTRA, one, note=wrong[one]) for one in given if one in wrong),
        ]

    def given_text(self, body: Body, response: Response) -> str:
        return "; ".join(_given(body, response))


def _given(body: Body, response: Response) -> list[str]:
    picked = set(response["options"])
    return [text for key, text in by_id(body, _options(body)).items() if key in picked]


def _options(body: Body) -> list[str]:
    return [*body["elements"], *(one["text"] for one in body["distractors"])]
