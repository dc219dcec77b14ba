"""Pairs to be matched, with partners to spare on the right."""

from collections.abc import Iterable, Iterator
from typing import Any

from learning.grading import Verdict, formats, grade_matching
from learning.grading.expects import Expects
from learning.kinds.kind import Body, FeedbackPart, Kind, PartMark, require
from learning.kinds.limits import LONGEST_ANSWER, LONGEST_EXPLANATION
from learning.kinds.options import shuffled
from learning.kinds.response_fields import Post, ResponseData, by_id, labelled, values_by_suffix
from learning.kinds.written import WrittenQuestion, on_one_line, part, wrong_option

MATCH = "match-"


class Matching(Kind):
    """``parts`` of a body are the pairs, ``distractors`` the partners to spare."""

    name = formats.MATCHING
    label = "Matching pairs"
    is_picked = True
    instructs = True
    rows_called = "pairs"

    def validate(self, body: Body) -> None:
        super().validate(body)
        pairs, spare = _pairs(body), [one["text"] for one in body["distractors"]]
        require(len(body["parts"]) >= 2, "A matching needs two pairs or more.")
        require(len(pairs) == len(body["parts"]), "Two left sides are the same.")
        require(all(pairs.values()), "A left side has no partner.")
        require(len({*spare}) == len(spare), "Two partners to spare are the same.")
        needed = next((one for one in spare if one in pairs.values()), "")
        require(not needed, f"“{needed}” is not to spare: it is the partner of a left side.")
        require(len({*pairs.values(), *spare}) > 1, "All left sides have the same partner.")

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        seed, pairs = f"{uid}{presentation}", _pairs(body)
        return super().shown(uid, body, presentation) | {
            "prompts": labelled(body, shuffled(list(pairs), seed)),
            "options": labelled(body, shuffled(_partners(body), seed)),
            "repeats": len({*pairs.values()}) < len(pairs),
        }

    def parse(self, post: Post) -> ResponseData:
        """For each prompt, in the field ``match-ID``, the id of the option put beside it."""
        return {"pairs": values_by_suffix(post, MATCH)}

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        return grade_matching(pairs=_pairs(body), given=_given(body, response))

    def feedback(self, body: Body, response: ResponseData, verdict: Verdict) -> list[FeedbackPart]:
        """Each pair as it should be."""
        given = _given(body, response)
        return [
            _feedback_on(left, right, given.get(left, "")) for left, right in _pairs(body).items()
        ]

    def response_text(self, body: Body, response: ResponseData) -> str:
        given = _given(body, response)
        return "; ".join(f"{left}: {right}" for left, right in given.items() if right)

    def compose(
        self,
        stem: str,
        pairs: Iterable[tuple[str, str]],
        spare: Iterable[str] = (),
        explanation: str = "",
    ) -> WrittenQuestion:
        pairs = [(on_one_line(left), on_one_line(right)) for left, right in pairs]
        return self._question(
            stem,
            "; ".join(f"{left}: {right}" for left, right in pairs),
            explanation,
            Expects.SET,
            parts=[part(left, right) for left, right in pairs],
            distractors=[wrong_option(text) for text in map(on_one_line, spare) if text],
        )

    def fields(self, body: Body) -> dict[str, Any]:
        return super().fields(body) | {
            "pairs": [(one["prompt"], one["answer"]) for one in body["parts"]],
            "spare": [one["text"] for one in body["distractors"]],
        }

    def texts(self, body: Body) -> Iterator[tuple[str, str, int]]:
        yield from super().texts(body)
        for one in body["parts"]:
            yield f"“{one['prompt'][:40]}”", one["prompt"], LONGEST_ANSWER
            yield f"The partner of “{one['prompt'][:40]}”", one["answer"], LONGEST_ANSWER
        spare = "\n".join(one["text"] for one in body["distractors"])
        yield "What is to spare", spare, LONGEST_EXPLANATION

    def rows(self, body: Body) -> int:
        return len(body["parts"])

    def has_same_key(self, body: Body, original: Body) -> bool:
        return sorted(_written_pairs(body)) == sorted(_written_pairs(original))

    def options(self, body: Body) -> dict[str, bool]:
        """The right pairs."""
        return {_as_text(left, right): True for left, right in _pairs(body).items()}

    def picked(self, body: Body, response: ResponseData) -> list[str]:
        given = _given(body, response)
        return [_as_text(left, right) for left, right in given.items() if right]

    def guess(self, body: Body) -> float | None:
        return 1 / len(_partners(body))


def _feedback_on(left: str, right: str, given: str) -> FeedbackPart:
    if not given:
        return FeedbackPart(PartMark.MISSING, right, left)
    if given == right:
        return FeedbackPart(PartMark.RIGHT, right, left)
    return FeedbackPart(PartMark.WRONG, right, left, given=given)


def _given(body: Body, response: ResponseData) -> dict[str, str]:
    lefts, rights = by_id(body, list(_pairs(body))), by_id(body, _partners(body))
    given = response["pairs"]
    return {lefts[one]: rights.get(given[one], "") for one in given if one in lefts}


def _pairs(body: Body) -> dict[str, str]:
    return {one["prompt"]: one["answer"] for one in body["parts"]}


def _written_pairs(body: Body) -> list[tuple[str, str]]:
    return [(on_one_line(one["prompt"]), on_one_line(one["answer"])) for one in body["parts"]]


def _partners(body: Body) -> list[str]:
    """The right sides, each once: several left sides may have the same."""
    partners = [one["answer"] for one in body["parts"]]
    return list(dict.fromkeys((*partners, *(one["text"] for one in body["distractors"]))))


def _as_text(left: str, right: str) -> str:
    return f"{left} – {right}"
