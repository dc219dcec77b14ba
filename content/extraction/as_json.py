"""Findings in the schema that texts are annotated in, to measure extraction."""

from typing import Any

from content.extraction.findings import Findings, ItemFound


def as_json(found: Findings) -> dict[str, Any]:
    """``{people, concepts, statements, lists, figures}``, of values that JSON has."""
    return {
        "people": [
            {
                "name": one.name,
                "native_name": one.native_name or None,
                "affiliation": one.affiliation or None,
                "aliases": list(one.aliases),
            }
            for one in found.people
        ],
        "concepts": [
            {
                "term": one.term,
                "abbreviation": one.abbreviation or None,
                "definition": one.definition or None,
                "native_form": one.native_form or None,
            }
            for one in found.concepts
        ],
        "statements": [
            {
                "speaker": list(one.speakers) or one.holder,
                "kind": one.mode.value,
                "cue": one.cue,
                "span": one.text,
                "rule": one.rule,
                "confidence": round(one.confidence, 3),
                "doubts": list(one.doubts),
            }
            for one in found.statements
        ],
        "lists": [
            {"intro": one.lead_in, "items": [_item(item) for item in one.items]}
            for one in found.lists
        ],
        "figures": [{"text": one.text} for one in found.figures],
    }


def _item(item: ItemFound) -> Any:
    if not item.items:
        return item.text
    return {"text": item.text, "children": [_item(below) for below in item.items]}
