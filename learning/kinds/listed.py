"""The entries of a list, in any order."""

from dataclasses import dataclass
from typing import Any

from learning.grading import LIMIT, Verdict, formats, grade_set, split_items
from learning.grading.sets import MOST
from learning.kinds.kind import (
    Body,
    Mark,
    Post,
    Response,
    Told,
    require,
    shown_common,
    surnames_in,
    texts,
    validate_common,
)

LONGEST = 2000  # characters of a list in one field


@dataclass(frozen=True, slots=True)
class Listed:
    format: str = formats.LIST

    def validate(self, body: Body) -> None:
        validate_common(body, self.format)
        require(len(body["elements"]) >= 2, "A list answer needs two entries or more.")
        require(
            len(body.get("aliases", ())) <= len(body["elements"]), "There are aliases of no entry."
        )
        require(0 <= body["needed"] <= len(body["elements"]), "More entries are asked than given.")

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        count = body["needed"] or len(body["elements"])
        return shown_common(body, self.format) | {"count": count}

    def parse(self, post: Post) -> Response:
        """The field ``response``: once for each entry, or once with all of them."""
        given = texts(post, "response", LONGEST)
        items = given if len(given) > 1 else split_items("".join(given))
        return {"items": [item[:LIMIT] for item in items if item.strip()][:MOST]}

    def grade(self, body: Body, response: Response) -> Verdict:
        return grade_set(
            elements=body["elements"],
            response=response["items"],
            needed=body["needed"],
            pool=tuple(body["pool"]),
            surnames=surnames_in(body),
            aliases=body.get("aliases", ()),  # bodies made before there were any lack them
        )

    def told(self, body: Body, response: Response, verdict: Verdict) -> list[Told]:
        """The entries of the list, then what is none."""
        enough = bool(verdict.present) and not verdict.missing
        left = Mark.SPARE if enough else Mark.MISSING
        return [
            *(
                Told(Mark.RIGHT if element in verdict.present else left, element)
                for element in body["elements"]
            ),
            *(Told(Mark.EXTRA, item) for item in verdict.extra),
        ]

    def given_text(self, body: Body, response: Response) -> str:
        return "; ".join(response["items"])
