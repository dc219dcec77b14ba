"""Wordings that an editor accepts for the answers of generated questions.

``wordings`` of a body lists those of its ``accepted`` that an editor added; other bodies lack the
key.
"""

from collections.abc import Sequence
from typing import Any

from learning.grading import formats, normalise
from learning.kinds import KINDS, Body, kind_of
from learning.kinds.typed import OneLine
from learning.questions.words import contains

# The formats whose response is one line, under the name "text".
ONE_LINE = tuple(name for name, kind in KINDS.items() if isinstance(kind, OneLine))
# Types of questions that ask for the same thing of a subject, by the family of the subject. A type
# that is not listed asks for something of its own.
SAME_THING = {
    "concepts": dict.fromkeys(
        ("term-for-definition", "term-for-case", "name-of-characters"), "term"
    ),
    "people": {"holder-of-post": "name", "who-is-it": "name"},
    "facts": dict.fromkeys(("figure", "date", "place", "cloze", "altered-word"), "value"),
}


def thing_asked(subject: str, type: str, uid: str) -> str:
    """What a question asks of its subject: "term", "name" or "value" if questions of several types
    ask for it, else the question's uid. Changes of wording do not change it.
    """
    family = subject.partition("/")[0]
    return SAME_THING.get(family, {}).get(type, uid)


def takes_wordings(body: Body) -> bool:
    """Whether the question is answered in one line, which is compared with one answer."""
    return bool(_line_format(body)) and not body.get("gaps")


def counts_as_right(body: Body, text: str) -> bool:
    """Whether the question would accept a text that is typed as its answer."""
    format = _line_format(body)
    name = "corrected" if format == formats.ALTERED else "text"
    response: dict[str, Any] = {"found": "", name: text}
    return kind_of(format).grade(body, response).outcome.is_right


def wording_fault(body: Body, wording: str) -> str:
    """Why a wording cannot count as right in a question; "" if it can.

    The question must not say it, no wrong option may contain it, and no other answer may become
    right with it.
    """
    longer = _with(body, [wording])
    if contains(f"{body.get('frame', '')}: {body['stem']}", wording):
        return f"“{wording}” stands in the question “{body['stem']}”."
    if not counts_as_right(longer, wording):
        return f"“{wording}” cannot be compared with the answer “{body['answer']}”."
    options = [one["text"] for one in body["distractors"]]
    others = [*options, *body["pool"], *(body["altered"] or ())[:1]]
    for other in others:
        if counts_as_right(longer, other) and not counts_as_right(body, other):
            if normalise(other) == normalise(wording):
                return f"“{wording}” is the answer to something else in this brief."
            return f"With “{wording}”, “{other}” would be right as well, which is something else."
    for option in options:
        if contains(option, wording):
            return f"“{wording}” is part of “{option}”, one of the wrong options."
    return ""


def with_wordings(body: Body, wordings: Sequence[str]) -> Body:
    """The body with these wordings, in place of those that an editor added before.

    Left out are wordings that are right without it, and those that have a fault by now, such as
    one that a new version of the brief gives as another answer.
    """
    plain = _without(body)
    if not takes_wordings(plain):
        return plain
    added: list[str] = []
    for wording in wordings:
        so_far = _with(plain, added)
        if not counts_as_right(so_far, wording) and not wording_fault(so_far, wording):
            added.append(wording)
    return _with(plain, added)


def _line_format(body: Body) -> str:
    """The first format in which the answer is typed; "" if there is none."""
    typed = (*ONE_LINE, formats.ALTERED)
    return next((format for format in body["formats"] if format in typed), "")


def _without(body: Body) -> dict[str, Any]:
    added = body.get("wordings", ())
    plain = {name: value for name, value in body.items() if name != "wordings"}
    return plain | {"accepted": body["accepted"][: len(body["accepted"]) - len(added)]}


def _with(body: Body, wordings: Sequence[str]) -> dict[str, Any]:
    if not wordings:
        return dict(body)
    added = [*body.get("wordings", ()), *wordings]
    return dict(body) | {"accepted": [*body["accepted"], *wordings], "wordings": added}
