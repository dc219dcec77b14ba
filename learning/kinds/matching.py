"""Pairs to be matched, with partners to spare on the right."""

from dataclasses import dataclass
from typing import Any

from learning.grading import Verdict, formats, grade_matching
from learning.kinds.kind import (
    Body,
    Mark,
    Post,
    Response,
    Told,
    by_id,
    labelled,
    named,
    require,
    shown_common,
    validate_common,
)
from learning.kinds.shuffling import shuffled

MATCH = "match-"


@dataclass(frozen=True, slots=True)
class Matching:
    format: str = formats.MATCHING

    def validate(self, body: Body) -> None:
        validate_common(body, self.format)
        pairs, partners = _pairs(body), _partners(body)
        require(len(body["parts"]) >= 2, "A matching needs two pairs or more.")
        require(len(pairs) == len(body["parts"]), "Two left sides are the same.")
        require(len(set(partners)) == len(partners), "Two right sides are the same.")
        require(all(partners), "A left side has no partner.")

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        seed = f"{uid}{presentation}"
        return shown_common(body, self.format) | {
            "prompts": labelled(body, shuffled(list(_pairs(body)), seed)),
            "options": labelled(body, shuffled(_partners(body), seed)),
        }

    def parse(self, post: Post) -> Response:
        """For each prompt, in the field ``match-ID``, the id of the option put beside it."""
        return {"pairs": named(post, MATCH)}

    def grade(self, body: Body, response: Response) -> Verdict:
        return grade_matching(pairs=_pairs(body), given=_given(body, response))

    def told(self, body: Body, response: Response, verdict: Verdict) -> list[Told]:
        """Each pair as it should be."""
        given = _given(body, response)
        return [_told(left, right, given.get(left, "")) for left, right in _pairs(body).items()]

    def given_text(self, body: Body, response: Response) -> str:
        given = _given(body, response)
        return "; ".join(f"{left}: {right}" for left, right in given.items() if right)


def _told(left: str, right: str, given: str) -> Told:
    if not given:
        return Told(Mark.MISSING, right, left)
    if given == right:
        return Told(Mark.RIGHT, right, left)
    return Told(Mark.WRONG, right, left, f"You chose “{given}”.")


def _given(body: Body, response: Response) -> dict[str, str]:
    lefts, rights = by_id(body, list(_pairs(body))), by_id(body, _partners(body))
    given = response["pairs"]
    return {lefts[one]: rights.get(given[one], "") for one in given if one in lefts}


def _pairs(body: Body) -> dict[str, str]:
    return {part["prompt"]: part["answer"] for part in body["parts"]}


def _partners(body: Body) -> list[str]:
    return [
        *(part["answer"] for part in body["parts"]),
        *(one["text"] for one in body["distractors"]),
    ]
