"""The fields for an answer to a question, on any page."""

from collections.abc import Mapping
from typing import Any

from content.models import Brief
from learning.grading import formats
from learning.kinds import Body
from learning.questions.altered import untold
from learning.questions.words import contains, normalised

Face = dict[str, Any]


def asked_face(shown: Face) -> Face:
    """The fields for an answer to what a kind showed of a question."""
    format, places = shown["format"], shown.get("count") or len(shown.get("options", ()))
    template = f"learning/rendering/responses.html#{format.replace(' ', '_')}"
    numbers = range(1, places + 1)
    # The instruction of an altered word stands beside its fields, not in the statement.
    statement, changed = untold(shown["stem"]) if format == formats.ALTERED else ("", "")
    said = {"numbers": numbers, "statement": statement, "changed": changed}
    return {"face": shown | {"template": template} | said}


def attempt_face(shown: Face) -> Face:
    """The fields for an answer that is not sent in by picking it."""
    face = asked_face(shown)
    if shown["format"] == formats.CHOICE:
        face["face"]["template"] = "learning/rendering/responses.html#pick"
    return face


def filled(shown: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """What a kind showed, with a response put into its fields; whatever the kind, each field
    takes what the response has for it."""
    order, pairs = list(given.get("order", ())), given.get("pairs", {})
    options = [
        one
        | {
            "chosen": one["id"] in (given.get("option"), *given.get("options", ())),
            "place": order.index(one["id"]) + 1 if one["id"] in order else None,
        }
        for one in shown.get("options", ())
    ]
    prompts = [one | {"match": pairs.get(one["id"], "")} for one in shown.get("prompts", ())]
    fields = {name: given.get(name, "") for name in ("found", "corrected")}
    lists = {"entries": given.get("items", []), "texts": given.get("texts", [])}
    return {**shown, "options": options, "prompts": prompts} | lists | fields


def title_of(brief: Brief | None, body: Body) -> str:
    """The brief's title, unless it gives an answer away."""
    title = brief.title if brief else ""
    altered = body["altered"] or ()
    answers = (body["answer"], *body["accepted"], *body["elements"], *altered)
    told = any(normalised(text) and contains(title, text) for text in answers)
    return "" if told else title
