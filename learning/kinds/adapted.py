"""Somebody's own version of a generated question: what it keeps of where that comes from.

Such a body says of ``adapted`` whose words it was made of: ``source`` are those of the brief,
``stem`` and ``key`` whether they still ask and answer the same, and ``uid`` names the question
whose card an answer reviews, "" where the version has a card of its own. The parts of a whole name
their own, as ever.
"""

from collections.abc import Mapping
from typing import Any

from learning.grading import formats

type Body = Mapping[str, Any]

RECALLED = {formats.RECALL: formats.OPEN}  # by whoever answers alone; written, it is an open answer


def formats_of_copies(body: Body) -> list[str]:
    """The formats in which a version of a generated question can be written, the usual one first;
    a number that nothing is known of but its words is written as something else."""
    named = [RECALLED.get(one, one) for one in body["formats"]]
    return [one for one in named if one != formats.NUMBER or body.get("measure")]


def has_same_key(body: Body, original: Body) -> bool:
    """Whether the answer to both is the same, however they ask for it."""
    if body["altered"] and original["altered"]:
        return bool(body["altered"] == original["altered"])
    if formats.ORDERING in original["formats"]:
        return _pairs(body) == _pairs(original)
    if formats.MATCHING in original["formats"]:
        return sorted(_pairs(body)) == sorted(_pairs(original))
    if body["elements"] and original["elements"]:
        entries = (sorted(map(_folded, one["elements"])) for one in (body, original))
        return next(entries) == next(entries) and body["needed"] == original["needed"]
    return _folded(body["answer"]) == _folded(original["answer"])


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
            "stem": _folded(body["stem"]) == _folded(original["stem"]),
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
    known = {_folded(one["text"]): one["source"] for one in originals}
    return [one | {"source": known.get(_folded(one["text"]))} for one in options]


def _pairs(body: Body) -> list[tuple[str, str]]:
    return [(_folded(part["prompt"]), _folded(part["answer"])) for part in body["parts"]]


def _folded(text: str) -> str:
    return " ".join(text.split())
