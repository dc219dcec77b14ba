"""Things to be put in order."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from learning.grading import Verdict, formats, grade_order
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
    texts,
    validate_common,
)
from learning.kinds.shuffling import shuffled

PLACE = "place-"
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


@dataclass(frozen=True, slots=True)
class Ordering:
    format: str = formats.ORDERING

    def validate(self, body: Body) -> None:
        validate_common(body, self.format)
        things = _things(body)
        require(len(things) >= 3, "An order needs three things or more.")
        require(len(things) <= len(PLACES), "An order of so many things is too long.")
        require(len(set(things)) == len(things), "Two things to be put in order are the same.")

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        things = shuffled(_things(body), f"{uid}{presentation}")
        return shown_common(body, self.format) | {"options": labelled(body, things)}

    def parse(self, post: Post) -> Response:
        """The ids in the field ``order``; or, from select boxes, a number in each ``place-ID``,
        where things that share a place have none."""
        if order := texts(post, "order"):
            return {"order": order}
        places = named(post, PLACE)
        count = Counter(places.values())
        placed = [one for one, place in places.items() if place.isdecimal() and count[place] == 1]
        return {"order": sorted(placed, key=lambda one: int(places[one]))}

    def grade(self, body: Body, response: Response) -> Verdict:
        return grade_order(expected=_things(body), given=_given(body, response))

    def told(self, body: Body, response: Response, verdict: Verdict) -> list[Told]:
        """The things in their right order."""
        given = _given(body, response)
        return [_told(thing, place, given) for place, thing in enumerate(_things(body))]

    def given_text(self, body: Body, response: Response) -> str:
        return "; ".join(_given(body, response))


def _told(thing: str, place: int, given: list[str]) -> Told:
    if thing not in given:
        return Told(Mark.MISSING, thing)
    if given.index(thing) == place:
        return Told(Mark.RIGHT, thing)
    return Told(Mark.WRONG, thing, note=f"You put it {PLACES[given.index(thing)]}.")


def _given(body: Body, response: Response) -> list[str]:
    known = by_id(body, _things(body))
    return [known[one] for one in response["order"] if one in known]


def _things(body: Body) -> list[str]:
    return [part["prompt"] for part in body["parts"]]
