"""Things to be put in order."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

from learning.grading import Verdict, formats, grade_order
from learning.grading.expects import Expects
from learning.kinds.kind import Body, FeedbackPart, Kind, PartMark, require
from learning.kinds.limits import LONGEST_ANSWER, MOST_ROWS
from learning.kinds.options import shuffled
from learning.kinds.response_fields import (
    Post,
    ResponseData,
    by_id,
    labelled,
    values_by_suffix,
    values_sent,
)
from learning.kinds.written import WrittenQuestion, on_one_line, part

PLACE = "place-"


class Ordering(Kind):
    """``parts`` of a body are the things, in their right order."""

    name = formats.ORDERING
    label = "Putting in order"
    is_picked = True
    instructs = True
    rows_called = "things to be put in order"

    def validate(self, body: Body) -> None:
        super().validate(body)
        things = _things(body)
        require(len(things) >= 3, "An order needs three things or more.")
        require(len(things) <= MOST_ROWS, "An order of so many things is too long.")
        require(len(set(things)) == len(things), "Two things to be put in order are the same.")

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        things = shuffled(_things(body), f"{uid}{presentation}")
        return super().shown(uid, body, presentation) | {"options": labelled(body, things)}

    def parse(self, post: Post) -> ResponseData:
        """The ids in the field ``order``; or, from select boxes, a number in each ``place-ID``,
        where things that share a place have none."""
        if order := values_sent(post, "order"):
            return {"order": order}
        places = values_by_suffix(post, PLACE)
        count = Counter(places.values())
        placed = [one for one, place in places.items() if place.isdecimal() and count[place] == 1]
        return {"order": sorted(placed, key=lambda one: int(places[one]))}

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        return grade_order(expected=_things(body), given=_given(body, response))

    def feedback(self, body: Body, response: ResponseData, verdict: Verdict) -> list[FeedbackPart]:
        """The places, each with the thing that belongs there."""
        pairs = zip_longest(_things(body), _given(body, response), fillvalue="")
        return [_feedback_on(thing, given) for thing, given in pairs]

    def response_text(self, body: Body, response: ResponseData) -> str:
        return "; ".join(_given(body, response))

    def compose(self, stem: str, things: Iterable[str], explanation: str = "") -> WrittenQuestion:
        things = [on_one_line(thing) for thing in things]
        parts = [part(thing) for thing in things]
        return self._question(stem, "; ".join(things), explanation, Expects.SET, parts=parts)

    def fields(self, body: Body) -> dict[str, Any]:
        return super().fields(body) | {"things": _things(body)}

    def texts(self, body: Body) -> Iterator[tuple[str, str, int]]:
        yield from super().texts(body)
        for thing in _things(body):
            yield f"“{thing[:40]}”", thing, LONGEST_ANSWER

    def rows(self, body: Body) -> int:
        return len(body["parts"])

    def has_same_key(self, body: Body, original: Body) -> bool:
        order, other = ([*map(on_one_line, _things(one))] for one in (body, original))
        return order == other

    def guess(self, body: Body) -> float | None:
        """In a random order every second pair stands right."""
        return 0.5


def _feedback_on(thing: str, given: str) -> FeedbackPart:
    if given in ("", thing):
        return FeedbackPart(PartMark.RIGHT if given else PartMark.MISSING, thing)
    return FeedbackPart(PartMark.WRONG, thing, given=given)


def _given(body: Body, response: ResponseData) -> list[str]:
    known = by_id(body, _things(body))
    return [known[one] for one in response["order"] if one in known]


def _things(body: Body) -> list[str]:
    return [one["prompt"] for one in body["parts"]]
