"""Somebody's own version of a generated question: what it keeps of where that comes from.

Such a body says of ``adapted`` whose words it was made of: ``source`` are those of the brief,
``stem`` and ``key`` whether they still ask and answer the same, and ``uid`` names the question
whose card an answer reviews, "" where the version has a card of its own. The parts of a whole name
their own, as ever.
"""

from typing import Any

from learning.kinds import Body, kind_of
from learning.kinds.written import on_one_line


def formats_of_copies(body: Body) -> list[str]:
    """In which formats one can write a version of a generated question, the usual one first."""
    return [name for one in body["formats"] if (name := kind_of(one).version_format(body))]


def has_same_key(body: Body, original: Body) -> bool:
    """Whether the answer to both is the same, however they ask for it."""
    return kind_of(original["formats"][0]).has_same_key(body, original)


def adapted(body: Body, original: Body, uid: str, *, shares: bool) -> dict[str, Any]:
    """The body of a version with all that it keeps of the original, whose ``uid`` this is: its
    attribution, its words in the brief, and those of each option and part that is unchanged.

    ``shares`` says whether an answer reviews the original's card, or those of its parts.
    """
    same = has_same_key(body, original)
    of_parts = shares and same and any(part["uid"] for part in original["parts"])
    return dict(body) | {
        "attribution": original["attribution"],
        "distractors": _with_sources(body["distractors"], original["distractors"]),
        "parts": _parts(body, original, shares=of_parts),
        "adapted": {
            "uid": uid if shares and same and not of_parts else "",
            "source": original["source"],
            "stem": on_one_line(body["stem"]) == on_one_line(original["stem"]),
            "key": same,
        },
    }


def kept(body: Body, before: Body) -> dict[str, Any]:
    """The body of a version whose original is no more, with what it kept of it ``before``."""
    whole, told = adapted(body, before, "", shares=False), before["adapted"]
    still = {name: told[name] and whole["adapted"][name] for name in ("stem", "key")}
    return whole | {"adapted": told | still | {"uid": ""}}


def shares_card(body: Body) -> bool:
    """Whether an answer reviews the cards of others: the original's, or those of its parts."""
    return bool(body.get("adapted", {}).get("uid")) or any(part["uid"] for part in body["parts"])


def uids_of_parts(body: Body) -> list[str]:
    """The questions whose cards a composite reviews; none where it has a card of its own."""
    return [part["uid"] for part in body["parts"] if part["uid"]]


def uids_reviewed(body: Body, uid: str) -> list[str]:
    """The questions whose cards an answer reviews, to a question with this uid."""
    return uids_of_parts(body) or [card_of(body, uid)]


def card_of(body: Body, uid: str) -> str:
    """The uid of the question whose card an answer reviews, to a question with this one."""
    return body.get("adapted", {}).get("uid") or uid


def _parts(body: Body, original: Body, *, shares: bool) -> list[dict[str, Any]]:
    """The parts, each with what the original's like part has; those of a list are its entries."""
    if body["elements"]:
        return list(original["parts"]) if shares else []
    known = {(part["prompt"], part["answer"]): part for part in original["parts"]}
    plain = {"uid": "", "source": None}
    found = [known.get((part["prompt"], part["answer"]), part | plain) for part in body["parts"]]
    return found if shares else [part | {"uid": ""} for part in found]


def _with_sources(options: Any, originals: Any) -> list[dict[str, Any]]:
    known = {on_one_line(one["text"]): one["source"] for one in originals}
    return [one | {"source": known.get(on_one_line(one["text"]))} for one in options]
