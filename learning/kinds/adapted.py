"""Versions that people make of generated questions, and what they keep of the original.

``adapted`` in the body of a version holds the ``source`` of the original, whether ``stem`` (with
its frame) and ``key`` are still the same, and the ``uid`` of the question whose card an answer
reviews, "" if the version has a card of its own. The parts of a composite name their own cards, as
in any composite.
"""

from typing import Any

from learning.kinds import Body, kind_of
from learning.kinds.written import framed_stem, on_one_line


def formats_of_copies(body: Body) -> list[str]:
    """In which formats one can write a version of a generated question, the usual one first."""
    return [name for one in body["formats"] if (name := kind_of(one).version_format(body))]


def has_same_key(body: Body, original: Body) -> bool:
    """Whether both have the same answer, even if they ask for it in different kinds."""
    return kind_of(original["formats"][0]).has_same_key(body, original)


def adapted(body: Body, original: Body, uid: str, *, shares: bool) -> dict[str, Any]:
    """The body of a version, with the attribution of its original, and with the sources of the
    question and of each option and part that is unchanged. ``uid`` is that of the original.

    ``shares`` says whether an answer may review the card of the original, or those of its parts.
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
            "stem": on_one_line(framed_stem(body)) == on_one_line(framed_stem(original)),
            "key": same,
        },
    }


def kept(body: Body, before: Body) -> dict[str, Any]:
    """The body of a version whose original is gone, with what its body ``before`` kept of it."""
    version, had = adapted(body, before, "", shares=False), before["adapted"]
    same = {name: had[name] and version["adapted"][name] for name in ("stem", "key")}
    return version | {"adapted": had | same | {"uid": ""}}


def shares_card(body: Body) -> bool:
    """Whether an answer reviews cards of other questions: of the original, or of its parts."""
    return bool(body.get("adapted", {}).get("uid")) or any(part["uid"] for part in body["parts"])


def has_card(body: Body) -> bool:
    """Whether a question has a card of its own: not where nothing is right."""
    return kind_of(body["formats"][0]).has_key and not shares_card(body)


def uids_of_parts(body: Body) -> list[str]:
    """The questions whose cards a composite reviews; none if it has a card of its own."""
    return [part["uid"] for part in body["parts"] if part["uid"]]


def uids_reviewed(body: Body, uid: str) -> list[str]:
    """The questions whose cards an answer to the question ``uid`` reviews."""
    return uids_of_parts(body) or [card_of(body, uid)]


def card_of(body: Body, uid: str) -> str:
    """The uid of the question whose card an answer to the question ``uid`` reviews."""
    return body.get("adapted", {}).get("uid") or uid


def _parts(body: Body, original: Body, *, shares: bool) -> list[dict[str, Any]]:
    """The parts, with the uid and source of equal parts of the original; of a list, its entries."""
    if body["elements"]:
        return list(original["parts"]) if shares else []
    known = {(part["prompt"], part["answer"]): part for part in original["parts"]}
    plain = {"uid": "", "source": None}
    found = [known.get((part["prompt"], part["answer"]), part | plain) for part in body["parts"]]
    return found if shares else [part | {"uid": ""} for part in found]


def _with_sources(options: Any, originals: Any) -> list[dict[str, Any]]:
    known = {on_one_line(one["text"]): one["source"] for one in originals}
    return [one | {"source": known.get(on_one_line(one["text"]))} for one in options]
