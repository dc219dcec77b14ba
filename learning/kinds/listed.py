"""The entries of a list, in any order."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from learning.grading import LIMIT, Verdict, formats, grade_set, split_items
from learning.grading.expects import Expects
from learning.grading.sets import MOST
from learning.kinds.kind import Body, Effort, FeedbackPart, Kind, PartMark, require, surnames_in
from learning.kinds.limits import LONGEST_ANSWER, LONGEST_EXPLANATION
from learning.kinds.response_fields import Post, ResponseData, values_sent
from learning.kinds.written import WrittenQuestion, on_one_line

LONGEST = 2000  # characters of a list in one field


class Listed(Kind):
    """``elements`` of a body are the entries, ``aliases`` their other names; ``needed`` is how many
    entries are enough, 0 for all. With ``share``, each entry that is asked for brings its share of
    the marks."""

    name = formats.LIST
    label = "Listing all of them"
    effort = Effort.LONG
    instructs = True
    rows_called = "entries"

    def validate(self, body: Body) -> None:
        super().validate(body)
        entries, aliases = body["elements"], body.get("aliases", ())
        require(len(entries) >= 2, "A list answer needs two entries or more.")
        require(len(aliases) <= len(entries), "There are aliases of no entry.")
        require(0 <= body["needed"] <= len(entries), "More entries are asked than given.")

    def shown(self, uid: str, body: Body, presentation: int) -> dict[str, Any]:
        count = body["needed"] or len(body["elements"])
        return super().shown(uid, body, presentation) | {"count": count}

    def parse(self, post: Post) -> ResponseData:
        """The field ``response``: once for each entry, or once with all of them."""
        given = values_sent(post, "response", LONGEST)
        items = given if len(given) > 1 else split_items("".join(given))
        return {"items": [item[:LIMIT] for item in items if item.strip()][:MOST]}

    def grade(self, body: Body, response: ResponseData) -> Verdict:
        return grade_set(
            elements=body["elements"],
            response=response["items"],
            needed=body["needed"],
            pool=tuple(body["pool"]),
            surnames=surnames_in(body),
            aliases=body.get("aliases", ()),  # old bodies have none
            stem=body["stem"],
            share=bool(body.get("share")),
        )

    def feedback(self, body: Body, response: ResponseData, verdict: Verdict) -> list[FeedbackPart]:
        """The entries of the list, then those of the response that are none."""
        enough = bool(verdict.present) and not verdict.missing
        left = PartMark.SPARE if enough else PartMark.MISSING
        entries = [
            FeedbackPart(PartMark.RIGHT if entry in verdict.present else left, entry)
            for entry in body["elements"]
        ]
        return entries + [FeedbackPart(PartMark.EXTRA, item) for item in verdict.extra]

    def response_text(self, body: Body, response: ResponseData) -> str:
        return "; ".join(response["items"])

    def compose(
        self,
        stem: str,
        entries: Sequence[str],
        aliases: Sequence[Iterable[str]] = (),
        needed: int = 0,
        explanation: str = "",
        *,
        share: bool = False,
    ) -> WrittenQuestion:
        entries = [on_one_line(entry) for entry in entries]
        names = [[name for name in map(on_one_line, others) if name] for others in aliases]
        names += [[] for _ in entries[len(names) :]]
        return self._question(
            stem,
            "; ".join(entries),
            explanation,
            Expects.SET,
            elements=entries,
            aliases=names,
            needed=needed,
            **({"share": True} if share else {}),
        )

    def fields(self, body: Body) -> dict[str, Any]:
        return super().fields(body) | {
            "entries": body["elements"],
            "aliases": aliases_of(body),
            "needed": body["needed"],
            "share": bool(body.get("share")),
        }

    def texts(self, body: Body) -> Iterator[tuple[str, str, int]]:
        yield from super().texts(body)
        for entry, names in zip(body["elements"], aliases_of(body), strict=True):
            yield f"The entry “{entry[:40]}”", entry, LONGEST_ANSWER
            yield f"The other names of “{entry[:40]}”", ", ".join(names), LONGEST_EXPLANATION

    def rows(self, body: Body) -> int:
        return len(body["elements"])

    def check_fits(self, body: Body) -> None:
        super().check_fits(body)
        names = (name for others in body["aliases"] for name in others)
        comma = next((name for name in names if "," in name), "")
        require(not comma, f"“{comma}”, one of its other names, holds a comma.")


def aliases_of(body: Body) -> list[list[str]]:
    """The other names of each entry of a list."""
    found = [list(names) for names in body.get("aliases", ())]
    return found + [[] for _ in body["elements"][len(found) :]]
