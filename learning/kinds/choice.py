"""One option picked out of a few."""

from dataclasses import dataclass, replace
from typing import Any

from learning.grading import Outcome, Verdict, formats, grade_choice, normalise
from learning.kinds.kind import (
    Body,
    Post,
    Response,
    Told,
    by_id,
    compared,
    labelled,
    require,
    shown_common,
    text,
    validate_common,
)
from learning.kinds.shuffling import options

MOST_WRONG = 9


@dataclass(frozen=True, slots=True)
class Choice:
    """``notes`` of the body say something of the right option, ``truth`` of a wrong one of that."""

    format: str = formats.CHOICE

    def validate(self, body: Body) -> None:
        validate_common(body, self.format)
        wrong = _wrong(body)
        require(1 <= len(wrong) <= MOST_WRONG, "A choice has one to nine wrong options.")
        distinct = {*compared(body, (body["answer"], *wrong))}
        require(len(distinct) == 1 + len(wrong), "Two options are the same.")
        right = {normalise(one) for one in body["accepted"]}
        require(right.isdisjoint(map(normalise, wrong)), "A wrong option is accepted as an answer.")

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        ordered = options(body, presentation, uid=uid)
        return shown_common(body, self.format) | {"options": labelled(body, ordered)}

    def parse(self, post: Post) -> Response:
        """The field ``option``: the id of the option that was picked."""
        return {"option": text(post, "option")}

    def grade(self, body: Body, response: Response) -> Verdict:
        """The note is what the option is answered with: of a wrong one, what it really is."""
        chosen = self.given_text(body, response)
        verdict = grade_choice(answer=body["answer"], given=chosen)
        if verdict.outcome is not Outcome.WRONG:
            return replace(verdict, note=body.get("notes", {}).get(chosen, ""))
        truths = {one["text"]: one["truth"] for one in body["distractors"]}
        return replace(verdict, note=truths[chosen])

    def told(self, body: Body, response: Response, verdict: Verdict) -> list[Told]:
        return []

    def given_text(self, body: Body, response: Response) -> str:
        return _options(body).get(response["option"], "")


def _options(body: Body) -> dict[str, str]:
    return by_id(body, (body["answer"], *_wrong(body)))


def _wrong(body: Body) -> list[str]:
    return [one["text"] for one in body["distractors"]]
